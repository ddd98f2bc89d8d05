package import Activity
package import RulePacks

/// Runs rules over a whole log.
package enum Evaluator {
  /// What the rules say about the log; a pure function of its arguments.
  package static func evaluate(
    _ rules: RuleSet, timeline: Timeline, directory: Directory, site: SiteConfiguration,
    options: EvaluationOptions
  ) -> Evaluation {
    Evaluation()
  }
}
