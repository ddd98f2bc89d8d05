extension BinaryInteger {
  /// Division that rounds towards minus infinity; the divisor is positive.
  @inlinable func floorQuotient(by divisor: Self) -> Self {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }

  /// What ``floorQuotient(by:)`` leaves: 0 up to the divisor, exclusive.
  @inlinable func floorRemainder(by divisor: Self) -> Self {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}

extension Int64 {
  /// The sum, held at the ends of the type instead of overflowing.
  func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    guard overflow else { return sum }
    return other > 0 ? .max : .min
  }

  func multipliedClamped(by other: Int64) -> Int64 {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    guard overflow else { return product }
    return signum() == other.signum() ? .max : .min
  }
}

extension Int {
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}

extension UnsafeRawBufferPointer {
  /// The number that exactly these bytes write, or nil where one of them is no digit; the caller knows they
  /// exist.
  @inlinable func digits(at offset: Int, count: Int) -> Int? {
    var value = 0
    for index in offset..<(offset + count) {
      let digit = self[index] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}
