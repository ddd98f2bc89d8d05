/// Durations as text: `90s`, `1h30m`, `-1.5s`, `250ms`.
enum DurationText {
  /// The length in nanoseconds; nil for what is no duration or longer than some 292 years.
  static func parse(_ text: [UInt8]) -> Int64? {
    var rest = text[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    if rest.elementsEqual("0".utf8) { return 0 }
    guard !rest.isEmpty else { return nil }
    var total: UInt64 = 0
    while !rest.isEmpty {
      guard let part = part(&rest) else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(part)
      guard !overflow else { return nil }
      total = sum
    }
    return isNegative ? Int64(exactly: -Int128(total)) : Int64(exactly: total)
  }

  /// A number with a unit, which is taken off the front.
  private static func part(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
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
      let count = UInt64(whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self))
    else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: nanoseconds)
    let (sum, overflowToo) = product.addingReportingOverflow(Self.fraction(fraction, of: nanoseconds))
    return overflow || overflowToo ? nil : sum
  }

  private static let units: [String: UInt64] = [
    "h": 3_600_000_000_000, "m": 60_000_000_000, "s": 1_000_000_000, "ms": 1_000_000, "us": 1_000,
    "µs": 1_000,
    "μs": 1_000, "ns": 1,
  ]

  private static func fraction(_ digits: ArraySlice<UInt8>, of unit: UInt64) -> UInt64 {
    var value: UInt64 = 0
    var scale = unit
    for digit in digits {
      // Digits finer than a tenth of a nanosecond of an hour cannot matter.
      guard scale > 1 else { break }
      let (next, rest) = scale.quotientAndRemainder(dividingBy: 10)
      value += UInt64(digit - 0x30) * next + UInt64(digit - 0x30) * rest / 10
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
