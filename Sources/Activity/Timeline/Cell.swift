public import EventTime
public import Symbols

/// One value of an activity's data: a tag and eight bytes, read by the accessor that fits the tag.
public struct Cell: Hashable, Sendable, BitwiseCopyable {
  public enum Tag: UInt8, Sendable, BitwiseCopyable {
    /// The activity does not say; a JSON null reads the same.
    case absent
    /// Only as an element of a list.
    case null
    case bool, int, double
    /// A symbol of the timeline's table.
    case text
    /// A range of ``Timeline/elements``.
    case list
    case instant
  }

  public var tag: Tag
  public var bits: UInt64

  @inlinable public init(tag: Tag, bits: UInt64) {
    self.tag = tag
    self.bits = bits
  }

  public static let absent = Cell(tag: .absent, bits: 0)
  public static let null = Cell(tag: .null, bits: 0)
  @inlinable public static func bool(_ value: Bool) -> Cell { Cell(tag: .bool, bits: value ? 1 : 0) }
  @inlinable public static func int(_ value: Int64) -> Cell {
    Cell(tag: .int, bits: UInt64(bitPattern: value))
  }
  @inlinable public static func double(_ value: Double) -> Cell { Cell(tag: .double, bits: value.bitPattern) }
  @inlinable public static func text(_ value: Symbol) -> Cell { Cell(tag: .text, bits: UInt64(value.index)) }
  @inlinable public static func instant(_ value: Instant) -> Cell {
    Cell(tag: .instant, bits: UInt64(bitPattern: value.milliseconds))
  }
  /// - Parameter elements: A range whose ends fit 32 bits.
  @inlinable public static func list(_ elements: Range<Int>) -> Cell {
    Cell(
      tag: .list,
      bits: UInt64(truncatingIfNeeded: elements.lowerBound) << 32 | UInt64(truncatingIfNeeded: elements.count)
    )
  }

  @inlinable public var isAbsent: Bool { tag == .absent }
  @inlinable public var asBool: Bool { bits != 0 }
  @inlinable public var asInt: Int64 { Int64(bitPattern: bits) }
  @inlinable public var asDouble: Double { Double(bitPattern: bits) }
  @inlinable public var asText: Symbol { Symbol(index: UInt32(truncatingIfNeeded: bits)) }
  @inlinable public var asInstant: Instant { Instant(milliseconds: Int64(bitPattern: bits)) }
  /// Where the elements of a list stand in ``Timeline/elements``.
  @inlinable public var asList: Range<Int> {
    let start = Int(bits >> 32)
    return start..<(start + Int(bits & 0xFFFF_FFFF))
  }
}
