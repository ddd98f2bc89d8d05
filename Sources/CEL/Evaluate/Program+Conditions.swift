import Symbols

// Comparisons and what joins them.
extension Program {
  /// Joins conditions as CEL says: one that decides outweighs unknowns and errors, in whichever order they come.
  private struct Junction {
    private let isAnd: Bool
    private var missing: UInt64 = 0
    private var error: Value?

    init(isAnd: Bool) {
      self.isAnd = isAnd
    }

    /// Whether a term decides.
    @inline(__always)
    mutating func isDecided(by value: Value, _ program: Program, _ origin: UInt32) -> Bool {
      if value.tag == .bool { return (value.payload == 0) == isAnd }
      note(program.notCondition(value, origin))
      return false
    }

    private mutating func note(_ value: Value) {
      missing |= value.unknownSet
      if error == nil, value.isError { error = value }
    }

    /// What comes out where no term has decided.
    @inline(__always)
    var rest: Value {
      if missing == 0, error == nil { return .bool(isAnd) }
      return missing != 0 ? .unknown(set: missing) : error ?? .bool(isAnd)
    }
  }

  @inline(never)
  func runJunction(_ index: Int, isAnd: Bool, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    var junction = Junction(isAnd: isAnd)
    let first = Int(nodes[index].a)
    for place in first..<first &+ Int(nodes[index].b) {
      let value = run(Int(operands[place]), inputs, &memory)
      if junction.isDecided(by: value, self, nodes[index].origin) { return .bool(!isAnd) }
    }
    return junction.rest
  }

  @inline(never)
  func runTests(_ index: Int, isAnd: Bool, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    var junction = Junction(isAnd: isAnd)
    let first = Int(nodes[index].a)
    for place in first..<first &+ Int(nodes[index].b) {
      let value = test(place, inputs, &memory)
      if junction.isDecided(by: value, self, nodes[index].origin) { return .bool(!isAnd) }
    }
    return junction.rest
  }

  @inline(never)
  func runTest(_ place: Int, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    test(place, inputs, &memory)
  }

  @inline(__always)
  private func test(_ place: Int, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    let value = value(of: tests[place].operand, inputs, &memory)
    let origin = tests[place].origin
    switch tests[place].kind {
    case .constant:
      return compare(tests[place].relation, value, tests[place].constant, origin, &memory)
    case .input:
      return compare(tests[place].relation, value, read(tests[place].other, origin, inputs), origin, &memory)
    case .set:
      guard !value.isUnknownOrError else { return value }
      return .bool(isOne(of: tests[place].other, tests[place].count, value, &memory))
    case .text:
      guard value.tag == .string else {
        return value.isUnknownOrError ? value : failure(.noSuchOverload, origin)
      }
      guard memory.spend(1) else { return failure(.tooManySteps, origin) }
      return placed(memory.holds(tests[place].textTest, value, tests[place].constant), origin)
    case .isTrue:
      return value.tag == .bool ? value : notCondition(value, origin)
    case .isFalse:
      return value.tag == .bool ? .bool(value.payload == 0) : notCondition(value, origin)
    case .isPresent:
      return .bool(!value.isUnknown)
    }
  }

  @inline(__always)
  private func value(
    of operand: FusedTest.Operand, _ inputs: Span<Value>, _ memory: inout Memory
  ) -> Value {
    switch operand.source {
    case .input: return read(operand.place, operand.origin, inputs)
    case .local: return memory.locals[Int(operand.place)]
    case .field:
      let map = memory.locals[Int(operand.place)]
      if map.tag == .map, let value = memory.lookUp(field: operand.field, in: map) { return value }
      return map.isUnknownOrError ? map : fieldSlowly(operand, of: map, &memory)
    }
  }

  @inline(never)
  private func fieldSlowly(_ operand: FusedTest.Operand, of map: Value, _ memory: inout Memory) -> Value {
    placed(field(.string(Symbol(index: operand.field)), of: map, &memory), operand.origin)
  }

  @inline(__always)
  func compare(
    _ relation: Relation, _ one: Value, _ other: Value, _ origin: UInt32, _ memory: inout Memory
  ) -> Value {
    if one.tag == other.tag {
      switch one.tag {
      case .int: return .bool(relation.holds(Order(one.int, other.int)))
      case .double: return .bool(relation.holds(Order(one.double, other.double)))
      case .string where one.aux == 0 && other.aux == 0 && relation.rawValue <= Relation.notEqual.rawValue:
        return .bool((one.payload == other.payload) == (relation == .equal))
      default: break
      }
    }
    if one.isUnknownOrError || other.isUnknownOrError { return absorbed(one, other) }
    return placed(compare(relation, one, other, &memory), origin)
  }

  /// Compares two values that are neither unknown nor errors.
  func compare(_ relation: Relation, _ one: Value, _ other: Value, _ memory: inout Memory) -> Value {
    switch relation {
    case .equal: return .bool(memory.equalCounted(one, other))
    case .notEqual: return .bool(!memory.equalCounted(one, other))
    default:
      let order = memory.order(one, other)
      return order == .incomparable ? .error(.noSuchOverload) : .bool(relation.holds(order))
    }
  }

  /// Whether a value equals one of the constants from a place on.
  func isOne(of first: UInt32, _ count: UInt32, _ value: Value, _ memory: inout Memory) -> Bool {
    if value.tag == .string, value.aux == 0 { return isOneText(of: first, count, value) }
    for place in Int(first)..<Int(first &+ count) {
      let constant = constants[place]
      if constant.tag == value.tag, constant.payload == value.payload, constant.aux == value.aux {
        if value.tag != .double || !value.double.isNaN { return true }
      } else if mayBeEqual(value, constant), memory.equalCounted(value, constant) {
        return true
      }
    }
    return false
  }

  /// A text of the symbol table against constants, which are all of the table, too.
  @inline(__always)
  private func isOneText(of first: UInt32, _ count: UInt32, _ value: Value) -> Bool {
    for place in Int(first)..<Int(first &+ count)
    where constants[place].payload == value.payload && constants[place].tag == .string {
      return true
    }
    return false
  }

  /// Whether values with different bits may still be equal: numbers, and texts of which one was made.
  @inline(__always)
  private func mayBeEqual(_ value: Value, _ constant: Value) -> Bool {
    switch value.tag {
    case .string, .bytes: value.aux != 0 && constant.tag == value.tag
    case .int, .uint, .double: constant.tag != value.tag || value.tag == .double
    default: false
    }
  }
}
