package import Engine
package import RulePacks

/// Which rules are told to people at all, and to whom: what a change of packs does to somebody's week.
///
/// Budgets and mutings are left out: they depend on what else is open on a day.
package struct Telling: Sendable {
  private let rules: RuleSet
  private let audience: AudienceRules
  private let isTold: [Bool]

  package init(_ rules: RuleSet, _ site: SiteConfiguration, _ capture: Capture) {
    self.rules = rules
    let audience = AudienceRules(site)
    self.audience = audience
    isTold = rules.rules.map { rule in
      let misses = !capture.missing(for: rule.rule, in: rules.packs[rule.pack]).isEmpty
      return Review.hold(rule.rule, misses: misses, audience) == nil
    }
  }

  /// Who is told of a finding of a rule, or nil where nobody is.
  ///
  /// - Parameters:
  ///   - rule: Index into ``RuleSet/rules``.
  ///   - rep: Whom it concerns; likewise `manager`.
  package func addressee(_ rule: Int, rep: String?, manager: String?) -> Addressee? {
    guard isTold[rule] else { return nil }
    let spoken = rules.rules[rule].rule
    return audience.addressee(rep: rep, manager: manager, level: spoken.level, texts: spoken.nudge)
  }
}
