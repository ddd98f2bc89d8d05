package import Activity
package import Engine
package import EventTime
package import RulePacks
package import SourceText
import Symbols

/// A log to hold packs against: what they ask of it that it cannot tell.
package struct LoggedGround: Sendable {
  let timeline: Timeline
  let evaluation: Evaluation
  let rules: RuleSet
  let site: SiteConfiguration
  /// Kinds of the log's lines, those that no domain declares included.
  let kinds: Set<String>

  /// Runs the packs over the log.
  ///
  /// - Parameters:
  ///   - rules: Compiled from the packs and the site's file; the timeline's symbols begin with theirs.
  ///   - asOf: Nothing later is looked at.
  package init(
    _ rules: RuleSet, timeline: Timeline, directory: Directory, site: SiteConfiguration, asOf: Instant
  ) {
    self.rules = rules
    self.timeline = timeline
    self.site = site
    evaluation = Evaluator.evaluate(
      rules, timeline: timeline, directory: directory, site: site,
      options: EvaluationOptions(asOf: asOf, texts: false, verdicts: true))
    kinds = Set(Set(timeline.rows.map(\.kind)).map { timeline.symbols.text($0) })
  }

  /// Everything that packs and the site's file ask of the log in vain, by file and place.
  package func problems(in packs: [RulePack]) -> [Diagnostic] {
    guard timeline.rowCount > 0 else { return [] }
    let lints: [any LogLint] = [LongWindows(), AbsentKinds(), IdleOnLog()]
    return Diagnostic.ordered(packs.flatMap { pack in lints.flatMap { $0.problems(in: pack, on: self) } })
  }

  /// What became of a rule's triggers; nil where the rule does not run.
  func outcome(of rule: Rule, in pack: RulePack) -> (index: Int, counts: VerdictCounts)? {
    guard let index = rules.index(of: "\(pack.id)/\(rule.id)"), evaluation.counts.indices.contains(index)
    else {
      return nil
    }
    return (index, evaluation.counts[index])
  }
}

/// A question asked of a pack beside a log; each has a file of its own.
protocol LogLint: Sendable {
  func problems(in pack: RulePack, on ground: LoggedGround) -> [Diagnostic]
}

extension LogLint {
  func warning(
    _ problem: PackProblem, in pack: RulePack, at range: SourceRange, _ message: String, help: String,
    suggestion: String? = nil, rule: Rule? = nil
  ) -> Diagnostic {
    Diagnostic(
      problem.rawValue, .warning, file: pack.file, range: range, message, help: help, suggestion: suggestion,
      rule: rule?.id)
  }
}
