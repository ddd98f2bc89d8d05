import Activity
import Engine
import EventTime
import RulePacks
import Testing

@Suite("A saved session")
struct SessionFileTests {
  private let options = EvaluationOptions(asOf: .latest)

  private func file(_ rules: RuleSet) -> [UInt8] {
    var session = SessionTests.session(rules)
    _ = session.take([
      SessionTests.activity("a", "email.received", day: 0),
      SessionTests.activity("m", "meeting.held", day: 1),
    ])
    _ = session.advance(to: SessionTests.on(5))
    return session.save()
  }

  private func problem(_ file: [UInt8], _ rules: RuleSet) -> SessionFile.Problem? {
    do throws(SessionFile.Problem) {
      _ = try Session(resuming: file, rules, catalogue: KindCatalogue(), options: options)
      return nil
    } catch {
      return error
    }
  }

  @Test("goes on where it stopped")
  func resume() throws {
    let rules = try SessionTests.rules()
    var session = try Session(
      resuming: file(rules), rules, catalogue: KindCatalogue(), options: options)
    #expect(session.findings.map(\.at) == [SessionTests.on(4)])
    #expect(session.asOf == SessionTests.on(5))
    #expect(session.take([SessionTests.activity("b", "email.sent", day: 6)]).ended.count == 1)
    #expect(session.take([SessionTests.activity("c", "email.sent", day: 1)]).withdrawn.count == 1)
  }

  @Test("is refused wherever it was cut off")
  func torn() throws {
    let rules = try SessionTests.rules()
    let file = file(rules)
    for count in file.indices {
      #expect(problem(Array(file[..<count]), rules) == (count < 8 ? .notASession : .damaged), "\(count)")
    }
    #expect(problem(file + [0], rules) == .damaged)
  }

  @Test("is refused whichever byte is another")
  func flipped() throws {
    let rules = try SessionTests.rules()
    let file = file(rules)
    for place in file.indices {
      var other = file
      other[place] ^= 1 << UInt8(place % 8)
      #expect(problem(other, rules) != nil, "\(place)")
    }
    var other = file
    other[8] = 9
    #expect(problem(other, rules) == .otherVersion)
  }

  @Test("is refused under other rules, people, kinds or options")
  func foreign() throws {
    let rules = try SessionTests.rules()
    let file = file(rules)
    #expect(problem(file, rules) == nil)
    #expect(problem(file, try SessionTests.rules(within: "5 days")) == .otherRules)
    #expect(problem(Array("{\"id\":\"a1\"}".utf8), rules) == .notASession)
    let directory = Directory([Directory.Entry(.person, id: "R1", manager: "M1")])
    #expect(throws: SessionFile.Problem.otherRules) {
      _ = try Session(
        resuming: file, rules, catalogue: KindCatalogue(), directory: directory, options: options)
    }
    #expect(throws: SessionFile.Problem.otherRules) {
      _ = try Session(
        resuming: file, rules, catalogue: KindCatalogue(),
        options: EvaluationOptions(asOf: SessionTests.on(100)))
    }
  }
}
