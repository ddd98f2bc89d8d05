// Static cost: about how many steps an expression will take, counted as an evaluation counts them.
extension CheckPass {
  /// Refuses what an evaluation could hardly finish, before anything runs.
  mutating func judgeCost(of expression: Expr) {
    guard cost(of: expression) > CheckLimits.cost else { return }
    report(
      .tooCostly, expression.range, "this would take more than \(CheckLimits.cost) steps",
      help: "go through fewer lists within each other, or let a fact do part of the work")
  }

  /// Cut off above the limit, so that nothing overflows further up.
  private func cost(of expression: Expr) -> Int {
    min(fullCost(of: expression), CheckLimits.cost + 1)
  }

  private func fullCost(of expression: Expr) -> Int {
    if case .attribute? = references[expression.id] { return 0 }
    if let macro = macros[expression.id] { return cost(of: macro) }
    guard case .call(nil, Operator.conditional, _, let parts) = expression.kind else {
      return sum(expression.children) + ownCost(of: expression)
    }
    return cost(of: parts[0]) + max(cost(of: parts[1]), cost(of: parts[2]))
  }

  private func ownCost(of expression: Expr) -> Int {
    if let call = calls[expression.id] {
      return call.constantPattern == nil ? call.overloads.map(\.cost).max() ?? 0 : 0
    }
    switch expression.kind {
    case .call(nil, Operator.contains, _, let parts):
      // Looking for something among constants counts nothing.
      if case .list = parts[1].kind { return 0 }
      return size(of: parts[1])
    case .list, .map: return size(of: expression)
    default: return 0
    }
  }

  private func cost(of macro: Macro) -> Int {
    switch macro {
    case .has: 0
    case .comprehension(let loop):
      cost(of: loop.range) + size(of: loop.range) * (1 + sum([loop.condition, loop.body].compactMap { $0 }))
    case .bind(_, let value, let body), .optionalMap(let value, _, let body, _): sum([value, body])
    case .extremum(let arguments, _): sum(arguments)
    }
  }

  /// How many elements a list or map has, as far as the source tells.
  private func size(of expression: Expr) -> Int {
    switch expression.kind {
    case .list(let elements): return elements.count
    case .map(let entries): return entries.count
    default:
      guard case .comprehension(let loop)? = macros[expression.id] else {
        return CheckLimits.expectedElements
      }
      return size(of: loop.range)
    }
  }

  private func sum(_ parts: [Expr]) -> Int { parts.reduce(0) { $0 + cost(of: $1) } }
}
