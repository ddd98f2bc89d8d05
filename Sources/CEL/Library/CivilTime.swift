import EventTime

/// Timestamps to the nanosecond as text and as parts of a date.
enum CivilTime {
  static let nanosecondsPerSecond: Int64 = 1_000_000_000
  private static let firstSecond = Instant.earliest.milliseconds / 1_000
  private static let lastSecond = Instant.latest.milliseconds / 1_000

  /// A timestamp by RFC 3339, from the years 1 to 9999; digits finer than a nanosecond are cut off.
  static func parse(_ text: [UInt8]) -> Value? {
    guard let instant = text.withUnsafeBytes({ RFC3339.parse($0) }) else { return nil }
    guard let coarse = instant.asTimestamp else { return nil }
    guard text.count > 20, text[19] == UInt8(ascii: ".") else { return coarse }
    var nanoseconds: UInt32 = 0
    var scale: UInt32 = 100_000_000
    for byte in text[20...] {
      guard (0x30...0x39).contains(byte), scale > 0 else { break }
      nanoseconds += UInt32(byte - 0x30) * scale
      scale /= 10
    }
    return .timestamp(seconds: Int64(bitPattern: coarse.payload), nanoseconds: nanoseconds)
  }

  /// A timestamp within the years that CEL has, or nil.
  static func timestamp(seconds: Int64, nanoseconds: UInt32 = 0) -> Value? {
    (firstSecond...lastSecond).contains(seconds)
      ? .timestamp(seconds: seconds, nanoseconds: nanoseconds) : nil
  }

  static func text(of timestamp: Value) -> String {
    let seconds = Int64(bitPattern: timestamp.payload)
    var text = RFC3339.format(Instant(milliseconds: seconds &* 1_000))
    guard timestamp.aux != 0 else { return text }
    text.removeLast()
    return text + "." + fraction(timestamp.aux) + "Z"
  }

  /// Nine digits without the zeros at their end.
  static func fraction(_ nanoseconds: UInt32) -> String {
    var digits = Array(String(nanoseconds).utf8)
    digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, 9 - digits.count)), at: 0)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return String(decoding: digits, as: UTF8.self)
  }

  // MARK: Arithmetic

  static func add(_ timestamp: Value, nanoseconds: Int64) -> Value {
    let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: nanosecondsPerSecond)
    return add(timestamp, whole, rest)
  }

  static func subtract(_ timestamp: Value, nanoseconds: Int64) -> Value {
    // The longest duration has no opposite, its parts have.
    let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: nanosecondsPerSecond)
    return add(timestamp, -whole, -rest)
  }

  private static func add(_ timestamp: Value, _ whole: Int64, _ rest: Int64) -> Value {
    var fraction = Int64(timestamp.aux) + rest
    var seconds = Int64(bitPattern: timestamp.payload) + whole
    if fraction < 0 {
      fraction += nanosecondsPerSecond
      seconds -= 1
    } else if fraction >= nanosecondsPerSecond {
      fraction -= nanosecondsPerSecond
      seconds += 1
    }
    return Self.timestamp(seconds: seconds, nanoseconds: UInt32(fraction)) ?? .error(.outOfRange)
  }

  /// The time from `earlier` to `later`, which must fit durations.
  static func difference(_ later: Value, _ earlier: Value) -> Value {
    var seconds = Int64(bitPattern: later.payload) &- Int64(bitPattern: earlier.payload)
    var rest = Int64(later.aux) - Int64(earlier.aux)
    // Both parts of one sign, so that neither is beyond the range where their sum is not.
    if seconds > 0, rest < 0 { (seconds, rest) = (seconds - 1, rest + nanosecondsPerSecond) }
    if seconds < 0, rest > 0 { (seconds, rest) = (seconds + 1, rest - nanosecondsPerSecond) }
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: nanosecondsPerSecond)
    let (sum, overflowToo) = whole.addingReportingOverflow(rest)
    return overflow || overflowToo ? .error(.outOfRange) : .duration(nanoseconds: sum)
  }
}

extension Instant {
  /// The timestamp, or nil outside of the years that CEL has.
  var asTimestamp: Value? { self >= .earliest && self <= .latest ? .timestamp(self) : nil }
}
