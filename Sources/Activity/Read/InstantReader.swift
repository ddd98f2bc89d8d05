import EventTime

/// Reads RFC 3339 and remembers the day, which the lines of a log share with their neighbours.
struct InstantReader: Sendable {
  /// The first ten bytes, `YYYY-MM-DD`, of the last day that was read.
  private var head: UInt64 = 0
  private var tail: UInt16 = 0
  private var startOfDay: Int64 = 0

  @inline(__always)
  mutating func parse(_ utf8: UnsafeRawBufferPointer) -> Instant? {
    guard utf8.count == 20, utf8.loadUnaligned(fromByteOffset: 0, as: UInt64.self) == head,
      utf8.loadUnaligned(fromByteOffset: 8, as: UInt16.self) == tail
    else { return parseDay(utf8) }
    let (h1, h2) = (utf8[11] &- 0x30, utf8[12] &- 0x30)
    let (m1, m2) = (utf8[14] &- 0x30, utf8[15] &- 0x30)
    let (s1, s2) = (utf8[17] &- 0x30, utf8[18] &- 0x30)
    let hour = Int64(h1) * 10 + Int64(h2)
    guard hour < 24, h2 < 10, m1 < 6, m2 < 10, s1 < 6, s2 < 10, utf8[10] == UInt8(ascii: "T"),
      utf8[13] == UInt8(ascii: ":"), utf8[16] == UInt8(ascii: ":"), utf8[19] == UInt8(ascii: "Z")
    else { return RFC3339.parse(utf8) }
    let minute = hour * 60 + Int64(m1) * 10 + Int64(m2)
    return Instant(milliseconds: startOfDay + (minute * 60 + Int64(s1) * 10 + Int64(s2)) * 1_000)
  }

  @inline(never)
  private mutating func parseDay(_ utf8: UnsafeRawBufferPointer) -> Instant? {
    guard let instant = RFC3339.parse(utf8) else { return nil }
    if utf8.count == 20, let date = CivilDate.parse(UnsafeRawBufferPointer(rebasing: utf8[..<10])) {
      head = utf8.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
      tail = utf8.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
      startOfDay = Int64(date.daysSinceEpoch) * 86_400_000
    }
    return instant
  }
}
