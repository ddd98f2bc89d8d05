import Activity
import CEL
import SourceText

/// A field is compared with a text that its kind never has, so the comparison decides nothing.
struct ImpossibleValues: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    pack.judgedConditions(catalogue).flatMap { problems(in: $0, pack) }
  }

  private func problems(in judged: JudgedCondition, _ pack: RulePack) -> [Diagnostic] {
    guard let kinds = judged.scope.kinds else { return [] }
    let catalogue = judged.scope.catalogue
    return comparisons(in: judged.condition.checked.expression).compactMap { field, text, range in
      let declared = kinds.compactMap { catalogue.kind(named: $0)?.field(named: field) }
      let values = declared.compactMap(\.closedValues)
      guard !declared.isEmpty, values.count == declared.count, !values.contains(where: { $0.contains(text) })
      else { return nil }
      let known = Set(values.joined()).sorted()
      let place = judged.condition.fileRange(of: range)
      return warning(
        .impossibleValue, in: pack, at: place, "'\(field)' is never '\(text)'",
        help: "one of: \(known.joined(separator: ", "))",
        suggestion: nearest(text, among: known), rule: judged.rule)
    }
  }

  /// `data.FIELD == "text"`, either side, or one text of `data.FIELD in [...]`, anywhere in an expression.
  private func comparisons(in expression: Expr) -> [(field: String, text: String, range: SourceRange)] {
    let below = expression.children.flatMap { comparisons(in: $0) }
    guard case .call(_, let function, _, let arguments) = expression.kind, arguments.count == 2 else {
      return below
    }
    if function == Operator.contains, let field = field(arguments[0]),
      case .list(let elements) = arguments[1].kind
    {
      return below
        + elements.compactMap { element in
          if case .literal(.string(let text)) = element.value.kind {
            (field, text, element.value.range)
          } else {
            nil
          }
        }
    }
    guard function == Operator.equals || function == Operator.notEquals else { return below }
    for (a, b) in [(arguments[0], arguments[1]), (arguments[1], arguments[0])] {
      guard let field = field(a), case .literal(.string(let text)) = b.kind else { continue }
      return below + [(field, text, b.range)]
    }
    return below
  }

  private func field(_ expression: Expr) -> String? {
    guard let path = expression.path else { return nil }
    if path.count == 2, path[0] == "data" { return path[1] }
    return path.count == 3 && path[0] == "activity" && path[1] == "data" ? path[2] : nil
  }
}
