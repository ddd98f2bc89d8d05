import SourceText

extension CheckPass {
  mutating func operation(
    _ function: String, _ range: SourceRange, _ arguments: [Expr], at expression: Expr
  ) -> ValueType {
    let given = arguments.map { solver.resolve(check($0)) }
    switch function {
    case Operator.and, Operator.or, Operator.not:
      return logic(function, range, given)
    case Operator.conditional:
      return conditional(range, given, arguments, at: expression)
    case Operator.equals, Operator.notEquals:
      checkUnits(function, range, arguments)
      return comparison(areComparable(given[0], given[1]), function, range, given)
    case Operator.less, Operator.lessEquals, Operator.greater, Operator.greaterEquals:
      checkUnits(function, range, arguments)
      return comparison(areOrdered(given[0], given[1]), function, range, given)
    case Operator.contains:
      return comparison(isSearchable(given[0], in: given[1]), function, range, given)
    default:
      if function == Operator.add || function == Operator.subtract || function == Operator.negate {
        checkUnits(function, range, arguments)
        units[expression.id] = arguments.compactMap { units[$0.id] }.first
      }
      return arithmetic(function, range, given)
    }
  }

  private mutating func logic(_ function: String, _ range: SourceRange, _ given: [ValueType]) -> ValueType {
    guard let wrong = given.first(where: { !$0.canBeBool && !isOpen($0) }) else { return .bool }
    let sign = Operator.sign(of: function) ?? function
    return fail(.typesDoNotFit, range, "'\(sign)' joins conditions, and one side is \(solver.settle(wrong))")
  }

  private mutating func conditional(
    _ range: SourceRange, _ given: [ValueType], _ arguments: [Expr], at expression: Expr
  ) -> ValueType {
    guard given[0].canBeBool || isOpen(given[0]) else {
      return fail(.typesDoNotFit, range, "'?' wants a condition before it, not \(solver.settle(given[0]))")
    }
    units[expression.id] = units[arguments[1].id] ?? units[arguments[2].id]
    guard solver.assign(given[1], to: given[2]) else {
      return fail(
        .typesDoNotFit, range,
        "both results of '?:' must be of one type, not \(solver.settle(given[1])) and \(solver.settle(given[2]))"
      )
    }
    return solver.mostGeneral(given[1], given[2])
  }

  // MARK: Comparisons

  private mutating func comparison(
    _ fits: Bool, _ function: String, _ range: SourceRange, _ given: [ValueType]
  ) -> ValueType {
    if fits || given.contains(.error) { return .bool }
    let sign = Operator.sign(of: function) ?? function
    let (left, right) = (solver.settle(given[0]), solver.settle(given[1]))
    let message =
      function == Operator.contains
      ? "\(left) cannot be looked for in \(right)" : "\(left) cannot be compared with \(right) by '\(sign)'"
    return fail(.typesDoNotFit, range, message, help: remedy(left, right))
  }

  private func remedy(_ left: ValueType, _ right: ValueType) -> String? {
    switch (left, right) {
    case (.string, let other) where other.isNumeric, (let other, .string) where other.isNumeric:
      "a number stands without quotation marks"
    case (.record, _), (_, .record): "read one of its fields, such as deal.amount"
    case (.null, _), (_, .null): "a field is never null: has(x) asks whether it is there"
    case (.string, .timestamp), (.timestamp, .string): "write it as in timestamp(\"2026-03-31T09:00:00Z\")"
    case (.duration, let other) where other.isNumeric, (let other, .duration) where other.isNumeric:
      "write a duration as days(3) or duration(\"90s\")"
    case (.int, .double), (.double, .int), (.uint, .double), (.double, .uint):
      "write both as double, as in 2.0 or double(x)"
    default: nil
    }
  }

