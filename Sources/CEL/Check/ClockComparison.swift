package import SourceText

/// Where an expression reads the clock, and whether the instants at which its answer changes can be foreseen.
///
/// They can where the clock is compared with a timestamp by `< <= > >=`, or `clock - timestamp` with a duration: the
/// answer changes at the timestamp, or so much later. Anything else that reads the clock would have to be run always.
package struct ClockComparison: Sendable {
  package struct Allowed: Sendable {
    /// The call of the comparison.
    package var comparison: Expr
    /// What the clock is compared with, or what is subtracted from it; can be planned as a program of its own.
    package var timestamp: Expr
    /// What the difference is compared with; nil where the clock itself is compared. Can be planned likewise.
    package var duration: Expr?
  }

  package private(set) var allowed: [Allowed] = []
  /// Every other place where the clock is read.
  package private(set) var refused: [SourceRange] = []

  /// Looks through a checked expression.
  ///
  /// - Parameter clock: The name of a variable of type timestamp.
  package init(of clock: String, in checked: Checked) {
    let slots = checked.attributes.indices.filter {
      checked.attributes[$0].root == clock && checked.attributes[$0].path.isEmpty
    }
    guard !slots.isEmpty else { return }
    visit(checked.expression, Context(checked: checked, slots: Set(slots)))
  }

  /// The problem of each place that is refused, for the rules whose timers must be known.
  package func problems(clock: String) -> [Problem] {
    refused.map {
      Problem(
        .clockOutsideComparison, $0, "'\(clock)' can only be compared with a point in time",
        help: "write it as in \(clock) > deal.close_date or \(clock) - deal.opened_at > days(30)")
    }
  }

  private mutating func visit(_ expression: Expr, _ context: Context) {
    if context.isClock(expression) {
      refused.append(expression.range)
    } else if let found = context.comparison(expression) {
      allowed.append(found)
    } else {
      for child in context.readChildren(of: expression) { visit(child, context) }
    }
  }
}

private struct Context {
  let checked: Checked
  /// The attributes that are the clock; more than one would be odd, but does no harm.
  let slots: Set<Int>

  func isClock(_ expression: Expr) -> Bool {
    if case .attribute(let slot)? = checked.references[expression.id] { slots.contains(slot) } else { false }
  }

  /// The children that are evaluated: what `cel.bind` only gives another name is looked at where it is used.
  func readChildren(of expression: Expr) -> [Expr] {
    if case .attribute? = checked.references[expression.id] { return [] }
    if case .bind(_, let value, let body)? = checked.macros[expression.id] {
      if case .alias? = checked.references[expression.id] { return [body] }
      return [value, body]
    }
    return expression.children
  }

  func comparison(_ expression: Expr) -> ClockComparison.Allowed? {
    guard case .call(nil, let function, _, let sides) = expression.kind, sides.count == 2,
      [Operator.less, Operator.lessEquals, Operator.greater, Operator.greaterEquals].contains(function)
    else { return nil }
    return allowed(expression, sides[0], sides[1]) ?? allowed(expression, sides[1], sides[0])
  }

  private func allowed(_ expression: Expr, _ side: Expr, _ other: Expr) -> ClockComparison.Allowed? {
    if isClock(side), isForeseeable(other, .timestamp) {
      return ClockComparison.Allowed(comparison: expression, timestamp: other, duration: nil)
    }
    guard case .call(nil, Operator.subtract, _, let terms) = side.kind, isClock(terms[0]),
      isForeseeable(terms[1], .timestamp), isForeseeable(other, .duration)
    else { return nil }
    return ClockComparison.Allowed(comparison: expression, timestamp: terms[1], duration: other)
  }

  /// Whether a part has the type, does not read the clock, and can be run by itself.
  private func isForeseeable(_ expression: Expr, _ type: ValueType) -> Bool {
    guard checked.types[expression.id] == type || checked.types[expression.id] == .dyn else { return false }
    var own: Set<Int> = []
    collect(expression, &own)
    return isIndependent(expression, of: own)
  }

  private func collect(_ expression: Expr, _ ids: inout Set<Int>) {
    ids.insert(expression.id)
    for child in expression.children { collect(child, &ids) }
  }

  private func isIndependent(_ expression: Expr, of own: Set<Int>) -> Bool {
    if isClock(expression) { return false }
    if case .local(let macro, _)? = checked.references[expression.id], !own.contains(macro) { return false }
    return readChildren(of: expression).allSatisfy { isIndependent($0, of: own) }
  }
}
