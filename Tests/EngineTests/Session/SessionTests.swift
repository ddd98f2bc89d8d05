import Activity
import EventTime
import RulePacks
import SourceText
import Symbols
import Testing

@testable import Engine

@Suite("A session")
struct SessionTests {
  static let day: Int64 = 86_400_000

  static func rules(within: String = "4 days") throws -> RuleSet {
    let pack = """
      touchline: 1
      pack: p
      version: 1.0.0
      title: P
      summary: A pack.
      domain: test
      facts:
        meetings: { count: meeting.held, within: 30 days }
      rules:
        answer:
          title: Answer in time
          when: email.received
          expect: { later: email.sent, within: \(within) }
          expires: 20 days
          nudge: { rep: "A mail waits on {deal.id}." }
        alone:
          per: rep
          title: Do not sit on a large deal alone
          when: meeting.held
          if: deal.amount > 1000
          nudge: { manager: "{deal.id} is large." }
      """
    let read = PackReader(catalogue: KindCatalogue(), domains: ["test"])
      .read(SourceFile(name: "p.yaml", text: pack))
    var symbols = SymbolTable()
    return RuleSet.compile([try #require(read.pack, "\(read.diagnostics)")], symbols: &symbols)
  }

  static func session(_ rules: RuleSet) -> Session {
    Session(rules, catalogue: KindCatalogue(), options: EvaluationOptions(asOf: .latest))
  }

  static func on(_ day: Int64) -> Instant { Instant(milliseconds: 1_767_571_200_000 + day * Self.day) }

  static func activity(
    _ id: String, _ kind: String, day: Int64, deal: String = "D1", rev: Int64 = 0, deleted: Bool = false,
    data: [(field: String, value: DataValue)] = []
  ) -> LoggedActivity {
    LoggedActivity(
      id: id, at: on(day), kind: kind, deal: deal, rep: "R1", data: data, rev: rev, deleted: deleted)
  }

  @Test("raises what time brings, and ends it")
  func life() throws {
    var session = Self.session(try Self.rules())
    #expect(session.take([Self.activity("a", "email.received", day: 0)]).isEmpty)
    #expect(session.advance(to: Self.on(3)).isEmpty)
    let raised = session.advance(to: Self.on(5)).raised
    #expect(raised.map(\.at) == [Self.on(4)])
    #expect(raised.first?.nudge?.rep == "A mail waits on D1.")
    let answered = session.take([Self.activity("b", "email.sent", day: 6)])
    #expect(answered.ended.map(\.status) == [.cleared(at: Self.on(6), by: "b")])
    #expect(answered.raised.isEmpty && answered.withdrawn.isEmpty)
    #expect(session.findings.map(\.id) == raised.map(\.id))
    #expect(session.asOf == Self.on(5))
  }

  @Test("takes the rows of a log that it began with one by one, and several at a time")
  func rows() throws {
    let rules = try Self.rules()
    var builder = TimelineBuilder(
      catalogue: KindCatalogue(), options: ReadOptions(asOf: .latest, zone: .utc), symbols: rules.symbols)
    let log = [
      Self.activity("a", "email.received", day: 0), Self.activity("b", "email.received", day: 1),
      Self.activity("c", "email.sent", day: 6), Self.activity("d", "email.received", day: 7),
    ]
    for activity in log { builder.add(activity) }
    let timeline = builder.finish().timeline
    for sizes in [[1, 1, 1, 1], [2, 2], [4], [1, 3]] {
      var session = Session(
        rules, catalogue: KindCatalogue(), log: timeline, untaken: 4,
        options: EvaluationOptions(asOf: .latest))
      var (next, raised, ended) = (0, 0, 0)
      for size in sizes {
        let changes = session.take(rows: next..<next + size)
        next += size
        raised += changes.raised.count
        ended += changes.ended.count
      }
      #expect(raised == 1)
      #expect(session.findings.map(\.at) == [Self.on(4)])
      #expect(session.findings.allSatisfy { $0.status == .cleared(at: Self.on(6), by: "c") })
    }
  }

  @Test("says that nothing changed only where nothing did")
  func nothing() {
    var changes = [SessionChanges](repeating: SessionChanges(), count: 6)
    let finding = Finding(id: "f", rule: 0, subject: SubjectID(kind: .deal, ids: ["D1"]), at: Self.on(0))
    changes[0].raised = [finding]
    changes[1].ended = [finding]
    changes[2].withdrawn = [finding]
    changes[3].revised = [finding]
    changes[4].rejected = [(0, "no")]
    #expect(changes.map(\.isEmpty) == [false, false, false, false, false, true])
  }

  @Test("measures what it keeps of open deals, and of no others")
  func size() throws {
    var session = Self.session(try Self.rules())
    _ = session.take([
      Self.activity("a", "email.received", day: 0), Self.activity("b", "email.received", day: 0, deal: "D2"),
      Self.activity("c", "email.received", day: 0, deal: "D3"),
      Self.activity("d", "deal.lost", day: 1, deal: "D3"),
    ])
    let before = session.measure()
    #expect(before.openDeals == 2 && before.findings == 0)
    _ = session.take([Self.activity("e", "call.held", day: 2)])
    _ = session.advance(to: Self.on(4))
    let after = session.measure()
    #expect(after.openDeals == 2 && after.findings == 2)
    #expect(after.chains > before.chains && before.chains > 0 && after.states > 0)
  }

  @Test("lets findings expire")
  func expiry() throws {
    var session = Self.session(try Self.rules())
    _ = session.take([Self.activity("a", "email.received", day: 0)])
    _ = session.advance(to: Self.on(4))
    #expect(session.advance(to: Self.on(60)).ended.map(\.status) == [.expired(at: Self.on(24))])
  }

  @Test("withdraws what a late activity, an edit or a tombstone takes back")
  func withdrawals() throws {
    let late = Self.activity("b", "email.sent", day: 2)
    let moved = Self.activity("a", "email.received", day: 8, rev: 1)
    let tombstone = Self.activity("a", "email.received", day: 0, rev: 1, deleted: true)
    for correction in [late, moved, tombstone] {
      var session = Self.session(try Self.rules())
      _ = session.take([Self.activity("a", "email.received", day: 0)])
      let raised = session.advance(to: Self.on(5)).raised
      #expect(raised.count == 1)
      let changes = session.take([correction])
      #expect(changes.withdrawn == raised)
      #expect(changes.raised.isEmpty && changes.ended.isEmpty)
      #expect(session.findings.isEmpty)
    }
  }

  @Test(
    "knows what a log that it begins with deleted, or moved beyond the end of time", arguments: [true, false])
  func knownLogs(deleted: Bool) throws {
    let rules = try Self.rules()
    let reading = ReadOptions(asOf: Self.on(30), keepsUncounted: true)
    var builder = TimelineBuilder(catalogue: KindCatalogue(), options: reading, symbols: rules.symbols)
    builder.add(Self.activity("a", "email.received", day: deleted ? 0 : 40, rev: 1, deleted: deleted))
    let options = EvaluationOptions(asOf: Self.on(30))
    var session = Session(rules, catalogue: KindCatalogue(), log: builder.finish().timeline, options: options)
    #expect(session.take([Self.activity("a", "email.received", day: 0)]).isEmpty)
    #expect(session.advance(to: Self.on(30)).isEmpty)
    _ = session.take([Self.activity("a", "email.received", day: 1, rev: 2)])
    #expect(session.findings.map(\.at) == [Self.on(5)])
  }

  @Test("says what stands otherwise than it was told")
  func revisions() throws {
    var session = Self.session(try Self.rules())
    _ = session.take([Self.activity("a", "email.received", day: 0)])
    _ = session.advance(to: Self.on(5))
    _ = session.take([Self.activity("b", "email.sent", day: 7)])
    let changes = session.take([Self.activity("c", "email.sent", day: 6)])
    #expect(changes.revised.map(\.status) == [.cleared(at: Self.on(6), by: "c")])
    #expect(changes.raised.isEmpty && changes.ended.isEmpty && changes.withdrawn.isEmpty)
  }

  @Test("has others run again who read a deal that was something else")
  func otherSubjects() throws {
    var session = Self.session(try Self.rules())
    func amount(_ id: String, _ day: Int64, _ amount: Int64) -> LoggedActivity {
      Self.activity(id, "deal.amount_changed", day: day, data: [("amount", .int(amount))])
    }
    let raised = session.take([amount("a", 0, 5_000), Self.activity("m", "meeting.held", day: 5)]).raised
    #expect(raised.map(\.subject.description) == ["R1"])
    #expect(session.take([amount("b", 3, 10)]).withdrawn == raised)
    #expect(session.take([Self.activity("b", "note.logged", day: 3, rev: 1)]).raised == raised)
  }

  @Test("says of what was raised and ended in one step that it was raised, and how it ended")
  func atOnce() throws {
    var session = Self.session(try Self.rules())
    _ = session.take([
      Self.activity("a", "email.received", day: 0), Self.activity("b", "email.received", day: 2),
    ])
    let changes = session.advance(to: Self.on(60))
    #expect(changes.raised.map(\.status) == [.expired(at: Self.on(24))])
    #expect(changes.ended.isEmpty)
    var other = Self.session(try Self.rules())
    _ = other.take([Self.activity("a", "email.received", day: 0)])
    _ = other.advance(to: Self.on(5))
    let answered = other.take([
      Self.activity("b", "email.received", day: 6), Self.activity("c", "email.sent", day: 20),
    ])
    #expect(answered.raised.map(\.at) == [Self.on(10)] && answered.ended.map(\.at) == [Self.on(4)])
  }

  @Test("tells an end that came to light from other contents")
  func differences() {
    func finding(_ status: Finding.Status, count: Int = 0) -> Finding {
      var finding = Finding(
        id: "f", rule: 0, subject: SubjectID(kind: .deal, ids: ["D1"]), at: Self.on(0), status: status)
      finding.evidence.count = count
      return finding
    }
    let cleared = finding(.cleared(at: Self.on(3), by: "b")), expired = finding(.expired(at: Self.on(4)))
    for (before, after, isEnd) in [
      (finding(.open), cleared, true), (finding(.open), expired, true),
      (finding(.open), finding(.open, count: 1), false),
      (cleared, expired, false), (cleared, finding(.open), false),
    ] {
      var changes = SessionChanges()
      changes.add(FindingDifference(from: [before], to: [after]))
      #expect(changes.ended == (isEnd ? [after] : []) && changes.revised == (isEnd ? [] : [after]))
      #expect(changes.raised.isEmpty && changes.withdrawn.isEmpty)
    }
  }

  @Test("raises at once what was due between late activities, on each subject and at the instant itself")
  func dueAlready() throws {
    var session = Self.session(try Self.rules())
    _ = session.advance(to: Self.on(30))
    let late = session.take([
      Self.activity("a", "email.received", day: 0), Self.activity("b", "email.received", day: 1, deal: "D2"),
    ])
    #expect(late.raised.map(\.at) == [Self.on(4), Self.on(5)])
    var other = Self.session(try Self.rules())
    _ = other.take([Self.activity("a", "note.logged", day: 0)])
    _ = other.advance(to: Self.on(4))
    // Due at the very instant that the session has come to.
    #expect(other.take([Self.activity("b", "email.received", day: 0)]).raised.map(\.at) == [Self.on(4)])
  }

  @Test("takes activities of one instant in the order of the log, whichever came first")
  func sameInstant() throws {
    for order in [["a", "b"], ["b", "a"]] {
      var session = Self.session(try Self.rules())
      for id in order {
        _ = session.take([Self.activity(id, id == "a" ? "email.received" : "email.sent", day: 0)])
      }
      #expect(session.advance(to: Self.on(9)).raised.isEmpty, "\(order)")
      var turned = Self.session(try Self.rules())
      for id in order {
        _ = turned.take([Self.activity(id, id == "b" ? "email.received" : "email.sent", day: 0)])
      }
      #expect(turned.advance(to: Self.on(9)).raised.count == 1, "\(order)")
    }
  }

  @Test("takes repeats and earlier states for what they are, and says what is none")
  func repeats() throws {
    var session = Self.session(try Self.rules())
    let edited = Self.activity("a", "email.received", day: 0, rev: 3)
    _ = session.take([edited, edited, Self.activity("a", "email.sent", day: 0, rev: 2)])
    #expect(session.take([edited]).isEmpty)
    #expect(session.advance(to: Self.on(9)).raised.count == 1)
    let nobody = LoggedActivity(id: "n", at: Self.on(1), kind: "note.logged")
    let rejected = session.take([Self.activity("c", "note.logged", day: 9), nobody]).rejected
    #expect(rejected.map(\.place) == [1])
    #expect(rejected.first?.reason.isEmpty == false)
  }

  @Test("thinks of what has not happened, and forgets it")
  func supposing() throws {
    var session = Self.session(try Self.rules())
    _ = session.take([Self.activity("a", "email.received", day: 0)])
    let waiting = session.suppose([], asOf: Self.on(9))
    #expect(waiting.findings.isEmpty && waiting.subjects.isEmpty)
    let note = session.suppose([Self.activity("x", "note.logged", day: 1)], asOf: Self.on(9))
    #expect(note.difference.raised.map(\.at) == [Self.on(4)])
    let answer = session.suppose([Self.activity("x", "email.sent", day: 1)], asOf: Self.on(9))
    #expect(answer.findings.isEmpty)
    #expect(session.findings.isEmpty)
    #expect(session.advance(to: Self.on(9)).raised.count == 1)
  }
}
