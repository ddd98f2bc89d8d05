import Activity
import BasicContainers
import EventTime
import RulePacks
import Saving
import SourceText
import Symbols
import Testing

@testable import Engine

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
    // The header alone says so.
    let header = Array(file[..<SessionFile.headerSize])
    #expect(problem(header, try SessionTests.rules(within: "5 days")) == .otherRules)
    #expect(problem(header.dropLast(), try SessionTests.rules(within: "5 days")) == .damaged)
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

  @Test("speaks of no subject whose id is none of the texts of its log")
  func texts() throws {
    let rules = try SessionTests.rules()
    var session = SessionTests.session(rules)
    _ = session.take([SessionTests.activity("a", "email.received", day: 0)])
    // Nothing is held by a run then.
    _ = session.save()
    let all = session.log.timeline.symbols
    var writer = ByteWriter()
    session.lanes[0].save(into: &writer, all)
    let last = Int(try #require(all.find("D1")).index)
    for (count, isKnown) in [(last, false), (last + 1, true)] {
      var symbols = SymbolTable()
      for index in 0..<count { _ = symbols.intern(all.text(Symbol(index: UInt32(index)))) }
      var other = SessionTests.session(rules)
      let isBroken = writer.bytes.withUnsafeBytes { bytes in
        var reader = ByteReader(bytes)
        other.lanes[0].restore(from: &reader, symbols)
        return reader.isBroken
      }
      #expect(isBroken != isKnown, "\(count)")
    }
  }

  /// Of a small session that has something of every part. Where the form takes another room, the version has to be
  /// raised: a session that was saved in the old form must be refused, and this length is that of the new one.
  @Test("has another version where its form has another length")
  func version() throws {
    var session = try Self.everyPart()
    #expect([Int(SessionFile.version), session.save().count] == [5, 4080])
  }

  private static func everyPart() throws -> Session {
    let pack = """
      touchline: 1
      pack: p
      version: 1.0.0
      title: P
      summary: A pack.
      domain: test
      facts:
        meetings: { count: meeting.held, within: 30 days }
        people:   { distinct: activity.contacts, of: meeting.held }
        spoken:   { mean: data.talk_ratio, of: call.held, last: 3 }
        longest:  { max: data.minutes, of: call.held }
        newest:   { latest: call.held }
        topics:   { values: data.topics, of: note.logged }
        open:     { pending: data.topics, of: note.logged, until: email.sent }
      rules:
        late:    { title: L, when: email.received, expect: { later: email.sent, within: 4 days }, expires: 20 days, nudge: { rep: A } }
        never:   { title: N, when: note.logged, expect: { never: deal.lost, within: 7 days }, nudge: { rep: A } }
        before:  { title: B, when: call.held, expect: { earlier: note.logged, since: email.sent }, nudge: { rep: A } }
        held:    { title: H, while: facts.meetings > 0, for: 10 days, nudge: { rep: A } }
        silent:  { title: S, while: deal.open, without: call.held, in_last: 30 days, nudge: { rep: A } }
        weekly:  { title: W, every: week, expect: { at_least: 2, of: call.held }, nudge: { rep: A } }
        again:   { title: G, when: call.held, expect: { that: facts.spoken > 0.9 && facts.longest > 99 && facts.people > 5 && facts.open == 0 }, cool_down: 9 days, nudge: { rep: A } }
        same:    { title: M, when: note.logged, expect: { next: email.sent, among: email.sent }, same: [data.topics], nudge: { rep: A } }
        many:    { title: O, per: rep, when: meeting.held, if: rep.open_deals > 3, nudge: { rep: A } }
      """
    let read = PackReader(catalogue: KindCatalogue(), domains: ["test"])
      .read(SourceFile(name: "p.yaml", text: pack))
    var symbols = SymbolTable()
    let rules = RuleSet.compile(
      [try #require(read.pack, "\(read.diagnostics.map(\.message))")], symbols: &symbols)
    var session = SessionTests.session(rules)
    for (day, kind) in ["email.received", "note.logged", "meeting.held", "call.held", "call.held"]
      .enumerated()
    {
      _ = session.take([
        SessionTests.activity(
          "a\(day)", kind, day: Int64(day),
          data: [("topics", .list([.text("price")])), ("minutes", .int(30)), ("talk_ratio", .double(0.5))])
      ])
    }
    _ = session.advance(to: SessionTests.on(6))
    return session
  }
}
