import CEL
import SourceText

/// Takes a condition apart into the ways in which it can be true.
struct ConditionCases {
  let condition: Condition
  let scope: LogicScope
  private let bytes: [UInt8]

  init(_ condition: Condition, in scope: LogicScope) {
    self.condition = condition
    self.scope = scope
    bytes = Array(condition.text.utf8)
  }

  /// The ways in which the whole is true; nil where there are too many.
  var whole: Cases? { cases(condition.checked.expression, holds: true) }

  /// The ways in which a part is true, or false.
  func cases(_ expression: Expr, holds: Bool) -> Cases? {
    switch expression.kind {
    case .literal(.bool(let value)): return value == holds ? .always : .never
    case .call(nil, Operator.not, _, let parts): return cases(parts[0], holds: !holds)
    case .call(nil, Operator.and, _, let parts): return joined(parts, holds: holds, all: holds)
    case .call(nil, Operator.or, _, let parts): return joined(parts, holds: holds, all: !holds)
    case .call(nil, Operator.conditional, _, let parts):
      guard let yes = both((parts[0], true), (parts[1], holds)),
        let no = both((parts[0], false), (parts[2], holds))
      else { return nil }
      return yes.or(no)
    default: return test(expression, holds: holds)
    }
  }

  private func joined(_ parts: [Expr], holds: Bool, all: Bool) -> Cases? {
    var result: Cases = all ? .always : .never
    for part in parts {
      guard let own = cases(part, holds: holds), let next = all ? result.and(own) : result.or(own) else {
        return nil
      }
      result = next
    }
    return result
  }

  private func both(_ a: (Expr, Bool), _ b: (Expr, Bool)) -> Cases? {
    guard let first = cases(a.0, holds: a.1), let second = cases(b.0, holds: b.1) else { return nil }
    return first.and(second)
  }

  // MARK: One test

  private func test(_ expression: Expr, holds: Bool) -> Cases {
    if case .call(nil, let function, _, let sides) = expression.kind, sides.count == 2,
      let cases = comparison(function, sides[0], sides[1], expression, holds)
    {
      return cases
    }
    return claim(.among([.truth(holds)]), of: expression, expression, holds)
  }

  private func comparison(
    _ function: String, _ left: Expr, _ right: Expr, _ whole: Expr, _ holds: Bool
  ) -> Cases? {
    if function == Operator.contains { return membership(left, right, whole, holds) }
    guard let relation = Relation(function) else { return nil }
    switch (Constant(left), Constant(right)) {
    case (nil, let value?): return says(relation, value, holds).map { claim($0, of: left, whole, holds) }
    case (let value?, nil):
      return says(relation.mirrored, value, holds).map { claim($0, of: right, whole, holds) }
    case (let a?, let b?): return relation.compares(a, b).map { $0 == holds ? .always : .never }
    case (nil, nil): return difference(relation, left, right, whole, holds)
    }
  }

  private func says(_ relation: Relation, _ value: Constant, _ holds: Bool) -> Claim.Says? {
    let relation = holds ? relation : relation.opposite
    switch (relation, value) {
    case (.equal, _): return .among([value])
    case (.unequal, _): return .outside([value])
    case (.less, .number(let limit)): return .below(limit, including: false)
    case (.atMost, .number(let limit)): return .below(limit, including: true)
    case (.more, .number(let limit)): return .above(limit, including: false)
    case (.atLeast, .number(let limit)): return .above(limit, including: true)
    default: return nil
    }
  }

  /// Two values with each other: a claim about how far apart they are.
  private func difference(
    _ relation: Relation, _ left: Expr, _ right: Expr, _ whole: Expr, _ holds: Bool
  ) -> Cases? {
    let names = [left.canonical(), right.canonical()]
    let isSwapped = names[0] > names[1]
    guard let says = says(isSwapped ? relation.mirrored : relation, .number(0), holds) else { return nil }
    let subject = names.sorted().joined(separator: " - ")
    let text = text(of: whole, holds)
    // Something is as large as itself.
    let domain: Admitted =
      names[0] == names[1] ? .numbers(0...0, because: "both sides are the same") : .anything
    return Cases(ways: [[Claim(subject: subject, says: says, text: text, domain: domain)]])
  }

  private func membership(_ left: Expr, _ right: Expr, _ whole: Expr, _ holds: Bool) -> Cases? {
    guard let values = Constant.list(right) ?? scope.list(right) else { return nil }
    if let value = Constant(left) { return values.contains(value) == holds ? .always : .never }
    return claim(holds ? .among(Set(values)) : .outside(Set(values)), of: left, whole, holds)
  }

  private func claim(_ says: Claim.Says, of value: Expr, _ whole: Expr, _ holds: Bool) -> Cases {
    var domain = scope.domain(of: value)
    let types = condition.checked.types
    if types.indices.contains(value.id), [.int, .uint].contains(types[value.id]) { domain.isWhole = true }
    let claim = Claim(subject: value.canonical(), says: says, text: text(of: whole, holds), domain: domain)
    return Cases(ways: [[claim]])
  }

  private func text(of expression: Expr, _ holds: Bool) -> String {
    let start = min(max(expression.range.start, 0), bytes.count)
    let end = min(max(expression.range.end, start), bytes.count)
    return (holds ? "" : "not ") + String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

/// How two values are compared.
private enum Relation {
  case equal, unequal, less, atMost, more, atLeast

  init?(_ function: String) {
    switch function {
    case Operator.equals: self = .equal
    case Operator.notEquals: self = .unequal
    case Operator.less: self = .less
    case Operator.lessEquals: self = .atMost
    case Operator.greater: self = .more
    case Operator.greaterEquals: self = .atLeast
    default: return nil
    }
  }

  var opposite: Relation {
    switch self {
    case .equal: .unequal
    case .unequal: .equal
    case .less: .atLeast
    case .atMost: .more
    case .more: .atMost
    case .atLeast: .less
    }
  }

  /// With the sides changed.
  var mirrored: Relation {
    switch self {
    case .equal, .unequal: self
    case .less: .more
    case .atMost: .atLeast
    case .more: .less
    case .atLeast: .atMost
    }
  }

  /// Nil for values that have no order.
  func compares(_ a: Constant, _ b: Constant) -> Bool? {
    switch self {
    case .equal: return a == b
    case .unequal: return a != b
    default:
      guard case .number(let left) = a, case .number(let right) = b else { return nil }
      switch self {
      case .less: return left < right
      case .atMost: return left <= right
      case .more: return left > right
      default: return left >= right
      }
    }
  }
}
