/// Instants as text, by RFC 3339, section 5.6: strict, always with an offset.
///
/// `2026-01-05T09:14:00Z`, `2026-01-05t10:14:00.250+01:00`. Digits finer than a millisecond are cut off. A
/// leap second (`:60`), `24:00`, a space instead of `T` and any text before or after are refused, and so are
/// years before 1.
public enum RFC3339 {
  public static func parse(_ text: String) -> Instant? {
    var text = text
    return text.withUTF8 { parse(UnsafeRawBufferPointer($0)) }
  }

  /// The instant that these bytes write, all of them, or nil.
  public static func parse(_ utf8: UnsafeRawBufferPointer) -> Instant? {
    guard utf8.count >= 20 else { return nil }
    guard utf8[4] == UInt8(ascii: "-"), utf8[7] == UInt8(ascii: "-"), utf8[10] | 0x20 == UInt8(ascii: "t"),
      utf8[13] == UInt8(ascii: ":"), utf8[16] == UInt8(ascii: ":")
    else { return nil }
    guard let year = utf8.digits(at: 0, count: 4), let month = utf8.digits(at: 5, count: 2),
      let day = utf8.digits(at: 8, count: 2), let hour = utf8.digits(at: 11, count: 2),
      let minute = utf8.digits(at: 14, count: 2), let second = utf8.digits(at: 17, count: 2)
    else { return nil }
    guard hour < 24, minute < 60, second < 60 else { return nil }
    guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
    var offset = 19
    guard let fraction = milliseconds(utf8, &offset), let east = secondsEast(utf8, offset) else { return nil }
    let seconds = date.daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60 + second - east
    let instant = Instant(milliseconds: Int64(seconds * 1_000 + fraction))
    return instant >= .earliest && instant <= .latest ? instant : nil
  }

  /// The instant in UTC, with milliseconds only where they are not zero; clamped to the years 1 to 9999.
  public static func format(_ instant: Instant) -> String {
    let clamped = min(max(instant, .earliest), .latest).milliseconds
    let milliseconds = Int(clamped.floorRemainder(by: 86_400_000))
    let date = CivilDate(daysSinceEpoch: Int(clamped.floorQuotient(by: 86_400_000)))
    let (year, month, day) = date.parts
    let (seconds, fraction) = (milliseconds / 1_000, milliseconds % 1_000)
    return String(unsafeUninitializedCapacity: 24) { utf8 in
      var count = 0
      func put(_ number: Int, digits: Int, then mark: Unicode.Scalar) {
        var rest = number
        for place in (count..<(count + digits)).reversed() {
          utf8[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
          rest /= 10
        }
        utf8[count + digits] = UInt8(ascii: mark)
        count += digits + 1
      }
      put(year, digits: 4, then: "-")
      put(month, digits: 2, then: "-")
      put(day, digits: 2, then: "T")
      put(seconds / 3_600, digits: 2, then: ":")
      put(seconds / 60 % 60, digits: 2, then: ":")
      put(seconds % 60, digits: 2, then: fraction == 0 ? "Z" : ".")
      if fraction != 0 { put(fraction, digits: 3, then: "Z") }
      return count
    }
  }

  /// The optional fraction at the offset, which moves behind it; nil for a point without a digit.
  private static func milliseconds(_ utf8: UnsafeRawBufferPointer, _ offset: inout Int) -> Int? {
    guard utf8[offset] == UInt8(ascii: ".") else { return 0 }
    offset += 1
    let start = offset
    var value = 0
    var scale = 100
    for place in start..<utf8.count {
      let digit = utf8[place] &- 0x30
      guard digit < 10 else { break }
      value += Int(digit) * scale
      scale /= 10
      offset += 1
    }
    return offset > start ? value : nil
  }

  /// The offset that ends the text, in seconds east of Greenwich.
  private static func secondsEast(_ utf8: UnsafeRawBufferPointer, _ offset: Int) -> Int? {
    let zone = UnsafeRawBufferPointer(rebasing: utf8[offset...])
    guard zone.count == 1 else { return ZoneOffset.parse(zone) }
    return zone[0] | 0x20 == UInt8(ascii: "z") ? 0 : nil
  }
}

/// Offsets as RFC 3339 writes them: `+02:00`, `-05:30`.
enum ZoneOffset {
  /// Seconds east of Greenwich, or nil where these bytes are anything else.
  static func parse(_ utf8: UnsafeRawBufferPointer) -> Int? {
    guard utf8.count == 6, utf8[3] == UInt8(ascii: ":") else { return nil }
    let isWest = utf8[0] == UInt8(ascii: "-")
    guard isWest || utf8[0] == UInt8(ascii: "+") else { return nil }
    guard let hours = utf8.digits(at: 1, count: 2), let minutes = utf8.digits(at: 4, count: 2) else {
      return nil
    }
    guard hours < 24, minutes < 60 else { return nil }
    let seconds = hours * 3_600 + minutes * 60
    return isWest ? -seconds : seconds
  }
}

extension Instant: CustomStringConvertible {
  public var description: String { RFC3339.format(self) }
}
