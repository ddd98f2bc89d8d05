// Operations on values that are neither unknown nor errors, and the lists that they are put into.
extension Program {
  func unary(_ node: Node, _ value: Value, _ memory: inout Memory) -> Value {
    switch node.operation {
    case .not: return value.tag == .bool ? .bool(value.payload == 0) : .error(.notBool)
    case .negate: return Arithmetic.negate(value)
    case .inSet: return .bool(isOne(of: node.b, node.c, value, &memory))
    case .matches:
      guard value.tag == .string else { return .error(.noSuchOverload) }
      let pattern = patterns[Int(node.c)]
      let (isMatch, length) = memory.withUTF8(of: value) { (pattern.matches($0), $0.count) }
      return memory.spend(length / 64) ? .bool(isMatch) : .error(.tooManySteps)
    case .hasField: return hasField(node.constant, value, &memory)
    case .selectOptional: return element(node.constant, ofOptional: value, &memory)
    default: return field(node.constant, of: value, &memory)
    }
  }

  func binary(_ node: Node, _ one: Value, _ other: Value, _ memory: inout Memory) -> Value {
    switch node.operation {
    case .isIn:
      switch other.tag {
      case .list: return .bool(memory.containsCounted(other, one))
      case .map: return .bool(memory.lookUpCounted(one, in: other) != nil)
      default: return .error(.noSuchOverload)
      }
    case .indexOptional: return element(other, ofOptional: one, &memory)
    default: return element(other, of: one, &memory)
    }
  }

  // MARK: Fields and elements

  func field(_ key: Value, of value: Value, _ memory: inout Memory) -> Value {
    switch value.tag {
    case .map: return memory.lookUpCounted(key, in: value) ?? .error(.noSuchKey)
    case .optional: return element(key, ofOptional: value, &memory)
    default: return .error(.noSuchOverload)
    }
  }

  private func hasField(_ key: Value, _ value: Value, _ memory: inout Memory) -> Value {
    switch value.tag {
    case .map: return .bool(memory.lookUpCounted(key, in: value) != nil)
    case .optional:
      guard let content = memory.content(of: value) else { return .bool(false) }
      return hasField(key, content, &memory)
    default: return .error(.noSuchOverload)
    }
  }

  private func element(_ key: Value, of value: Value, _ memory: inout Memory) -> Value {
    switch value.tag {
    case .list:
      guard key.asNumber != nil else { return .error(.noSuchOverload) }
      guard let place = place(key, in: value, memory) else { return .error(.indexOutOfRange) }
      return memory.element(place, of: value)
    case .map: return memory.lookUpCounted(key, in: value) ?? .error(.noSuchKey)
    case .optional: return element(key, ofOptional: value, &memory)
    default: return .error(.noSuchOverload)
    }
  }

  /// A whole number that is the place of an element.
  private func place(_ key: Value, in list: Value, _ memory: Memory) -> Int? {
    let place: Int? =
      switch key.tag {
      case .int: Int(exactly: key.int)
      case .uint: Int(exactly: key.payload)
      default: Int(exactly: key.double)
      }
    guard let place, place >= 0, place < memory.count(of: list) else { return nil }
    return place
  }

  /// `x[?key]` and `x.?key`: empty where there is no such element.
  private func element(_ key: Value, ofOptional value: Value, _ memory: inout Memory) -> Value {
    switch value.tag {
    case .optional:
      guard let content = memory.content(of: value) else { return memory.optional(nil) }
      return element(key, ofOptional: content, &memory)
    case .list where key.asNumber != nil:
      return memory.optional(place(key, in: value, memory).map { memory.element($0, of: value) })
    case .map:
      let found = memory.lookUpCounted(key, in: value)
      return memory.optional(found)
    default: return .error(value.tag == .list ? .noSuchOverload : .noSuchKey)
    }
  }

  // MARK: Functions

