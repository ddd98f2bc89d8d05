public import EventTime
public import Symbols

/// A value of an expression in 16 bytes without references: texts, lists and maps are places in a ``Memory``.
///
/// Values that were made in a memory mean something together with that memory only, until its next `reset()`.
public struct Value: BitwiseCopyable, Sendable {
  public enum Tag: UInt8, Sendable, BitwiseCopyable {
    case null, bool, int, uint, double, string, bytes, list, map, timestamp, duration, type, optional, object
    case unknown, error
  }

  /// The value itself or the bits of it; the symbol of a text; where something that was made begins (upper half) and how
  /// much of it there is (lower half); the missing attributes of an unknown; the code of an error.
  public var payload: UInt64
  /// The nanoseconds of a timestamp; the node of an error; 1 for a text, list, map or optional that was made.
  public var aux: UInt32
  public var tag: Tag

  @inlinable public init(tag: Tag, aux: UInt32 = 0, payload: UInt64 = 0) {
    self.payload = payload
    self.aux = aux
    self.tag = tag
  }
}

// MARK: Making values

extension Value {
  public static let null = Value(tag: .null)

  @inlinable public static func bool(_ value: Bool) -> Value {
    Value(tag: .bool, payload: value ? 1 : 0)
  }

  @inlinable public static func int(_ value: Int64) -> Value {
    Value(tag: .int, payload: UInt64(bitPattern: value))
  }

  @inlinable public static func uint(_ value: UInt64) -> Value { Value(tag: .uint, payload: value) }

  @inlinable public static func double(_ value: Double) -> Value {
    Value(tag: .double, payload: value.bitPattern)
  }

  /// A text of the symbol table that the memory has.
  @inlinable public static func string(_ symbol: Symbol) -> Value {
    Value(tag: .string, payload: UInt64(symbol.index))
  }

  @inlinable public static func timestamp(_ instant: Instant) -> Value {
    let (seconds, rest) = instant.milliseconds.quotientAndRemainder(dividingBy: 1000)
    let below = rest < 0
    return timestamp(
      seconds: below ? seconds - 1 : seconds, nanoseconds: UInt32(below ? rest + 1000 : rest) * 1_000_000)
  }

  /// Seconds since 1970-01-01T00:00:00Z; `nanoseconds` below 1,000,000,000 count forward from there.
  @inlinable public static func timestamp(seconds: Int64, nanoseconds: UInt32) -> Value {
    Value(tag: .timestamp, aux: nanoseconds, payload: UInt64(bitPattern: seconds))
  }

  /// Durations reach some 292 years to either side.
  @inlinable public static func duration(nanoseconds: Int64) -> Value {
    Value(tag: .duration, payload: UInt64(bitPattern: nanoseconds))
  }

  /// A duration, or an error where it is longer than durations can be.
  @inlinable public static func duration(milliseconds: Int64) -> Value {
    let (nanoseconds, overflow) = milliseconds.multipliedReportingOverflow(by: 1_000_000)
    return overflow ? .error(.overflow) : .duration(nanoseconds: nanoseconds)
  }

  /// Something of the host that expressions only compare, above all with null.
  @inlinable public static func object(_ handle: Int) -> Value {
    Value(tag: .object, payload: UInt64(bitPattern: Int64(handle)))
  }

  /// The input of an attribute for which there is no value; `attribute` is its index, below 63.
  @inlinable public static func unknown(attribute: Int) -> Value {
    Value(tag: .unknown, payload: 1 &<< UInt64(truncatingIfNeeded: attribute))
  }

  /// Not known because the attributes whose bits are set were missing.
  @inlinable public static func unknown(set: UInt64) -> Value { Value(tag: .unknown, payload: set) }

  /// A failure; the program adds the place when it comes from an implementation.
  @inlinable public static func error(_ code: ErrorCode) -> Value {
    Value(tag: .error, aux: .max, payload: UInt64(code.rawValue))
  }
}

// MARK: Reading values

extension Value {
  @inlinable public var isTrue: Bool { tag == .bool && payload != 0 }
  @inlinable public var isFalse: Bool { tag == .bool && payload == 0 }
  @inlinable public var isNull: Bool { tag == .null }
  @inlinable public var isUnknown: Bool { tag == .unknown }
  @inlinable public var isError: Bool { tag == .error }
  /// Whether functions pass it on instead of computing with it.
  @inlinable public var isUnknownOrError: Bool { tag.rawValue >= Tag.unknown.rawValue }

  /// The missing attributes as bits; 0 unless unknown.
  @inlinable public var unknownSet: UInt64 { tag == .unknown ? payload : 0 }
  @inlinable public var asBool: Bool? { tag == .bool ? payload != 0 : nil }
  @inlinable public var asInt: Int64? { tag == .int ? Int64(bitPattern: payload) : nil }
  @inlinable public var asUInt: UInt64? { tag == .uint ? payload : nil }
  @inlinable public var asDouble: Double? { tag == .double ? Double(bitPattern: payload) : nil }
  /// The number as a double, whichever of the three types it has.
  @inlinable public var asNumber: Double? {
    switch tag {
    case .int: Double(Int64(bitPattern: payload))
    case .uint: Double(payload)
    case .double: Double(bitPattern: payload)
    default: nil
    }
  }

  /// The symbol of a text of the symbol table; nil for a text that an expression has made.
  @inlinable public var asSymbol: Symbol? {
    tag == .string && aux == 0 ? Symbol(index: UInt32(truncatingIfNeeded: payload)) : nil
  }

  /// The instant of a timestamp; parts of a millisecond are cut off.
  @inlinable public var asInstant: Instant? {
    guard tag == .timestamp else { return nil }
    return Instant(milliseconds: Int64(bitPattern: payload) &* 1000 &+ Int64(aux / 1_000_000))
  }

  /// The length of a duration in nanoseconds.
  @inlinable public var asNanoseconds: Int64? { tag == .duration ? Int64(bitPattern: payload) : nil }

  /// The reason of an error.
  @inlinable public var errorCode: ErrorCode? {
    tag == .error ? ErrorCode(rawValue: UInt8(truncatingIfNeeded: payload)) : nil
  }
}
