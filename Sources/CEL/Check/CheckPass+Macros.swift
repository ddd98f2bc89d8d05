import SourceText

extension CheckPass {
  mutating func check(_ macro: Macro, at expression: Expr, _ functionRange: SourceRange) -> ValueType {
    switch macro {
    case .has(let field):
      _ = check(field)
      return .bool
    case .comprehension(let comprehension):
      return check(comprehension, at: expression, functionRange)
    case .bind(let name, let value, let body):
      return bind(name, value, body, at: expression)
    case .optionalMap(let target, let name, let body, let isFlat):
      return optionalMap(target, name, body, isFlat, at: expression, functionRange)
    case .extremum(let arguments, _):
      return extremum(arguments, functionRange)
    }
  }

  // MARK: Comprehensions

  private mutating func check(
    _ macro: Macro.Comprehension, at expression: Expr, _ functionRange: SourceRange
  ) -> ValueType {
    let range = solver.resolve(check(macro.range))
    let (names, key) = variables(of: range, macro, functionRange)
    for (place, name) in macro.names.enumerated() {
      scopes.append((name, .local(node: expression.id, place: place, type: names[place])))
    }
    defer { scopes.removeLast(macro.names.count) }
    if let condition = macro.condition { wantBool(condition, macro.kind) }
    guard let body = macro.body else { return .list(names[0]) }
    switch macro.kind {
    case .all, .exists, .existsOne, .filter:
      wantBool(body, macro.kind)
      return .bool
    case .map, .transformList:
      return .list(check(body))
    case .transformMap:
      return .map(key, check(body))
    case .transformMapEntry:
      let (newKey, newValue) = (solver.fresh(), solver.fresh())
      guard solver.assign(check(body), to: .map(newKey, newValue)) else {
        return fail(.typesDoNotFit, body.range, "transformMapEntry wants a map such as {k: v} here")
      }
      return .map(newKey, newValue)
    }
  }

  /// The types of the names of a macro, and of the keys of what it makes.
  private mutating func variables(
    of range: ValueType, _ macro: Macro.Comprehension, _ functionRange: SourceRange
  ) -> (names: [ValueType], key: ValueType) {
    let isPair = macro.names.count == 2
    switch range {
    case .list(let element): return (isPair ? [.int, element] : [element], .int)
    case .map(let key, let value): return (isPair ? [key, value] : [key], key)
    case .dyn, .error, .typeParameter: break
    default:
      report(
        .typesDoNotFit, functionRange,
        "'\(macro.kind.rawValue)' goes through a list or a map, not \(solver.settle(range))")
    }
    // The body may hold mistakes of its own, which are told as well.
    return ([.dyn, .dyn], .dyn)
  }

  private mutating func wantBool(_ expression: Expr, _ kind: Macro.Comprehension.Kind) {
    let type = solver.resolve(check(expression))
    guard !type.canBeBool, !isOpen(type) else { return }
    report(
      .typesDoNotFit, expression.range,
      "'\(kind.rawValue)' wants a condition here, not \(solver.settle(type))")
  }

  // MARK: Bindings and optionals

  private mutating func bind(_ name: String, _ value: Expr, _ body: Expr, at expression: Expr) -> ValueType {
    let binding: Binding
    if let path = resolvePath(value), path.local == nil, path.namedType == nil {
      references[expression.id] = .alias
      binding = .path(path)
    } else {
      binding = .local(node: expression.id, place: 0, type: check(value))
    }
    scopes.append((name, binding))
    defer { scopes.removeLast() }
    let type = check(body)
    units[expression.id] = units[body.id]
    return type
  }

  private mutating func optionalMap(
    _ target: Expr, _ name: String, _ body: Expr, _ isFlat: Bool, at expression: Expr, _ range: SourceRange
  ) -> ValueType {
    let wrapped = solver.fresh()
    let type = check(target)
    guard solver.assign(type, to: .optional(wrapped)) else {
      return fail(.typesDoNotFit, range, "this wants an optional, not \(solver.settle(type))")
    }
    scopes.append((name, .local(node: expression.id, place: 0, type: solver.resolve(wrapped))))
    defer { scopes.removeLast() }
    let result = check(body)
    guard isFlat else { return .optional(result) }
    let inner = solver.fresh()
    guard solver.assign(result, to: .optional(inner)) else {
      return fail(
        .typesDoNotFit, body.range, "optFlatMap wants an optional here, not \(solver.settle(result))")
    }
    return .optional(inner)
  }

  private mutating func extremum(_ arguments: [Expr], _ range: SourceRange) -> ValueType {
    var result: ValueType?
    for argument in arguments {
      var type = solver.resolve(check(argument))
      if arguments.count == 1, case .list(let element) = type { type = solver.resolve(element) }
      guard type.isNumeric || isOpen(type) else {
        return fail(.typesDoNotFit, argument.range, "a number is wanted here, not \(solver.settle(type))")
      }
      result = result == nil || result == type ? type : .dyn
    }
    return result.map { isOpen($0) ? .dyn : $0 } ?? .dyn
  }
}
