import Symbols

/// Operators on two numbers, texts, lists or times that are neither unknown nor errors.
enum Arithmetic {
  enum Operation: UInt8, Sendable {
    case add, subtract, multiply, divide, modulo
  }

  static func apply(_ operation: Operation, _ one: Value, _ other: Value, _ memory: inout Memory) -> Value {
    switch (one.tag, other.tag) {
    case (.int, .int): ints(operation, Int64(bitPattern: one.payload), Int64(bitPattern: other.payload))
    case (.double, .double):
      doubles(operation, Double(bitPattern: one.payload), Double(bitPattern: other.payload))
    case (.uint, .uint): uints(operation, one.payload, other.payload)
    default: others(operation, one, other, &memory)
    }
  }

  static func negate(_ value: Value) -> Value {
    switch value.tag {
    case .int:
      let (result, overflow) = (0 as Int64).subtractingReportingOverflow(Int64(bitPattern: value.payload))
      return overflow ? .error(.overflow) : .int(result)
    case .double: return .double(-Double(bitPattern: value.payload))
    default: return .error(.noSuchOverload)
    }
  }

  private static func ints(_ operation: Operation, _ one: Int64, _ other: Int64) -> Value {
    let result: (partialValue: Int64, overflow: Bool)
    switch operation {
    case .add: result = one.addingReportingOverflow(other)
    case .subtract: result = one.subtractingReportingOverflow(other)
    case .multiply: result = one.multipliedReportingOverflow(by: other)
    case .divide:
      if other == 0 { return .error(.divisionByZero) }
      result = one.dividedReportingOverflow(by: other)
    case .modulo:
      if other == 0 { return .error(.modulusByZero) }
      result = one.remainderReportingOverflow(dividingBy: other)
    }
    return result.overflow ? .error(.overflow) : .int(result.partialValue)
  }

  private static func uints(_ operation: Operation, _ one: UInt64, _ other: UInt64) -> Value {
    let result: (partialValue: UInt64, overflow: Bool)
    switch operation {
    case .add: result = one.addingReportingOverflow(other)
    case .subtract: result = one.subtractingReportingOverflow(other)
    case .multiply: result = one.multipliedReportingOverflow(by: other)
    case .divide:
      if other == 0 { return .error(.divisionByZero) }
      result = (one / other, false)
    case .modulo:
      if other == 0 { return .error(.modulusByZero) }
      result = (one % other, false)
    }
    return result.overflow ? .error(.overflow) : .uint(result.partialValue)
  }

  private static func doubles(_ operation: Operation, _ one: Double, _ other: Double) -> Value {
    switch operation {
    case .add: .double(one + other)
    case .subtract: .double(one - other)
    case .multiply: .double(one * other)
    case .divide: .double(one / other)
    case .modulo: .error(.noSuchOverload)
    }
  }

  private static func others(
    _ operation: Operation, _ one: Value, _ other: Value, _ memory: inout Memory
  ) -> Value {
    switch (operation, one.tag, other.tag) {
    case (.add, .string, .string), (.add, .bytes, .bytes): return memory.join(one, other)
    case (.add, .list, .list): return memory.joinLists(one, other)
    case (.add, .duration, .duration), (.subtract, .duration, .duration):
      let (left, right) = (Int64(bitPattern: one.payload), Int64(bitPattern: other.payload))
      let (result, overflow) =
        operation == .add ? left.addingReportingOverflow(right) : left.subtractingReportingOverflow(right)
      return overflow ? .error(.outOfRange) : .duration(nanoseconds: result)
    case (.add, .timestamp, .duration):
      return CivilTime.add(one, nanoseconds: Int64(bitPattern: other.payload))
    case (.add, .duration, .timestamp):
      return CivilTime.add(other, nanoseconds: Int64(bitPattern: one.payload))
    case (.subtract, .timestamp, .duration):
      return CivilTime.subtract(one, nanoseconds: Int64(bitPattern: other.payload))
    case (.subtract, .timestamp, .timestamp): return CivilTime.difference(one, other)
    default: return .error(.noSuchOverload)
    }
  }
}

extension Memory {
  /// One text after the other.
  mutating func join(_ one: Value, _ other: Value) -> Value {
    let start = bytes.count
    append(one)
    append(other)
    return finish(one.tag, from: start)
  }

  /// Adds the contents of a text or of bytes to ``bytes``, unless they are more than there is room for.
  private mutating func append(_ value: Value) {
    let symbol = Symbol(index: UInt32(truncatingIfNeeded: value.payload))
    let count = value.aux == 0 ? texts.utf8Count(symbol) : count(of: value)
    guard count <= byteCeiling - bytes.count else { return exhaust(.tooMuchText) }
    guard value.aux != 0 else { return texts.append(symbol, to: &bytes) }
    // Byte by byte, because a part of an array that is appended to it would have to be copied first.
    for place in start(of: value)..<start(of: value) + count { bytes.append(bytes[place]) }
  }

  mutating func joinLists(_ one: Value, _ other: Value) -> Value {
    guard count(of: one) + count(of: other) <= valueCeiling - values.count else {
      return exhausted(.tooManyElements)
    }
    return list(of: elements(of: one) + elements(of: other))
  }
}
