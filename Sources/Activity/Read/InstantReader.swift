import EventTime

/// Reads RFC 3339 and remembers days: a log has few of them, in whatever order its lines come.
struct InstantReader: Sendable {
  /// The ten bytes `YYYY-MM-DD` of a day, and its first instant in milliseconds.
  private struct Day: BitwiseCopyable {
    var head: UInt64 = 0
    var tail: UInt16 = 0
    var start: Int64 = 0

    func isWritten(_ head: UInt64, _ tail: UInt16) -> Bool { self.head == head && self.tail == tail }
  }

  /// Empty before the first one.
  private var days: [Day] = []
  private static let places = 1 << 11

  /// The place of a day by its digits: no two days of four years share one.
  @inline(__always)
  private static func place(_ head: UInt64, _ tail: UInt16) -> Int {
    func digit(_ byte: UInt64) -> UInt64 { UInt64(littleEndian: head) &>> (byte &* 8) & 15 }
    let tail = UInt64(UInt16(littleEndian: tail))
    let year = digit(2) &* 2 &+ digit(3)
    let month = digit(5) &* 10 &+ digit(6)
    let day = (tail & 15) &* 10 &+ (tail &>> 8 & 15)
    return Int(truncatingIfNeeded: (year & 3) &<< 9 | (month & 15) &<< 5 | day & 31)
  }

  @inline(__always)
  mutating func parse(_ utf8: UnsafeRawBufferPointer) -> Instant? {
    guard utf8.count == 20 else { return RFC3339.parse(utf8) }
    let head = utf8.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
    let tail = utf8.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    let place = Self.place(head, tail)
    guard place < days.count, days[place].isWritten(head, tail) else {
      return parseDay(utf8, head, tail, place)
    }
    guard let time = Self.timeOfDay(utf8) else { return RFC3339.parse(utf8) }
    return Instant(milliseconds: days[place].start + time)
  }

  /// The milliseconds of `Thh:mm:ssZ` behind the day, or nil where it is written otherwise.
  ///
  /// The eight bytes of the time are read at once: each byte of `pairs` is a digit times ten and the digit behind it.
  @inline(__always)
  private static func timeOfDay(_ utf8: UnsafeRawBufferPointer) -> Int64? {
    let text = UInt64(littleEndian: utf8.loadUnaligned(fromByteOffset: 11, as: UInt64.self))
    let digits = text ^ 0x3030_3A30_303A_3030
    let isTime = (digits &+ 0x7676_7F76_767F_7676 | digits) & 0x8080_8080_8080_8080 == 0
    let pairs = digits &* 10 &+ digits &>> 8
    let (hour, minute, second) = (pairs & 0xFF, pairs &>> 24 & 0xFF, pairs &>> 48 & 0xFF)
    guard isTime, hour < 24, minute < 60, second < 60, utf8[10] == UInt8(ascii: "T"),
      utf8[19] == UInt8(ascii: "Z")
    else { return nil }
    return Int64(truncatingIfNeeded: ((hour &* 60 &+ minute) &* 60 &+ second) &* 1_000)
  }

  @inline(never)
  private mutating func parseDay(
    _ utf8: UnsafeRawBufferPointer, _ head: UInt64, _ tail: UInt16, _ place: Int
  ) -> Instant? {
    guard let instant = RFC3339.parse(utf8) else { return nil }
    if let date = CivilDate.parse(UnsafeRawBufferPointer(rebasing: utf8[..<10])) {
      if days.isEmpty { days = Array(repeating: Day(), count: Self.places) }
      days[place] = Day(head: head, tail: tail, start: Int64(date.daysSinceEpoch) * 86_400_000)
    }
    return instant
  }
}
