import Symbols

/// How one value stands to another.
enum Order: Sendable {
  case less, equal, greater
  /// Both are numbers and one of them is not a number.
  case unordered
  /// Their types have no order.
  case incomparable

  init<T: Comparable>(_ one: T, _ other: T) {
    self = one < other ? .less : one == other ? .equal : one > other ? .greater : .unordered
  }

  var reversed: Order {
    switch self {
    case .less: .greater
    case .greater: .less
    default: self
    }
  }
}

extension Memory {
  /// Equality of CEL: numbers of different types by their value, texts by their bytes, lists and maps by their contents.
  public func equal(_ one: Value, _ other: Value) -> Bool {
    guard one.tag == other.tag else { return numbersOrder(one, other) == .equal }
    switch one.tag {
    case .double: return Double(bitPattern: one.payload) == Double(bitPattern: other.payload)
    case .string, .bytes: return equalTexts(one, other)
    case .list: return equalLists(one, other)
    case .map: return equalMaps(one, other)
    case .optional:
      guard let content = self.content(of: one), let otherContent = self.content(of: other) else {
        return one.aux == other.aux
      }
      return equal(content, otherContent)
    default: return one.payload == other.payload && one.aux == other.aux
    }
  }

  private func equalTexts(_ one: Value, _ other: Value) -> Bool {
    if one.aux == 0, other.aux == 0 { return one.payload == other.payload }
    return withUTF8(of: one) { left in withUTF8(of: other) { left.elementsEqual($0) } }
  }

  private func equalLists(_ one: Value, _ other: Value) -> Bool {
    let count = self.count(of: one)
    guard count == self.count(of: other) else { return false }
    for index in 0..<count where !equal(element(index, of: one), element(index, of: other)) { return false }
    return true
  }

  private func equalMaps(_ one: Value, _ other: Value) -> Bool {
    let count = self.count(of: one)
    guard count == self.count(of: other) else { return false }
    for index in 0..<count {
      guard let found = lookUp(key(index, of: one), in: other), equal(value(index, of: one), found) else {
        return false
      }
    }
    return true
  }

  /// The value of a key of a map, or nil.
  public func lookUp(_ key: Value, in map: Value) -> Value? {
    for index in 0..<count(of: map) where equal(self.key(index, of: map), key) {
      return value(index, of: map)
    }
    return nil
  }

  /// Whether a list holds an element that equals the value.
  func contains(_ list: Value, _ wanted: Value) -> Bool {
    for index in 0..<count(of: list) where equal(element(index, of: list), wanted) { return true }
    return false
  }

  /// The order of two values that are neither unknown nor errors.
  func order(_ one: Value, _ other: Value) -> Order {
    guard one.tag == other.tag else { return numbersOrder(one, other) }
    switch one.tag {
    case .bool, .uint: return Order(one.payload, other.payload)
    case .int, .duration: return Order(Int64(bitPattern: one.payload), Int64(bitPattern: other.payload))
    case .double: return Order(Double(bitPattern: one.payload), Double(bitPattern: other.payload))
    case .timestamp:
      let seconds = Order(Int64(bitPattern: one.payload), Int64(bitPattern: other.payload))
      return seconds == .equal ? Order(one.aux, other.aux) : seconds
    case .string, .bytes:
      if equalTexts(one, other) { return .equal }
      let precedes = withUTF8(of: one) { left in withUTF8(of: other) { left.lexicographicallyPrecedes($0) } }
      return precedes ? .less : .greater
    default: return .incomparable
    }
  }

  /// Numbers of different types. As in cel-go a double is compared in its own precision, once it is in range.
  private func numbersOrder(_ one: Value, _ other: Value) -> Order {
    switch (one.tag, other.tag) {
    case (.int, .uint):
      let int = Int64(bitPattern: one.payload)
      return int < 0 ? .less : Order(UInt64(int), other.payload)
    case (.uint, .int), (.double, .int), (.double, .uint): return numbersOrder(other, one).reversed
    case (.int, .double):
      return Order(Double(Int64(bitPattern: one.payload)), Double(bitPattern: other.payload))
    case (.uint, .double): return Order(Double(one.payload), Double(bitPattern: other.payload))
    default: return .incomparable
    }
  }
}
