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
}