  func runCall(_ node: Node, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    var arguments = InlineArray<8, Value>(repeating: .null)
    var bad: Value?
    let count = Int(node.b)
    for place in 0..<count {
      let value = operand(operands[Int(node.a) + place], inputs, &memory)
      if value.isUnknownOrError { bad = bad.map { absorbed($0, value) } ?? value }
      arguments[place] = value
    }
    if let bad { return bad }
    let site = calls[Int(node.c)]
    for candidate in Int(site.first)..<Int(site.first &+ site.count) {
      guard accepts(overloads[candidate], arguments, count) else { continue }
      guard memory.spend(overloads[candidate].cost) else { return failure(.tooManySteps, node.origin) }
      let result = overloads[candidate].implementation(arguments.span.extracting(first: count), &memory)
      return placed(result, node.origin)
    }
    return failure(.noSuchOverload, node.origin)
  }

  @inline(__always)
  private func accepts(_ overload: PlannedOverload, _ arguments: InlineArray<8, Value>, _ count: Int) -> Bool
  {
    guard overload.parameterCount == count else { return false }
    for place in 0..<count
    where overload.accepts[place] & (1 &<< UInt32(arguments[place].tag.rawValue)) == 0 {
      return false
    }
    return true
  }

  // MARK: Lists, maps, optionals

  func runList(_ node: Node, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    var values: [Value] = []
    values.reserveCapacity(Int(node.b))
    var bad: Value?
    for place in Int(node.a)..<Int(node.a &+ node.b) {
      guard let value = element(operands[place], node.origin, inputs, &memory) else {
        // An entry whose value is left out goes together with its key.
        if node.operation == .map { values.removeLast() }
        continue
      }
      if value.isUnknownOrError { bad = bad.map { absorbed($0, value) } ?? value }
      values.append(value)
    }
    if let bad { return bad }
    guard memory.spend(values.count) else { return failure(.tooManySteps, node.origin) }
    return placed(collected(values, node, &memory), node.origin)
  }

  /// What an operand adds to a list or map; nothing where it is an optional that is empty.
  private func element(
    _ operand: UInt32, _ origin: UInt32, _ inputs: Span<Value>, _ memory: inout Memory
  ) -> Value? {
    let value = self.operand(operand & ~Self.optionalMark, inputs, &memory)
    guard operand & Self.optionalMark != 0, !value.isUnknownOrError else { return value }
    return value.tag == .optional ? memory.content(of: value) : failure(.noSuchOverload, origin)
  }

  private func collected(_ values: [Value], _ node: Node, _ memory: inout Memory) -> Value {
    switch node.operation {
    case .list: return memory.list(of: values)
    case .map:
      let entries = stride(from: 0, to: values.count - 1, by: 2).map {
        (key: values[$0], value: values[$0 + 1])
      }
      return memory.checkedMap(of: entries)
    default:
      let isGreatest = node.c == 1
      guard values.count == 1, values[0].tag == .list else {
        return StandardLibrary.extremum(values, isGreatest: isGreatest, memory)
      }
      return StandardLibrary.extremum(memory.elements(of: values[0]), isGreatest: isGreatest, memory)
    }
  }

  func runOrElse(_ node: Node, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    let value = run(Int(node.a), inputs, &memory)
    guard !value.isUnknownOrError else { return value }
    guard value.tag == .optional else { return failure(.noSuchOverload, node.origin) }
    guard let content = memory.content(of: value) else { return run(Int(node.b), inputs, &memory) }
    return node.c == 1 ? content : value
  }

  func runOptionalMap(_ node: Node, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    let value = run(Int(node.a), inputs, &memory)
    guard !value.isUnknownOrError else { return value }
    guard value.tag == .optional else { return failure(.noSuchOverload, node.origin) }
    guard let content = memory.content(of: value) else { return value }
    memory.locals[Int(node.c)] = content
    let result = run(Int(node.b), inputs, &memory)
    guard !result.isUnknownOrError else { return result }
    if node.operation == .optionalMap { return placed(memory.optional(result), node.origin) }
    return result.tag == .optional ? result : failure(.noSuchOverload, node.origin)
  }
}

extension Memory {
  /// A map whose keys are of types that keys may have and differ; an error otherwise.
  mutating func checkedMap(of entries: [(key: Value, value: Value)]) -> Value {
    for (place, entry) in entries.enumerated() {
      guard [.bool, .int, .uint, .string].contains(entry.key.tag) else { return .error(.noSuchOverload) }
      guard spend(place / 8) else { return exhausted(.tooManySteps) }
      for other in entries[..<place] where equal(other.key, entry.key) { return .error(.duplicateKey) }
    }
    return map(of: entries)
  }
}
