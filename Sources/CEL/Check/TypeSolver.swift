/// Finds what type parameters stand for while the types of one expression are compared; the rules are cel-go's.
struct TypeSolver {
  private var bindings: [String: ValueType] = [:]
  private var made = 0

  /// A parameter that nothing has bound yet, such as the element of an empty list.
  mutating func fresh() -> ValueType {
    made += 1
    return .typeParameter("#\(made)")
  }

  /// A signature whose parameters are not shared with any other use of it.
  mutating func instantiate(_ overload: Overload) -> (parameters: [ValueType], result: ValueType) {
    var names: [String: ValueType] = [:]
    let parameters = overload.parameters.map { rename($0, &names) }
    return (parameters, rename(overload.result, &names))
  }

  private mutating func rename(_ type: ValueType, _ names: inout [String: ValueType]) -> ValueType {
    switch type {
    case .typeParameter(let name):
      if let known = names[name] { return known }
      let new = fresh()
      names[name] = new
      return new
    case .list(let element): return .list(rename(element, &names))
    case .map(let key, let value): return .map(rename(key, &names), rename(value, &names))
    case .optional(let wrapped): return .optional(rename(wrapped, &names))
    case .opaque(let name, let parameters): return .opaque(name, parameters.map { rename($0, &names) })
    default: return type
    }
  }

  /// Whether a value of the one type may stand where the other is wanted; binds parameters on both sides.
  mutating func assign(_ actual: ValueType, to wanted: ValueType) -> Bool {
    let before = bindings
    if matches(actual, wanted) { return true }
    bindings = before
    return false
  }

  /// As ``assign(_:to:)`` for a list of arguments: all fit, or nothing is bound.
  mutating func assign(_ actual: [ValueType], to wanted: [ValueType]) -> Bool {
    guard actual.count == wanted.count else { return false }
    let before = bindings
    for (one, other) in zip(actual, wanted) where !matches(one, other) {
      bindings = before
      return false
    }
    return true
  }

  private mutating func matches(_ actual: ValueType, _ wanted: ValueType) -> Bool {
    if case .typeParameter(let name) = wanted {
      let (isValid, hadBinding) = substitute(actual, for: name)
      if isValid || hadBinding { return isValid }
    }
    if case .typeParameter(let name) = actual { return substitute(wanted, for: name).isValid }
    if actual.isLoose || wanted.isLoose { return true }
    switch (actual, wanted) {
    case (.null, _): return Self.isNullable(wanted)
    case (_, .null): return Self.isNullable(actual)
    case (.list(let one), .list(let other)): return matches(one, other)
    case (.optional(let one), .optional(let other)): return matches(one, other)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      return matches(key, otherKey) && matches(value, otherValue)
    case (.opaque(let name, let parameters), .opaque(let otherName, let others)):
      guard name == otherName, parameters.count == others.count else { return false }
      for (one, other) in zip(parameters, others) where !matches(one, other) { return false }
      return true
    default: return actual == wanted
    }
  }

  private static func isNullable(_ type: ValueType) -> Bool {
    switch type {
    case .null, .record, .opaque, .optional, .timestamp, .duration: true
    default: false
    }
  }

  private mutating func substitute(
    _ type: ValueType, for name: String
  ) -> (isValid: Bool, hadBinding: Bool) {
    if type == .typeParameter(name) { return (true, true) }
    if let bound = bindings[name] {
      if bound == type { return (true, true) }
      guard matches(type, bound) else { return (false, true) }
      let general = mostGeneral(type, bound)
      if !refers(general, to: name) { bindings[name] = general }
      return (true, true)
    }
    guard !refers(type, to: name) else { return (false, false) }
    bindings[name] = type
    return (true, false)
  }

  private func refers(_ type: ValueType, to name: String) -> Bool {
    switch type {
    case .typeParameter(let other):
      return other == name || (bindings[other].map { refers($0, to: name) } ?? false)
    case .list(let element): return refers(element, to: name)
    case .optional(let wrapped): return refers(wrapped, to: name)
    case .map(let key, let value): return refers(key, to: name) || refers(value, to: name)
    case .opaque(_, let parameters): return parameters.contains { refers($0, to: name) }
    default: return false
    }
  }

  /// The type of a list with elements of both types; `dyn` where they have nothing in common.
  mutating func join(_ one: ValueType?, _ other: ValueType) -> ValueType {
    guard let one else { return other }
    return assign(one, to: other) ? mostGeneral(one, other) : .dyn
  }

  func mostGeneral(_ one: ValueType, _ other: ValueType) -> ValueType {
    isEqualOrLessSpecific(one, other) ? one : other
  }

  private func isEqualOrLessSpecific(_ one: ValueType, _ other: ValueType) -> Bool {
    if one.isLoose { return true }
    if case .typeParameter = one { return true }
    if other.isLoose { return false }
    if case .typeParameter = other { return false }
    switch (one, other) {
    case (.null, .null): return true
    case (.null, _): return false
    case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)):
      return isEqualOrLessSpecific(a, b)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      return isEqualOrLessSpecific(key, otherKey) && isEqualOrLessSpecific(value, otherValue)
    case (.opaque(let name, let a), .opaque(let otherName, let b)):
      return name == otherName && zip(a, b).allSatisfy { isEqualOrLessSpecific($0, $1) }
    case (_, .null): return true
    default: return one == other
    }
  }

  /// A type with everything known put in; what was never bound stays a parameter.
  func resolve(_ type: ValueType) -> ValueType {
    switch type {
    case .typeParameter(let name): bindings[name].map(resolve) ?? type
    case .list(let element): .list(resolve(element))
    case .map(let key, let value): .map(resolve(key), resolve(value))
    case .optional(let wrapped): .optional(resolve(wrapped))
    case .opaque(let name, let parameters): .opaque(name, parameters.map(resolve))
    default: type
    }
  }

  /// As ``resolve(_:)``, with `dyn` for what was never bound.
  func settle(_ type: ValueType) -> ValueType {
    switch resolve(type) {
    case .typeParameter: .dyn
    case .list(let element): .list(settle(element))
    case .map(let key, let value): .map(settle(key), settle(value))
    case .optional(let wrapped): .optional(settle(wrapped))
    case .opaque(let name, let parameters): .opaque(name, parameters.map(settle))
    case let known: known
    }
  }
}
