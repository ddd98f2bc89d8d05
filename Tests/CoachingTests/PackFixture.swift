import Activity
import CEL
import Coaching
import Engine
import EventTime
import RulePacks
import SourceText
import Symbols
import Testing

/// A pack and a log in the words of a test, evaluated and reviewed.
struct PackFixture {
  let rules: RuleSet
  let timeline: Timeline
  let review: Review
  let asOf: Instant
  let catalogue: KindCatalogue

  /// - Parameters:
  ///   - rules: The part of a pack under `rules:`, and what stands beside it.
  ///   - log: `2026-03-03T10:00:00Z proposal.sent amount=50000`, one activity a line, of deal D1, account A1, rep R1.
  init(
    _ body: String, log: [LoggedActivity], asOf: String = "2026-03-10T08:00:00Z",
    site: SiteConfiguration = SiteConfiguration(), budget: Budget = .usual
  ) throws {
    let header = """
      touchline: 1
      pack: demo
      version: 1.0.0
      title: Demo
      summary: A pack of a test.
      domain: demo

      """
    let file = SourceFile(name: "demo.yaml", text: header + body)
    let catalogue = KindCatalogue(
      KindCatalogue.core + [
        KindDeclaration(name: "issue.confirmed", about: "The customer confirmed an issue.")
      ])
    self.catalogue = catalogue
    let (read, diagnostics) = PackReader(catalogue: catalogue, domains: ["demo"]).read(file)
    let problems = Diagnostic.render(diagnostics.filter { $0.severity == .error }, as: .text)
    let pack = try #require(read, "\(problems)")
    var symbols = SymbolTable()
    rules = RuleSet.compile([pack], site: site, symbols: &symbols)
    self.asOf = try #require(RFC3339.parse(asOf))
    var builder = TimelineBuilder(
      catalogue: catalogue, options: ReadOptions(asOf: self.asOf), symbols: symbols)
    for activity in log { builder.add(activity) }
    timeline = builder.finish().timeline
    let evaluation = Evaluator.evaluate(
      rules, timeline: timeline, directory: .empty, site: site,
      options: EvaluationOptions(asOf: self.asOf, verdicts: true, brief: true))
    review = Review(
      evaluation, rules: rules, site: site, asOf: self.asOf, timeline: timeline, budget: budget)
  }

  var speech: Speech { Speech(zone: .utc, asOf: asOf) }

  func page(showsHeld: Bool = false) -> CheckPage {
    CheckPage(
      review, timeline: timeline, names: Names(.empty, asOf: asOf), speech: speech, showsHeld: showsHeld)
  }

  /// All points of the page, in its order.
  func points(showsHeld: Bool = false) -> [CheckPage.Point] {
    page(showsHeld: showsHeld).people.flatMap { $0.subjects.flatMap(\.points) }
  }

  /// What holds the findings back, by short names of their rules.
  var holds: [String: Hold?] {
    var holds: [String: Hold?] = [:]
    for (finding, hold) in zip(review.evaluation.findings, review.holds) {
      holds[review.rule(finding).rule.id] = .some(hold)
    }
    return holds
  }
}

/// An activity of deal D1 unless said otherwise; its id is its kind and day.
func logged(
  _ day: String, _ kind: String, deal: String = "D1", _ data: [(field: String, value: DataValue)] = [],
  contacts: [String] = []
) throws -> LoggedActivity {
  let at = try #require(RFC3339.parse("\(day)T10:00:00Z"))
  return LoggedActivity(
    id: "\(deal) \(day) \(kind)", at: at, kind: kind, deal: deal, account: "A1", rep: "R1",
    contacts: contacts,
    data: data)
}
