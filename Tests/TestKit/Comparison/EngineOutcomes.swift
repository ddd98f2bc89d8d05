import Activity
import Engine
import EventTime
import RulePacks
import Symbols

/// What the engine says of a pack's test, in the words of the reference.
enum EngineOutcomes {
  static func outcomes(of test: PackTest, _ pack: RulePack, catalogue: KindCatalogue) -> [Outcome] {
    let site = SiteConfiguration(calendars: ["default": test.calendar])
    var symbols = SymbolTable()
    let rules = RuleSet.compile([pack], site: site, symbols: &symbols)
    let options = ReadOptions(asOf: test.asOf, knownAt: test.knownAt, zone: test.calendar.zone)
    var builder = TimelineBuilder(catalogue: catalogue, options: options, symbols: symbols)
    // The order of the lines means nothing; the reference reads them as they stand.
    for activity in test.log.reversed() { builder.add(activity) }
    let directory = Directory(test.directory)
    let evaluation = Evaluator.evaluate(
      rules, timeline: builder.finish().timeline, directory: directory, site: site,
      options: EvaluationOptions(asOf: test.asOf, verdicts: true))
    let nudges = Dictionary(evaluation.findings.map { ($0.id, $0.nudge) }) { first, _ in first }
    let withdrawals = Withdrawals(rules, catalogue: catalogue, directory: directory, site: site)
      .verdicts(in: test.log, asOf: test.asOf, knownAt: test.knownAt)
    return (evaluation.verdicts + withdrawals).compactMap { verdict in
      guard let happening = Outcome.Happening(rawValue: verdict.outcome.rawValue) else { return nil }
      let nudge = verdict.finding.flatMap { nudges[$0] ?? nil }
      return Outcome(
        rule: rules.rules[verdict.rule].fullName, subjectKind: verdict.subject.kind.name,
        subject: verdict.subject.ids, happening: happening, at: verdict.at, evidence: verdict.evidence,
        missing: verdict.missing, rep: nudge?.rep, manager: nudge?.manager)
    }.sorted()
  }
}
