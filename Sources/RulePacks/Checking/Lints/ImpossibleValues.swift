import Activity
import CEL
import SourceText

/// A field is compared with a text that its kind never has, so the comparison decides nothing.
struct ImpossibleValues: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    let events = pack.events + pack.facts.map(\.of) + pack.rules.flatMap(\.events)
    return events.flatMap { event in event.alternatives.flatMap { problems(in: $0, pack, catalogue) } }
  }

  private func problems(
    in alternative: EventPattern.Alternative, _ pack: RulePack, _ catalogue: KindCatalogue
  ) -> [Diagnostic] {
    guard case .these(let kinds) = alternative.kinds, let condition = alternative.condition else { return [] }
    return comparisons(in: condition.checked.expression).compactMap { field, text, range in
      let declared = kinds.compactMap { catalogue.kind(named: $0)?.field(named: field) }
      let values = declared.compactMap(\.closedValues)
      guard !declared.isEmpty, values.count == declared.count, !values.contains(where: { $0.contains(text) })
      else {
        return nil
      }
      let known = Set(values.joined()).sorted()
      return warning(
        .impossibleValue, in: pack, at: condition.fileRange(of: range), "'\(field)' is never '\(text)'",
        help: "one of: \(known.joined(separator: ", "))", suggestion: nearest(text, among: known))
    }
  }

  /// `data.FIELD == "text"`, either side, anywhere in an expression.
  private func comparisons(in expression: Expr) -> [(field: String, text: String, range: SourceRange)] {
    let below = expression.children.flatMap { comparisons(in: $0) }
    guard case .call(_, let function, _, let arguments) = expression.kind, arguments.count == 2,
      function == Operator.equals || function == Operator.notEquals
    else { return below }
    for (a, b) in [(arguments[0], arguments[1]), (arguments[1], arguments[0])] {
      guard case .select(let operand, let field, _, _) = a.kind, case .identifier("data") = operand.kind,
        case .literal(.string(let text)) = b.kind
      else { continue }
      return below + [(field, text, b.range)]
    }
    return below
  }
}
