/// A number as JSON writes it.
struct JSONNumber: BitwiseCopyable {
  /// Where it is written without fraction and exponent and fits.
  var integer: Int64?
  /// The nearest double; infinite where it is too large for one.
  var double: Double

  /// The integer that it equals, however it is written.
  var exactInteger: Int64? { integer ?? Int64(exactly: double) }
}

extension JSONScanner {
  /// The number that begins here.
  mutating func number() throws(LineProblem) -> JSONNumber {
    let start = offset
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    var mantissa = Mantissa()
    let hasLeadingZero = byte == UInt8(ascii: "0")
    let integerDigits = digits(into: &mantissa)
    guard integerDigits == 1 || (integerDigits > 1 && !hasLeadingZero) else { throw problem(.badNumber) }
    var isInteger = true
    if byte == UInt8(ascii: ".") {
      isInteger = false
      offset += 1
      let count = digits(into: &mantissa)
      guard count > 0 else { throw problem(.badNumber) }
      mantissa.exponent -= count
    }
    if byte | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      mantissa.exponent += try exponent()
    }
    if isInteger, let value = mantissa.integer(isNegative: isNegative) {
      return JSONNumber(integer: value, double: Double(value))
    }
    let double = mantissa.double(isNegative: isNegative) ?? slowDouble(from: start)
    return JSONNumber(integer: nil, double: double)
  }

  private mutating func digits(into mantissa: inout Mantissa) -> Int {
    let start = offset
    while byte &- 0x30 < 10 {
      mantissa.append(byte &- 0x30)
      offset += 1
    }
    return offset - start
  }

  private mutating func exponent() throws(LineProblem) -> Int {
    offset += 1
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative || byte == UInt8(ascii: "+") { offset += 1 }
    let start = offset
    var value = 0
    while byte &- 0x30 < 10 {
      // Beyond this, every number is zero or infinite.
      if value < 100_000 { value = value * 10 + Int(byte &- 0x30) }
      offset += 1
    }
    guard offset > start else { throw problem(.badNumber) }
    return isNegative ? -value : value
  }

  private func slowDouble(from start: Int) -> Double {
    Double(String(decoding: bytes(start, offset - start), as: UTF8.self)) ?? .infinity
  }
}

/// The digits of a number and its power of ten.
private struct Mantissa {
  private var value: UInt64 = 0
  /// Whether digits were lost because they do not fit.
  private var isCut = false
  var exponent = 0

  mutating func append(_ digit: UInt8) {
    let (product, overflows) = value.multipliedReportingOverflow(by: 10)
    let (sum, carries) = product.addingReportingOverflow(UInt64(digit))
    if overflows || carries { isCut = true } else { value = sum }
  }

  func integer(isNegative: Bool) -> Int64? {
    guard !isCut else { return nil }
    if isNegative { return value <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- value) : nil }
    return Int64(exactly: value)
  }

  /// The value where double arithmetic gives it exactly: both operands exact, one rounding (Clinger 1990).
  func double(isNegative: Bool) -> Double? {
    guard !isCut, value <= 1 << 53, abs(exponent) < Self.powersOfTen.count else { return nil }
    let power = Self.powersOfTen[abs(exponent)]
    let magnitude = exponent < 0 ? Double(value) / power : Double(value) * power
    return isNegative ? -magnitude : magnitude
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20,
    1e21, 1e22,
  ]
}
