import CEL

/// Where a walk over a syntax tree finds what names stand for.
protocol NameSource {
  /// The value of `root.field.field`; unknown, with its name, where there is none.
  func value(of path: [String]) -> Worth
}

/// Evaluates a CEL syntax tree by walking it, with nothing prepared. LANGUAGE.md section 5.
struct Walker<Names: NameSource> {
  let names: Names
  /// Variables of the macros around.
  var locals: [String: Worth] = [:]

  func evaluate(_ expression: Expr) -> Worth {
    switch expression.kind {
    case .literal(let literal): return Worth(literal)
    case .identifier, .select: return read(expression)
    case .index(let operand, let key, _):
      if Self.path(of: expression) != nil { return read(expression) }
      return element(of: evaluate(operand), at: evaluate(key))
    case .call(let target, let function, _, let arguments): return call(target, function, arguments)
    case .list(let elements): return strict(elements.map { evaluate($0.value) }) { .list($0) }
    case .map, .message: return .error("maps and messages are not part of the reference evaluator")
    }
  }

  /// A name with the fields selected from it.
  private func read(_ expression: Expr) -> Worth {
    guard let path = Self.path(of: expression) else { return .error("a field of no name") }
    guard let root = path.first, let local = locals[root] else { return names.value(of: path) }
    return path.count == 1 ? local : .error("a variable of a macro has no fields here")
  }

  static func path(of expression: Expr) -> [String]? {
    switch expression.kind {
    case .identifier(let name): [name.hasPrefix(".") ? String(name.dropFirst()) : name]
    case .select(let operand, let field, _, _): path(of: operand).map { $0 + [field] }
    // To CEL `a["b"]` is `a.b`.
    case .index(let operand, let key, _):
      if case .literal(.string(let field)) = key.kind { path(of: operand).map { $0 + [field] } } else { nil }
    default: nil
    }
  }

  private func element(of list: Worth, at key: Worth) -> Worth {
    strict([list, key]) { values in
      guard case .list(let elements) = values[0], case .int(let index) = values[1] else {
        return .noOverload("_[_]")
      }
      guard index >= 0, index < elements.count else { return .error("index out of bounds") }
      return elements[Int(index)]
    }
  }

  /// Unknown arguments make the result unknown, then failed ones make it fail.
  func strict(_ arguments: [Worth], _ body: ([Worth]) -> Worth) -> Worth {
    var missing: Set<String> = []
    var isUnknown = false
    for case .unknown(let names) in arguments {
      isUnknown = true
      missing.formUnion(names)
    }
    if isUnknown { return .unknown(missing) }
    for case .error(let message) in arguments { return .error(message) }
    return body(arguments)
  }

  private func call(_ target: Expr?, _ function: String, _ arguments: [Expr]) -> Worth {
    switch function {
    case Operator.and where arguments.count == 2:
      return both(evaluate(arguments[0]), evaluate(arguments[1]), absorbing: false)
    case Operator.or where arguments.count == 2:
      return both(evaluate(arguments[0]), evaluate(arguments[1]), absorbing: true)
    case Operator.conditional where arguments.count == 3: return choose(arguments)
    case "has" where target == nil: return has(arguments[0])
    case "all", "exists", "exists_one", "existsOne", "map", "filter":
      if let target { return macro(function, over: evaluate(target), arguments) }
    default: break
    }
    let values = ((target.map { [$0] } ?? []) + arguments).map(evaluate)
    return strict(values) { Library.call(function, $0) }
  }

  /// `&&` and `||`: one side may decide alone; then an unknown outweighs an error.
  func both(_ a: Worth, _ b: Worth, absorbing: Bool) -> Worth {
    for case .bool(absorbing) in [a, b] { return .bool(absorbing) }
    return strict([a, b]) { values in
      guard case (.bool, .bool) = (values[0], values[1]) else { return .noOverload("&&, ||") }
      return .bool(!absorbing)
    }
  }

  private func choose(_ arguments: [Expr]) -> Worth {
    switch evaluate(arguments[0]) {
    case .bool(let condition): evaluate(arguments[condition ? 1 : 2])
    case let other where !other.isKnown: other
    default: .noOverload("_?_:_")
    }
  }

  /// Asks only whether something is missing; what fails to be read is not.
  private func has(_ field: Expr) -> Worth {
    if case .unknown = read(field) { .bool(false) } else { .bool(true) }
  }

  private func macro(_ name: String, over range: Worth, _ arguments: [Expr]) -> Worth {
    guard range.isKnown else { return range }
    guard case .list(let elements) = range, case .identifier(let variable)? = arguments.first?.kind else {
      return .noOverload(name)
    }
    func value(_ argument: Int, _ element: Worth) -> Worth {
      var inner = self
      inner.locals[variable] = element
      return inner.evaluate(arguments[argument])
    }
    let results = elements.map { value(1, $0) }
    switch name {
    case "all": return results.reduce(.bool(true)) { both($0, $1, absorbing: false) }
    case "exists": return results.reduce(.bool(false)) { both($0, $1, absorbing: true) }
    case "exists_one", "existsOne":
      return strict(results) { .bool($0.filter { $0.equals(.bool(true)) }.count == 1) }
    case "filter":
      return strict(results) { kept in
        .list(zip(elements, kept).filter { $1.equals(.bool(true)) }.map(\.0))
      }
    default:
      guard arguments.count == 3 else { return strict(results) { .list($0) } }
      return strict(results) { kept in
        let chosen = zip(elements, kept).filter { $1.equals(.bool(true)) }.map { value(2, $0.0) }
        return strict(chosen) { .list($0) }
      }
    }
  }
}
