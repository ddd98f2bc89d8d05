import Activity
import EventTime
import RulePacks
import SourceText
import Symbols
import Testing

@testable import Engine

@Suite("What a session says beside its findings")
struct SessionSummaryTests {
  private static let log = [
    SessionTests.activity(
      "o", "deal.opened", day: 0, data: [("amount", .int(5_000)), ("name", .text("Mill"))]),
    SessionTests.activity("a", "email.received", day: 1),
    SessionTests.activity("m", "meeting.held", day: 2),
    SessionTests.activity("p", "deal.opened", day: 2, deal: "D0"),
    SessionTests.activity("w", "deal.won", day: 3, deal: "D0"),
    SessionTests.activity("b", "email.received", day: 6),
  ]

  private func evaluation(_ rules: RuleSet, asOf: Instant) -> Evaluation {
    var builder = TimelineBuilder(
      catalogue: KindCatalogue(), options: ReadOptions(asOf: asOf), symbols: rules.symbols)
    for activity in Self.log { builder.add(activity) }
    return Evaluator.evaluate(
      rules, timeline: builder.finish().timeline, options: EvaluationOptions(asOf: asOf, verdicts: true))
  }

  private func session(_ rules: RuleSet) -> Session {
    var session = SessionTests.session(rules)
    let wrong = SessionTests.activity("a", "note.logged", day: 9, rev: -1)
    let gone = SessionTests.activity("x", "email.received", day: 1)
    let tombstone = SessionTests.activity("x", "email.received", day: 1, rev: 1, deleted: true)
    for activity in [wrong, gone] + Self.log.reversed() + [tombstone] { _ = session.take([activity]) }
    _ = session.advance(to: SessionTests.on(7))
    return session
  }

  @Test("are the records of the deals, as an evaluation gives them")
  func deals() throws {
    let rules = try SessionTests.rules()
    var session = session(rules)
    let deals = session.deals()
    #expect(deals.map(\.id) == ["D0", "D1"])
    #expect(deals.map(\.won) == [true, false])
    #expect("\(deals)" == "\(evaluation(rules, asOf: SessionTests.on(7)).deals)")
    #expect(session.advance(to: SessionTests.on(11)).raised.count == 1)
  }

  @Test("is what waits on a subject, with its end")
  func waiting() throws {
    let rules = try SessionTests.rules()
    var session = session(rules)
    let deal = SubjectID(kind: .deal, ids: ["D1"])
    let open = evaluation(rules, asOf: SessionTests.on(7)).verdicts.filter {
      $0.outcome == .open && $0.subject == deal
    }
    #expect(open.map(\.due) == [SessionTests.on(10)])
    #expect("\(session.waiting(on: deal))" == "\(open)")
    #expect(session.waiting(on: SubjectID(kind: .deal, ids: ["nobody"])).isEmpty)
    #expect(session.waiting(on: SubjectID(kind: .rep, ids: ["R1"])).isEmpty)
    #expect(session.advance(to: SessionTests.on(11)).raised.count == 1)
  }

  @Test("are verdicts and their counts, by an evaluation of the log as it is")
  func counts() throws {
    let rules = try SessionTests.rules()
    let session = session(rules)
    let given = session.evaluate { $0.verdicts = true }
    let expected = evaluation(rules, asOf: SessionTests.on(7))
    #expect(given.counts == expected.counts && given.counts[0].open == 1)
    #expect(given.findings == session.findings)
    #expect("\(given.verdicts)" == "\(expected.verdicts)")
  }

  @Test("is what one subject would be found to be, without the others")
  func oneSubject() throws {
    let rules = try SessionTests.rules()
    var session = session(rules)
    let answer = SessionTests.activity("z", "email.sent", day: 8)
    let meeting = SessionTests.activity("y", "meeting.held", day: 8)
    let rep = SubjectID(kind: .rep, ids: ["R1"])
    let supposed = session.suppose([answer, meeting], asOf: SessionTests.on(9), on: rep)
    #expect(supposed.subjects == [rep])
    #expect(supposed.difference.raised.map(\.at) == [SessionTests.on(8)])
    #expect(session.suppose([], asOf: SessionTests.on(9), on: rep).findings.count == 1)
    let nobody = SubjectID(kind: .rep, ids: ["nobody"])
    #expect(session.suppose([answer], asOf: SessionTests.on(9), on: nobody).findings.isEmpty)
  }

  /// A rule about a rep with one that reads the deal beside it, or without.
  private func rules(readingDeals: Bool) throws -> RuleSet {
    let pack = """
      touchline: 1
      pack: p
      version: 1.0.0
      title: P
      summary: A pack.
      domain: test
      rules:
        lost:
          per: rep
          title: Lost
          when: deal.lost
          nudge: { manager: "Lost." }
        \(readingDeals ? "large: { per: rep, title: L, when: deal.lost, if: deal.amount > 9, nudge: { rep: A } }" : "")
      """
    let read = PackReader(catalogue: KindCatalogue(), domains: ["test"])
      .read(SourceFile(name: "p.yaml", text: pack))
    var symbols = SymbolTable()
    return RuleSet.compile([try #require(read.pack, "\(read.diagnostics.map(\.message))")], symbols: &symbols)
  }

  @Test("is of whose deal it speaks, whether or not any rule reads deals", arguments: [false, true])
  func holders(readingDeals: Bool) throws {
    let rules = try rules(readingDeals: readingDeals)
    func activity(_ id: String, _ kind: String, _ day: Int64, account: String?) -> LoggedActivity {
      LoggedActivity(
        id: id, at: SessionTests.on(day), kind: kind, deal: "D1", account: account, rep: "R1")
    }
    let log = [activity("o", "deal.opened", 0, account: "A1"), activity("l", "deal.lost", 1, account: nil)]
    var builder = TimelineBuilder(catalogue: KindCatalogue(), symbols: rules.symbols)
    for activity in log { builder.add(activity) }
    let options = EvaluationOptions(asOf: .latest)
    let evaluation = Evaluator.evaluate(rules, timeline: builder.finish().timeline, options: options)
    #expect(evaluation.findings.map(\.account) == ["A1"])
    var session = Session(rules, catalogue: KindCatalogue(), options: options)
    #expect(session.take(log).raised.map(\.account) == ["A1"])
    let moved = activity("n", "note.logged", 0, account: "A2")
    let supposed = session.suppose([moved], asOf: .latest, on: SubjectID(kind: .rep, ids: ["R1"]))
    #expect(supposed.findings.map(\.account) == ["A1"])
    #expect(session.findings.map(\.account) == ["A1"])
    _ = session.take([activity("o", "deal.opened", 0, account: "A3").with(rev: 1)])
    #expect(session.findings.map(\.account) == ["A3"])
  }
}

extension LoggedActivity {
  fileprivate func with(rev: Int64) -> LoggedActivity {
    var edited = self
    edited.rev = rev
    return edited
  }
}
