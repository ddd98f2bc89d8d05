import Activity
import SourceText

/// A rule that no test names can break without anybody noticing.
struct UntestedRules: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    let tested = Set(pack.tests.flatMap { test in test.expect.compactMap(\.rule) })
    return pack.rules.filter { !tested.contains($0.id) }.map { rule in
      warning(
        .untested, in: pack, at: rule.range, "no test names the rule '\(rule.id)'",
        help: "write one for when it speaks and one for when it is silent", rule: rule)
    }
  }
}
