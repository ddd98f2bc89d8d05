import Activity
import CEL
import SourceText

/// A condition that reads nothing decides the same for everybody: the rule always speaks, or never.
struct ConstantConditions: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    pack.rules.flatMap { rule in
      rule.conditions.filter { $0.checked.attributes.isEmpty }.map { condition in
        warning(
          .constant, in: pack, at: condition.range,
          "this condition reads nothing that happened, so it never changes",
          help: "compare a field, a fact or the deal's record", rule: rule)
      }
    }
  }
}
