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

  func runJunction(_ node: Node, isAnd: Bool, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    var junction = Junction(isAnd: isAnd)
    for place in Int(node.a)..<Int(node.a &+ node.b) {
      let value = run(Int(operands[place]), inputs, &memory)
      if junction.isDecided(by: value, self, node.origin) { return .bool(!isAnd) }
    }
    return junction.rest
  }

  func runTests(_ node: Node, isAnd: Bool, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    var junction = Junction(isAnd: isAnd)
    for place in Int(node.a)..<Int(node.a &+ node.b) {
      let value = run(tests[place], inputs, &memory)
      if junction.isDecided(by: value, self, node.origin) { return .bool(!isAnd) }
    }
    return junction.rest
  }

  @inline(__always)
  func run(_ test: InputTest, _ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    let value = read(test.slot, test.origin, inputs)
    switch test.kind {
    case .constant:
      return compare(test.relation, value, test.constant, test.origin, &memory)
    case .input:
      return compare(test.relation, value, read(test.other, test.origin, inputs), test.origin, &memory)
    case .set:
      guard !value.isUnknownOrError else { return value }
      return .bool(isOne(of: test.other, test.count, value, &memory))
    case .isTrue:
      return value.tag == .bool ? value : notCondition(value, test.origin)
    case .isFalse:
      return value.tag == .bool ? .bool(value.payload == 0) : notCondition(value, test.origin)
    case .isPresent:
      return .bool(!value.isUnknown)
    }
  }

  @inline(__always)
  private func compare(
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
