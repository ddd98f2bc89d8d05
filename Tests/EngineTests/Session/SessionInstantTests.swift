import Activity
import EventTime
import RulePacks
import SourceText
import Symbols
import Testing

@testable import Engine

/// What becomes known late at the very instant that a subject has come to, and what is supposed of others.
@Suite("A session at the very instant")
struct SessionInstantTests {
  private func rules(_ rules: String, beside: String = "") throws -> RuleSet {
    let pack = """
      touchline: 1
      pack: p
      version: 1.0.0
      title: P
      summary: A pack.
      domain: test
      \(beside)
      rules:
      \(rules)
      """
    let read = PackReader(catalogue: KindCatalogue(), domains: ["test"])
      .read(SourceFile(name: "p.yaml", text: pack))
    var symbols = SymbolTable()
    return RuleSet.compile([try #require(read.pack, "\(read.diagnostics)")], symbols: &symbols)
  }

  private static func line(
    _ id: String, _ kind: String, day: Int64, deal: String? = nil, account: String? = nil, rep: String? = nil,
    data: [(field: String, value: DataValue)] = []
  ) -> LoggedActivity {
    LoggedActivity(
      id: id, at: SessionTests.on(day), kind: kind, deal: deal, account: account, rep: rep, data: data)
  }

  @Test("counts what others take over before an activity of that instant, and not what they take behind it")
  func openDeals() throws {
    let rules = try rules(
      "  busy: { title: B, per: rep, when: meeting.held, if: rep.open_deals > 0, nudge: { rep: Look. } }")
    for (id, isBefore) in [("a", true), ("z", false)] {
      var session = SessionTests.session(rules)
      _ = session.take([Self.line("d", "deal.opened", day: 0, deal: "D1", rep: "R1")])
      let raised = session.take([Self.line("m", "meeting.held", day: 5, rep: "R1")]).raised
      #expect(raised.count == 1)
      let late = session.take([Self.line(id, "note.logged", day: 5, deal: "D1", rep: "R2")])
      #expect(late.withdrawn == (isBefore ? raised : []), "\(id)")
    }
  }

  @Test("counts deals in the order of the log, also those of the first activity that came")
  func firstRow() throws {
    var session = SessionTests.session(
      try rules(
        "  one: { title: O, per: rep, when: deal.opened, if: rep.open_deals == 1, nudge: { rep: Look. } }"))
    for line in [
      Self.line("z", "deal.opened", day: 1, deal: "D1", rep: "R1"),
      Self.line("a", "deal.opened", day: 1, deal: "D2", rep: "R1"),
      // The first deal was somebody else's, and the rep is run once more.
      Self.line("p", "note.logged", day: 0, deal: "D1", rep: "R2"),
      Self.line("q", "note.logged", day: 0, rep: "R1"),
    ] {
      _ = session.take([line])
      #expect(session.findings.map(\.evidence.trigger) == [line.id == "z" ? "z" : "a"], "\(line.id)")
    }
  }

  @Test("counts what others take over before a deadline of that instant")
  func openDealsAtTimers() throws {
    let rules = try rules(
      """
        quiet: { title: Q, per: rep, while: rep.open_deals > 0, without: call.held, in_last: 4 days, nudge: { rep: Look. } }
      """)
    var session = SessionTests.session(rules)
    _ = session.take([Self.line("d", "deal.opened", day: 0, deal: "D1", rep: "R1")])
    let raised = session.advance(to: SessionTests.on(4)).raised
    #expect(raised.map(\.at) == [SessionTests.on(4)])
    let late = session.take([Self.line("x", "note.logged", day: 4, deal: "D1", rep: "R2")])
    #expect(late.withdrawn == raised && late.ended.isEmpty)
  }

  @Test("raises at once what is due at the instant of its trigger, where that is the session's own")
  func due() throws {
    let rules = try rules(
      "  ready: { title: T, when: deal.close_date_changed, expect: { later: note.logged, by: data.to }, nudge: { rep: Look. } }"
    )
    var session = SessionTests.session(rules)
    _ = session.take([Self.line("a", "note.logged", day: 0, deal: "D1")])
    _ = session.advance(to: SessionTests.on(1))
    let moved = Self.line(
      "b", "deal.close_date_changed", day: 1, deal: "D1", data: [("to", .text("2026-01-06T00:00:00Z"))])
    #expect(session.take([moved]).raised.map(\.at) == [SessionTests.on(1)])
  }

  private static let usual = """
    facts: { calls: { count: call.held } }
    norms: { busy: { quantile: 75%, of: facts.calls, every: week, at_least: 2 } }
    """
  private static let won = [
    line("a", "call.held", day: 0, deal: "W1"), line("b", "call.held", day: 0, deal: "W2"),
    line("c", "deal.won", day: 1, deal: "W1"), line("d", "deal.won", day: 1, deal: "W2"),
    line("e", "call.held", day: 2, deal: "D1"), line("f", "call.held", day: 2, deal: "D1"),
  ]
  /// As many calls on one of the won deals as make two calls nothing unusual.
  private static let calls = (0..<8).map {
    line("l\($0)", "call.held", day: 0, deal: $0 % 2 == 0 ? "W1" : "W2")
  }

  @Test("judges anew what was judged at the instant from which something else is usual")
  func norms() throws {
    // A Monday.
    let monday = SessionTests.on(7)
    var session = SessionTests.session(
      try rules(
        "  busy: { title: B, while: facts.calls > norms.busy, nudge: { rep: Look. } }", beside: Self.usual))
    _ = session.take(Self.won)
    let raised = session.advance(to: monday).raised
    #expect(raised.map(\.at) == [monday])
    #expect(session.take(Self.calls).withdrawn == raised)
    // So are activities of that instant, also where it lies ahead of the session.
    var other = SessionTests.session(
      try rules(
        "  said: { title: S, when: note.logged, expect: { that: facts.calls <= norms.busy }, nudge: { rep: Look. } }",
        beside: Self.usual))
    _ = other.take(Self.won)
    _ = other.advance(to: SessionTests.on(6))
    let noted = other.take([Self.line("n", "note.logged", day: 7, deal: "D1")]).raised
    #expect(noted.map(\.at) == [monday])
    let more = Self.line("o", "note.logged", day: 7, deal: "D1")
    #expect(other.suppose([more], asOf: monday).difference.withdrawn.isEmpty)
    #expect(other.suppose(Self.calls + [more], asOf: monday).difference.withdrawn == noted)
    #expect(other.take(Self.calls).withdrawn == noted)
  }

  @Test("supposes for others what a deal would have been")
  func suppose() throws {
    var session = SessionTests.session(try SessionTests.rules())
    _ = session.take([
      Self.line("a", "deal.amount_changed", day: 0, deal: "D1", rep: "R1", data: [("amount", .int(10))]),
      Self.line("m", "meeting.held", day: 5, deal: "D1", rep: "R1"),
    ])
    let large = Self.line(
      "b", "deal.amount_changed", day: 3, deal: "D1", rep: "R2", data: [("amount", .int(5_000))])
    let supposed = session.suppose([large], asOf: SessionTests.on(6)).difference.raised
    #expect(supposed.map(\.subject.description) == ["R1"])
    #expect(session.findings.isEmpty)
  }

  @Test("names the rep who had a deal, where that becomes known late or is supposed")
  func holders() throws {
    let rules = try rules("  mails: { title: M, per: account, when: email.received, nudge: { rep: Look. } }")
    var session = SessionTests.session(rules)
    let raised = session.take([
      Self.line("a", "deal.opened", day: 0, deal: "D1", account: "A1", rep: "R1"),
      Self.line("m", "email.received", day: 5, deal: "D1", account: "A1"),
    ]).raised
    #expect(raised.map(\.rep) == ["R1"])
    // Of another account, so that it is on no line of the first one.
    let other = Self.line("b", "note.logged", day: 3, deal: "D1", rep: "R2")
    #expect(session.suppose([other], asOf: SessionTests.on(6)).findings.map(\.rep) == ["R2"])
    #expect(session.take([other]).revised.map(\.rep) == ["R2"])
    // The same rep once more changes nothing.
    #expect(session.take([Self.line("c", "note.logged", day: 2, deal: "D1", rep: "R1")]).isEmpty)
  }

  @Test("supposes nothing of what it has come to later than the instant that is asked about")
  func earlier() throws {
    let rules = try rules(
      """
        late: { title: L, when: email.received, expect: { later: email.sent, within: 4 days }, nudge: { rep: Look. } }
      """)
    var session = SessionTests.session(rules)
    _ = session.take([Self.line("a", "email.received", day: 0, deal: "D1", rep: "R1")])
    _ = session.take([Self.line("b", "note.logged", day: 9, deal: "D1", rep: "R1")])
    #expect(session.findings.count == 1)
    for (day, count) in [(Int64(3), 0), (4, 1), (9, 1)] {
      let supposed = session.suppose([], asOf: SessionTests.on(day), on: SubjectID(kind: .deal, ids: ["D1"]))
      #expect(supposed.findings.count == count, "\(day)")
    }
    #expect(session.findings.count == 1)
  }
}
