/// An element of a fold as a trivial value: a number, a text by its number in a symbol table, a timestamp.
///
/// Keys are equal as values of expressions are: 1 and 1.0 are one key, a text and a number never. Texts are equal by
/// ``payload``, so that all texts fed to one fold must come from one symbol table.
public struct FoldKey: Sendable, BitwiseCopyable {
  public enum Tag: UInt8, Sendable, BitwiseCopyable {
    case null, bool, int, uint, double, text, timestamp, duration, type, object, error
  }

  public var payload: UInt64
  /// A timestamp's nanoseconds; the host's own for errors; else 0.
  public var aux: UInt32
  public var tag: Tag

  @inlinable public init(tag: Tag, aux: UInt32 = 0, payload: UInt64 = 0) {
    self.payload = payload
    self.aux = aux
    self.tag = tag
  }

  @inlinable public static func bool(_ value: Bool) -> Self { Self(tag: .bool, payload: value ? 1 : 0) }

  @inlinable public static func int(_ value: Int64) -> Self {
    Self(tag: .int, payload: UInt64(bitPattern: value))
  }

  @inlinable public static func uint(_ value: UInt64) -> Self { Self(tag: .uint, payload: value) }

  @inlinable public static func double(_ value: Double) -> Self {
    Self(tag: .double, payload: value.bitPattern)
  }

  @inlinable public static func text(_ symbol: UInt32) -> Self { Self(tag: .text, payload: UInt64(symbol)) }

  /// Seconds since 1970-01-01T00:00:00Z; nanoseconds below 1,000,000,000 count forward from there.
  @inlinable public static func timestamp(seconds: Int64, nanoseconds: UInt32) -> Self {
    Self(tag: .timestamp, aux: nanoseconds, payload: UInt64(bitPattern: seconds))
  }

  @inlinable public static func duration(nanoseconds: Int64) -> Self {
    Self(tag: .duration, payload: UInt64(bitPattern: nanoseconds))
  }

  @inlinable public var asInt: Int64? { tag == .int ? Int64(bitPattern: payload) : nil }
  @inlinable public var asDouble: Double? { tag == .double ? Double(bitPattern: payload) : nil }
}

// MARK: Equality

extension FoldKey: Hashable {
  public static func == (a: Self, b: Self) -> Bool {
    let a = a.canonical
    let b = b.canonical
    return a.payload == b.payload && a.tag == b.tag && a.aux == b.aux
  }

  public func hash(into hasher: inout Hasher) {
    let key = canonical
    hasher.combine(key.tag)
    hasher.combine(key.aux)
    hasher.combine(key.payload)
  }

  /// The one form of all keys that are equal to this one: whole numbers are ints where they fit.
  var canonical: Self {
    switch tag {
    case .uint:
      return payload <= UInt64(Int64.max) ? Self(tag: .int, payload: payload) : self
    case .double:
      let value = Double(bitPattern: payload)
      if let whole = Int64(exactly: value) { return .int(whole) }
      if let whole = UInt64(exactly: value) { return .uint(whole) }
      return self
    default: return self
    }
  }

  /// A place in a table of keys; the key must be canonical.
  var slotHash: Int {
    let mixed = (payload ^ UInt64(tag.rawValue) &<< 56 ^ UInt64(aux) &<< 24) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32)
  }
}

// MARK: Order

extension FoldKey {
  /// Whether this one is less: numbers by value whatever their types, timestamps and durations; never across these.
  ///
  /// Texts have no order here.
  public func precedes(_ other: Self) -> Bool {
    switch (tag, other.tag) {
    case (.int, .int), (.duration, .duration):
      return Int64(bitPattern: payload) < Int64(bitPattern: other.payload)
    case (.double, .double): return Double(bitPattern: payload) < Double(bitPattern: other.payload)
    case (.uint, .uint), (.bool, .bool): return payload < other.payload
    case (.timestamp, .timestamp):
      return (Int64(bitPattern: payload), aux) < (Int64(bitPattern: other.payload), other.aux)
    default: return precedesAsNumber(other)
    }
  }

  private func precedesAsNumber(_ other: Self) -> Bool {
    if let a = whole, let b = other.whole { return a < b }
    if let a = whole, let b = other.asDouble { return Self.compare(a, b) < 0 }
    if let a = asDouble, let b = other.whole { return Self.compare(b, a) > 0 }
    return false
  }

  private var whole: Int128? {
    switch tag {
    case .int: Int128(Int64(bitPattern: payload))
    case .uint: Int128(payload)
    default: nil
    }
  }

  /// -1, 0 or 1 without rounding; 0 against what is no number.
  private static func compare(_ a: Int128, _ b: Double) -> Int {
    if b.isNaN { return 0 }
    if b >= 0x1p64 { return -1 }
    if b < -0x1p63 { return 1 }
    let floor = Int128(b.rounded(.down))
    if a != floor { return a < floor ? -1 : 1 }
    return b > b.rounded(.down) ? -1 : 0
  }
}
