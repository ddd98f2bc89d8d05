package import Activity
import Coaching
import Engine
package import EventTime
import RulePacks
package import Symbols

/// Evaluates two sides over one log: rules that say the same on both once, without their texts; the others twice.
package struct ImpactRun: Sendable {
  private let from: ImpactSide
  private let to: ImpactSide
  private let shared: RuleSet
  private let before: RuleSet
  private let after: RuleSet

  /// - Parameter symbols: The table of the run; the log that comes later must start from it.
  package init(from: ImpactSide, to: ImpactSide, symbols: inout SymbolTable) {
    self.from = from
    self.to = to
    let parting = RuleParting(from, to)
    shared = RuleSet.compile(parting.shared, site: from.site, symbols: &symbols)
    before = RuleSet.compile(parting.before, site: from.site, symbols: &symbols)
    after = RuleSet.compile(parting.after, site: to.site, symbols: &symbols)
  }

  /// What of a log any of the rules reads.
  package var content: LogContent {
    [shared, before, after].map(\.content).reduce(nil) { $0?.union($1) ?? $1 } ?? .all
  }

  /// - Parameter timeline: Read with the table of the run.
  package func impact(
    _ timeline: Timeline, directory: Directory, asOf: Instant, threads: Int
  ) -> Impact {
    var bare = EvaluationOptions(asOf: asOf, texts: false, threads: threads)
    bare.bare = true
    let whole = EvaluationOptions(asOf: asOf, threads: threads)
    let kept = evaluate(shared, from.site, timeline, directory, bare)
    let old = evaluate(before, from.site, timeline, directory, whole)
    let new = evaluate(after, to.site, timeline, directory, whole)
    let capture = Capture(timeline)
    var tally = ImpactTally(timeline, directory, to.site.defaultCalendar)
    if let bare = kept.bare { tally.add(bare, shared, Telling(shared, from.site, capture)) }
    tally.add(old.findings, before, Telling(before, from.site, capture), isBefore: true)
    tally.add(new.findings, after, Telling(after, to.site, capture), isBefore: false)
    let match = FindingMatch(
      old.findings.map { Impact.Finding($0, before) }, new.findings.map { Impact.Finding($0, after) })
    tally.add(match)
    var impact = tally.impact
    impact.added = match.added
    impact.removed = match.removed
    impact.moved = match.moved
    impact.sharedRules = shared.rules.count
    impact.changedRules = Set((before.rules + after.rules).map(\.fullName)).count
    return impact
  }

  private func evaluate(
    _ rules: RuleSet, _ site: SiteConfiguration, _ timeline: Timeline, _ directory: Directory,
    _ options: EvaluationOptions
  ) -> Evaluation {
    rules.rules.isEmpty
      ? Evaluation()
      : Evaluator.evaluate(rules, timeline: timeline, directory: directory, site: site, options: options)
  }
}

extension Impact.Finding {
  init(_ finding: Finding, _ rules: RuleSet) {
    let rule = rules.rules[finding.rule]
    self.init(
      rule: rule.fullName, subject: finding.subject, at: finding.at, level: rule.rule.level, rep: finding.rep,
      deal: finding.deal, text: finding.nudge?.rep ?? finding.nudge?.manager,
      trigger: finding.evidence.trigger)
  }
}

extension LogContent {
  /// What either keeps.
  fileprivate func union(_ other: LogContent) -> LogContent {
    func both(_ a: Set<String>?, _ b: Set<String>?) -> Set<String>? {
      if let a, let b { a.union(b) } else { nil }
    }
    return LogContent(
      contactKinds: both(contactKinds, other.contactKinds), dataFields: both(dataFields, other.dataFields),
      texts: texts || other.texts)
  }
}
