import CEL
import RulePacks

// What a condition compares with.
extension DemandFinder {
  func constant(_ node: Expr) -> TracedValue? {
    if let value = trace?.value(of: node) {
      if case .missing = value { return nil }
      if case .failed = value { return nil }
      return value
    }
    switch node.kind {
    case .literal(let literal): return TracedValue(literal)
    case .call(target: nil, Operator.negate, _, let arguments) where arguments.count == 1:
      return constant(arguments[0])?.number.map { .double(-$0) }
    case .select:
      guard let path = Self.path(node), path.count == 2, path[0] == "params" else { return nil }
      return pack.params.first { $0.name == path[1] }.flatMap { TracedValue($0.value) }
    default: return nil
    }
  }

  func elements(_ node: Expr) -> [TracedValue]? {
    if case .list(let values)? = constant(node) { return values }
    if case .list(let elements) = node.kind { return elements.compactMap { constant($0.value) } }
    guard let path = Self.path(node), path.count == 2, path[0] == "lists" else { return nil }
    return pack.lists.first { $0.name == path[1] }?.values.compactMap { TracedValue($0) }
  }

  /// The values that a condition names, lists taken apart.
  func constants(in node: Expr) -> [TracedValue] {
    if case .literal(let literal) = node.kind { return TracedValue(literal).map { [$0] } ?? [] }
    if let elements = elements(node) { return elements }
    return node.children.flatMap(constants)
  }

  static func path(_ node: Expr) -> [String]? {
    switch node.kind {
    case .identifier(let name): [name]
    case .select(let operand, let field, _, _): path(operand).map { $0 + [field] }
    default: nil
    }
  }

  static let relations: [String: (kept: String, denied: String)] = [
    Operator.equals: (Operator.equals, Operator.notEquals),
    Operator.notEquals: (Operator.notEquals, Operator.equals),
    Operator.less: (Operator.less, Operator.greaterEquals),
    Operator.lessEquals: (Operator.lessEquals, Operator.greater),
    Operator.greater: (Operator.greater, Operator.lessEquals),
    Operator.greaterEquals: (Operator.greaterEquals, Operator.less),
  ]

  static func mirrored(_ relation: String) -> String {
    switch relation {
    case Operator.less: Operator.greater
    case Operator.lessEquals: Operator.greaterEquals
    case Operator.greater: Operator.less
    case Operator.greaterEquals: Operator.lessEquals
    default: relation
    }
  }

  /// A few numbers that have the relation to a limit, the nearest first.
  static func numbers(_ relation: String, _ limit: Double) -> [Double] {
    let numbers = near(relation, limit)
    // What is counted or measured is seldom below nothing.
    return limit < 0 ? numbers : numbers.filter { $0 >= 0 }
  }

  static func near(_ relation: String, _ limit: Double) -> [Double] {
    switch relation {
    case Operator.equals: [limit]
    case Operator.notEquals: [limit + 1, limit - 1]
    case Operator.less: [limit - 1, limit / 2, limit - 100]
    case Operator.lessEquals: [limit, limit - 1, limit / 2]
    case Operator.greater: [limit + 1, limit * 2, limit + 100]
    case Operator.greaterEquals: [limit, limit + 1, limit * 2]
    default: [limit, limit + 1, limit - 1, 0]
    }
  }
}
