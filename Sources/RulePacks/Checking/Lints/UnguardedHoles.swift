import Activity
import CEL
import SourceText

/// A hole over a field that may be missing prints `not on record`; a guard says what to write instead.
struct UnguardedHoles: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    pack.rules.flatMap { rule in
      rule.texts.flatMap { text in
        text.parts.compactMap { part in
          guard case .hole(let hole) = part, let attribute = unguarded(in: hole, of: rule) else { return nil }
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
  private func unguarded(in hole: Condition, of rule: Rule) -> Attribute? {
    guard !asks(hole.checked.expression) else { return nil }
    return hole.checked.attributes.first { attribute in
      guard attribute.mayBeAbsent, attribute.root != "facts", attribute.root != "norms" else { return false }
      guard let field = attribute.triggerField else { return attribute.path.contains("data") }
      return !rule.reads(field)
    }
  }

  private func asks(_ expression: Expr) -> Bool {
    if case .call(_, "has", _, _) = expression.kind { return true }
    return expression.children.contains(where: asks)
  }
}

extension Rule {
  /// Whether the rule speaks only of triggers that carry the field, because a condition of the sentence reads it.
  fileprivate func reads(_ field: String) -> Bool {
    if conditions.contains(where: { $0.reads(field) }) { return true }
    guard case .when(let trigger, _, _) = form else { return false }
    return trigger.alternatives.allSatisfy { alternative in
      alternative.with.contains { $0.field == field } || alternative.condition?.reads(field) ?? false
    }
  }
}

extension Condition {
  fileprivate func reads(_ field: String) -> Bool {
    checked.attributes.contains { $0.triggerField == field }
  }
}
