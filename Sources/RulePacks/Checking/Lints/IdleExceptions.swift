import Activity
import CEL
import SourceText

/// An exception for what the rule never looks at excuses nobody.
struct IdleExceptions: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    pack.rules.flatMap { rule in
      let scope = LogicScope(pack: pack, catalogue: catalogue, kinds: rule.trigger?.kindNames)
      guard let sentence = rule.sentenceCases(scope), sentence.contradiction == nil else {
        return [Diagnostic]()
      }
      return rule.exceptions.compactMap { exception in
        guard let own = ConditionCases(exception.condition, in: scope).whole, own.contradiction == nil,
          let contradiction = sentence.and(own)?.contradiction
        else { return nil }
        return warning(
          .idle, in: pack, at: exception.condition.range,
          "the exception '\(exception.name)' never matches: \(contradiction.sentence)",
          help: "remove it, or except something that the rule speaks of", rule: rule)
      }
    }
  }
}

extension Rule {
  /// The ways in which the rule can come to speak, as far as its trigger and its conditions say.
  fileprivate func sentenceCases(_ scope: LogicScope) -> Cases? {
    switch form {
    case .when(let trigger, let condition, let expectation):
      guard var all = trigger.cases(scope) else { return nil }
      if let condition {
        guard let own = ConditionCases(condition, in: scope).whole, let both = all.and(own) else {
          return nil
        }
        all = both
      }
      switch expectation {
      case .that(let expected):
        let broken = ConditionCases(expected, in: scope).cases(expected.checked.expression, holds: false)
        return broken.flatMap { all.and($0) }
      case nil, .earlier: return all
      // The exception is judged later than the trigger: of the deal and of facts something else may hold by then.
      case .later, .never, .next: return all.ofTheActivity
      }
    case .while(let condition, _), .silence(let condition, _, _):
      return ConditionCases(condition, in: scope).whole
    case .every(_, let quota):
      return quota.condition.map { ConditionCases($0, in: scope).whole } ?? .always
    }
  }
}
