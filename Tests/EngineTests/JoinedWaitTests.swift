import Activity
import Engine
import EventTime
import RulePacks
import SourceText
import Symbols
import Testing

@Suite("Rules that wait on the same")
struct JoinedWaitTests {
  private static let pack = """
    touchline: 1
    pack: p
    version: 1.0.0
    title: P
    summary: A pack.
    domain: test
    rules:
      soon:
        title: Answer soon
        when: email.received
        expect: { later: email.sent, within: 2 days }
        nudge: { rep: "A mail waits." }
      once:
        title: Answer once
        when: email.received
        expect: { later: email.sent, within: 90 days }
        nudge: { rep: "A mail waits." }
    """

  private func evaluate(isBare: Bool, at instants: [Int64]) throws -> [Instant] {
    let read = PackReader(catalogue: KindCatalogue(), domains: ["test"])
      .read(SourceFile(name: "p.yaml", text: Self.pack))
    var symbols = SymbolTable()
    let rules = RuleSet.compile([try #require(read.pack)], symbols: &symbols)
    var builder = TimelineBuilder(catalogue: KindCatalogue(), symbols: symbols)
    for (place, instant) in instants.enumerated() {
      let at = Instant(milliseconds: instant)
      builder.add(LoggedActivity(id: "a\(place)", at: at, kind: "email.received", deal: "D\(place)"))
    }
    var options = EvaluationOptions(asOf: .latest)
    options.bare = isBare
    let evaluation = Evaluator.evaluate(rules, timeline: builder.finish().timeline, options: options)
    guard isBare else { return evaluation.findings.map(\.at) }
    var found: [Instant] = []
    evaluation.bare?.forEach { _, _, at in found.append(at) }
    return found
  }

  @Test("are late at the end of all time at the latest, each by itself or all together")
  func endOfTime() throws {
    let latest = Instant.latest.milliseconds
    let instants = [latest - 200 * 86_400_000, latest - 3 * 86_400_000, latest - 1]
    let whole = try evaluate(isBare: false, at: instants)
    #expect(whole.count == 6)
    #expect(whole.filter { $0 == .latest }.count == 3)
    #expect(try evaluate(isBare: true, at: instants) == whole)
  }

  private static let silences = """
    touchline: 1
    pack: p
    version: 1.0.0
    title: P
    summary: A pack.
    domain: test
    facts:
      newest: { latest: call.held }
    rules:
      days:
        title: Days
        while: facts.newest.data.talk_ratio > 0.5
        without: email.received
        in_last: 2 days
        nudge: { rep: "Silence." }
      week:
        title: A week
        while: facts.newest.data.talk_ratio > 0.5
        without: email.received
        in_last: 7 days
        nudge: { rep: "Silence." }
    """

  /// What is counted of the two rules, of a deal with a call of each share on a day.
  private func counts(isBare: Bool, _ calls: [(day: Int64, share: Double?)]) throws -> [VerdictCounts] {
    let read = PackReader(catalogue: KindCatalogue(), domains: ["test"])
      .read(SourceFile(name: "p.yaml", text: Self.silences))
    var symbols = SymbolTable()
    let rules = RuleSet.compile([try #require(read.pack, "\(read.diagnostics)")], symbols: &symbols)
    var builder = TimelineBuilder(catalogue: KindCatalogue(), symbols: symbols)
    for (place, call) in calls.enumerated() {
      let at = Instant(milliseconds: 1_767_571_200_000 + call.day * 86_400_000)
      builder.add(
        LoggedActivity(
          id: "a\(place)", at: at, kind: "call.held", deal: "D",
          data: call.share.map { [("talk_ratio", .double($0))] } ?? []))
    }
    var options = EvaluationOptions(asOf: Instant(milliseconds: 1_767_571_200_000 + 20 * 86_400_000))
    options.bare = isBare
    return Evaluator.evaluate(rules, timeline: builder.finish().timeline, options: options).counts
  }

  @Test("are unknown once each where the condition is, before their silence is over or after")
  func unknownSilences() throws {
    for (calls, unknown, raised) in [
      ([(Int64(0), 0.1), (3, nil), (10, nil)], [1, 1], [0, 0]),
      ([(0, 0.1), (8, nil), (9, 0.9)], [1, 1], [1, 1]),
      ([(0, nil), (1, 0.9)], [0, 0], [1, 1]), ([(0, nil), (3, 0.1), (8, nil)], [1, 1], [0, 0]),
      ([(0, 0.9), (3, nil)], [0, 1], [1, 0]),
    ] as [([(Int64, Double?)], [Int], [Int])] {
      for isBare in [false, true] {
        let counts = try counts(isBare: isBare, calls.map { (day: $0.0, share: $0.1) })
        #expect(counts.map(\.unknown) == unknown, "\(calls) \(isBare)")
        #expect(counts.map(\.raised) == raised, "\(calls) \(isBare)")
      }
    }
  }
}
