import Activity
import CEL
import SourceText

/// A hole over a field that may be missing prints `not on record`; a guard says what to write instead.
struct UnguardedHoles: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    pack.rules.flatMap { rule in
      rule.texts.flatMap { text in
        text.parts.compactMap { part in
          guard case .hole(let hole) = part, let attribute = unguarded(in: hole) else { return nil }
          return warning(
            .unguardedHole, in: pack, at: hole.fileRange(of: attribute.range),
            "'\(attribute.name)' may be missing",
            help: "write {has(\(attribute.name)) ? ... : '...'}, or ask for it in the rule's condition",
            rule: rule)
        }
      }
    }
  }

  /// Records are folded from whole timelines and are hardly ever empty; what one activity says often is.
  private func unguarded(in hole: Condition) -> Attribute? {
    guard !asks(hole.checked.expression) else { return nil }
    return hole.checked.attributes.first { $0.mayBeAbsent && $0.path.contains("data") && $0.root != "facts" }
  }

  private func asks(_ expression: Expr) -> Bool {
    if case .call(_, "has", _, _) = expression.kind { return true }
    return expression.children.contains(where: asks)
  }
}