  /// Types agree, or differ only in the kind of number.
  private mutating func areComparable(_ left: ValueType, _ right: ValueType) -> Bool {
    if solver.assign(left, to: right) || solver.assign(right, to: left) { return true }
    switch (solver.resolve(left), solver.resolve(right)) {
    case (let one, let other) where one.isNumeric && other.isNumeric: return true
    case (.list(let one), .list(let other)), (.optional(let one), .optional(let other)):
      return areComparable(one, other)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      return areComparable(key, otherKey) && areComparable(value, otherValue)
    default: return false
    }
  }

  private func areOrdered(_ left: ValueType, _ right: ValueType) -> Bool {
    if isOpen(left) { return isOpen(right) || Self.isOrdered(right) }
    if isOpen(right) { return Self.isOrdered(left) }
    return (left.isNumeric && right.isNumeric) || (left == right && Self.isOrdered(left))
  }

  private static func isOrdered(_ type: ValueType) -> Bool {
    switch type {
    case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration: true
    default: false
    }
  }

  private mutating func isSearchable(_ element: ValueType, in container: ValueType) -> Bool {
    switch container {
    case .list(let wanted), .map(let wanted, _): areComparable(element, wanted)
    default: isOpen(container)
    }
  }

  // MARK: Arithmetic

  private static let numbers: [ValueType] = [.int, .uint, .double]

  private static func signatures(_ function: String) -> [(operands: [ValueType], result: ValueType)] {
    let same = numbers.map { (operands: [$0, $0], result: $0) }
    switch function {
    case Operator.add:
      return same + [
        ([.string, .string], .string), ([.bytes, .bytes], .bytes), ([.duration, .duration], .duration),
        ([.timestamp, .duration], .timestamp), ([.duration, .timestamp], .timestamp),
      ]
    case Operator.subtract:
      return same + [
        ([.duration, .duration], .duration), ([.timestamp, .duration], .timestamp),
        ([.timestamp, .timestamp], .duration),
      ]
    case Operator.multiply, Operator.divide: return same
    case Operator.modulo: return [([.int, .int], .int), ([.uint, .uint], .uint)]
    case Operator.negate: return [([.int], .int), ([.double], .double)]
    default: return []
    }
  }

  private mutating func arithmetic(_ function: String, _ range: SourceRange, _ given: [ValueType])
    -> ValueType
  {
    var results: [ValueType] = Self.signatures(function).filter { signature in
      zip(signature.operands, given).allSatisfy { isOpen($1) || $0 == $1 }
    }.map(\.result)
    if function == Operator.add, let joined = concatenation(given) { results.append(joined) }
    if let first = results.first { return results.allSatisfy { $0 == first } ? first : .dyn }
    if given.contains(.error) { return .error }
    let sign = Operator.sign(of: function) ?? function
    let types = given.map { solver.settle($0) }
    let message =
      types.count == 1
      ? "'\(sign)' cannot be put before \(types[0])" : "'\(sign)' cannot join \(types[0]) and \(types[1])"
    return fail(.typesDoNotFit, range, message, help: types.count == 2 ? remedy(types[0], types[1]) : nil)
  }

  /// The type of the concatenation of two lists.
  private mutating func concatenation(_ given: [ValueType]) -> ValueType? {
    switch (given[0], given[1]) {
    case (.list(let one), .list(let other)): .list(solver.join(one, other))
    case (.list, let other) where isOpen(other): .list(.dyn)
    case (let one, .list) where isOpen(one): .list(.dyn)
    default: nil
    }
  }

  // MARK: Units

  /// A share is no number of percent points, even though both are doubles.
  private mutating func checkUnits(_ function: String, _ range: SourceRange, _ arguments: [Expr]) {
    let given = arguments.compactMap { units[$0.id] }
    guard given.count == 2, given[0] != given[1] else { return }
    report(
      .unitsDoNotFit, range,
      "'\(Operator.sign(of: function) ?? function)' cannot bring together \(given[0]) and \(given[1])",
      help: "convert one of them")
  }
}
