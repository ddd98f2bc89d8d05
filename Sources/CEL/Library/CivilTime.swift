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
    let seconds = Int64(bitPattern: later.payload) &- Int64(bitPattern: earlier.payload)
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: nanosecondsPerSecond)
    let (sum, overflowToo) = whole.addingReportingOverflow(Int64(later.aux) - Int64(earlier.aux))
    return overflow || overflowToo ? .error(.outOfRange) : .duration(nanoseconds: sum)
  }
}

extension Instant {
  /// The timestamp, or nil outside of the years that CEL has.
  var asTimestamp: Value? { self >= .earliest && self <= .latest ? .timestamp(self) : nil }
}

/// Durations as text: `90s`, `1h30m`, `-1.5s`, `250ms`.
enum DurationText {
  /// The length in nanoseconds; nil for what is no duration or longer than some 292 years.
  static func parse(_ text: [UInt8]) -> Int64? {
    var rest = text[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    if rest.elementsEqual("0".utf8) { return 0 }
    guard !rest.isEmpty else { return nil }
    var total: Int64 = 0
    while !rest.isEmpty {
      guard let part = part(&rest) else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(part)
      guard !overflow else { return nil }
      total = sum
    }
    return isNegative ? -total : total
  }

  /// A number with a unit, which is taken off the front.
  private static func part(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = rest.prefix(while: isDigit)
      rest = rest.dropFirst(fraction.count)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    let unit = rest.prefix { !isDigit($0) && $0 != UInt8(ascii: ".") }
    rest = rest.dropFirst(unit.count)
    guard let nanoseconds = units[String(decoding: unit, as: UTF8.self)],
      let count = Int64(whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self))
    else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: nanoseconds)
    let (sum, overflowToo) = product.addingReportingOverflow(Self.fraction(fraction, of: nanoseconds))
    return overflow || overflowToo ? nil : sum
  }

  private static let units: [String: Int64] = [
    "h": 3_600_000_000_000, "m": 60_000_000_000, "s": 1_000_000_000, "ms": 1_000_000, "us": 1_000,
    "µs": 1_000,
    "μs": 1_000, "ns": 1,
  ]

  private static func fraction(_ digits: ArraySlice<UInt8>, of unit: Int64) -> Int64 {
    var value: Int64 = 0
    var scale = unit
    for digit in digits {
      // Digits finer than a tenth of a nanosecond of an hour cannot matter.
      guard scale > 1 else { break }
      let (next, rest) = scale.quotientAndRemainder(dividingBy: 10)
      value += Int64(digit - 0x30) * next + Int64(digit - 0x30) * rest / 10
      scale = next
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Seconds with as many decimals as they need: `90s`, `0.25s`.
  static func text(nanoseconds: Int64) -> String {
    let magnitude = nanoseconds.magnitude
    let (seconds, rest) = magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
    let sign = nanoseconds < 0 ? "-" : ""
    return sign + String(seconds) + (rest == 0 ? "" : "." + CivilTime.fraction(UInt32(rest))) + "s"
  }
}
