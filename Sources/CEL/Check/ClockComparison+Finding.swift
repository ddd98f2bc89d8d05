import SourceText

extension ClockComparison {
  /// Finds every place where an expression reads the clock.
  ///
  /// - Parameter clock: The variable that is the instant at hand, such as `now`.
  package init(in checked: Checked, clock: String) {
    self.init()
    find(in: checked.expression, checked, clock)
  }

  private mutating func find(in expression: Expr, _ checked: Checked, _ clock: String) {
    if case .identifier(clock) = expression.kind {
      refused.append(expression.range)
      return
    }
    guard let found = Self.allowed(expression, checked, clock) else {
      for child in expression.children { find(in: child, checked, clock) }
      return
    }
    allowed.append(found)
    // The other side is a value of its own, which must not move with the clock as well.
    for side in [found.timestamp] + [found.duration].compactMap({ $0 }) { find(in: side, checked, clock) }
  }

  private static func allowed(_ expression: Expr, _ checked: Checked, _ clock: String) -> Allowed? {
    guard case .call(_, let function, _, let sides) = expression.kind, sides.count == 2,
      [Operator.less, Operator.lessEquals, Operator.greater, Operator.greaterEquals].contains(function)
    else { return nil }
    for (near, far) in [(sides[0], sides[1]), (sides[1], sides[0])] {
      if isClock(near, clock), checked.type(of: far).mayBe(.timestamp) {
        return Allowed(comparison: expression, timestamp: far, duration: nil)
      }
      guard case .call(_, Operator.subtract, _, let parts) = near.kind, parts.count == 2,
        isClock(parts[0], clock),
        checked.type(of: parts[1]).mayBe(.timestamp), checked.type(of: far).mayBe(.duration)
      else { continue }
      return Allowed(comparison: expression, timestamp: parts[1], duration: far)
    }
    return nil
  }

  private static func isClock(_ expression: Expr, _ clock: String) -> Bool {
    if case .identifier(clock) = expression.kind { true } else { false }
  }
}

extension Checked {
  fileprivate func type(of expression: Expr) -> ValueType {
    types.indices.contains(expression.id) ? types[expression.id] : .dyn
  }
}

extension ValueType {
  fileprivate func mayBe(_ type: ValueType) -> Bool { self == type || isLoose }
}
