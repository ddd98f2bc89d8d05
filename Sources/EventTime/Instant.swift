/// A point in event time: whole milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
public struct Instant: Hashable, Comparable, Sendable, BitwiseCopyable {
  public var milliseconds: Int64

  @inlinable public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  @inlinable public static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }

  /// 0001-01-01T00:00:00Z, the earliest instant that RFC 3339 and CEL can write.
  public static let earliest = Instant(milliseconds: -62_135_596_800_000)
  /// 9999-12-31T23:59:59.999Z, the latest.
  public static let latest = Instant(milliseconds: 253_402_300_799_999)
}
