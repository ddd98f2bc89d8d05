import BigInt

/// A sum of decimals as they are written, without any rounding on the way. LANGUAGE.md section 7.
struct ExactSum {
  private var numerator: BigInt = 0
  /// The denominator is 10 to this power.
  private var scale = 0

  /// Adds a double as its shortest decimal text, which is how a log wrote it.
  mutating func add(_ value: Double) {
    guard value.isFinite else { return }
    let parts = "\(value)".lowercased().split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = mantissa.count > 1 ? String(mantissa[1]) : ""
    let digits = BigInt(String(mantissa[0]) + fraction, radix: 10) ?? 0
    add(digits, scale: fraction.count - (parts.count > 1 ? Int(parts[1]) ?? 0 : 0))
  }

  mutating func add(_ value: Int64) { add(BigInt(value), scale: 0) }

  private mutating func add(_ digits: BigInt, scale other: Int) {
    let common = max(scale, other, 0)
    numerator = numerator * ExactSum.tenTo(common - scale) + digits * ExactSum.tenTo(common - other)
    scale = common
  }

  /// The sum divided by a positive number, rounded once to the nearest double, ties to even.
  func divided(by count: Int) -> Double {
    let magnitude = ExactSum.nearest(numerator.magnitude, BigUInt(count) * ExactSum.tenTo(scale).magnitude)
    return numerator.sign == .minus ? -magnitude : magnitude
  }

  private static func tenTo(_ power: Int) -> BigInt { BigInt(10).power(max(power, 0)) }

  private static func nearest(_ numerator: BigUInt, _ denominator: BigUInt) -> Double {
    guard numerator > 0 else { return 0 }
    // Enough bits for a significand of 53, one to round and one that says whether anything is left.
    let shift = 66 - (numerator.bitWidth - denominator.bitWidth)
    let scaled = shift >= 0 ? numerator << shift : numerator
    let divisor = shift >= 0 ? denominator : denominator << -shift
    let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: divisor)
    let excess = quotient.bitWidth - 53
    let unit = BigUInt(1) << excess
    var significand = quotient >> excess
    let dropped = quotient & (unit - 1)
    let half = unit >> 1
    if dropped > half || (dropped == half && (rest > 0 || significand & 1 == 1)) { significand += 1 }
    return Double(sign: .plus, exponent: excess - shift, significand: Double(UInt64(significand)))
  }
}
