import BigInt

/// A sum of numbers that is exact over their decimals, from which numbers can be taken away again.
///
/// Doubles count as the shortest decimal that reads back as them, so 0.1 and 0.2 make 0.3. The running total is a whole
/// number of units of 10^-places: 128 bits wide, and wider where that is not enough.
public struct ExactSum: Sendable {
  var total: Int128 = 0
  var places = 0
  /// The total once 128 bits were too few; ``total`` is then meaningless.
  var wide: BigInt?
  /// How many numbers are in it.
  public internal(set) var count = 0
  var positiveInfinities = 0
  var negativeInfinities = 0
  var notNumbers = 0

  public init() {}

  public mutating func clear() { self = ExactSum() }
}

// MARK: Adding and removing

extension ExactSum {
  public mutating func add(_ value: Int64) {
    count &+= 1
    add(mantissa: Int128(value), exponent: 0)
  }

  public mutating func remove(_ value: Int64) {
    count &-= 1
    add(mantissa: -Int128(value), exponent: 0)
  }

  public mutating func add(_ value: UInt64) {
    count &+= 1
    add(mantissa: Int128(value), exponent: 0)
  }

  public mutating func remove(_ value: UInt64) {
    count &-= 1
    add(mantissa: -Int128(value), exponent: 0)
  }

  public mutating func add(_ value: Double) {
    count &+= 1
    guard value.isFinite else { return countSpecial(value, 1) }
    add(finite: value)
  }

  /// Takes away a value that was added.
  public mutating func remove(_ value: Double) {
    count &-= 1
    guard value.isFinite else { return countSpecial(value, -1) }
    add(finite: -value)
  }

  private mutating func add(finite value: Double) {
    if wide == nil, let mantissa = DecimalParts.mantissa(of: value, places: places) {
      let (sum, overflow) = total.addingReportingOverflow(Int128(mantissa))
      if !overflow {
        total = sum
        return
      }
    }
    let parts = DecimalParts(value)
    add(mantissa: Int128(parts.mantissa), exponent: parts.exponent)
  }

  private mutating func add(mantissa: Int128, exponent: Int) {
    if wide == nil, addNarrow(mantissa: mantissa, exponent: exponent) { return }
    addWide(mantissa: mantissa, exponent: exponent)
  }

  /// False, with nothing changed, where 128 bits do not hold the outcome.
  private mutating func addNarrow(mantissa: Int128, exponent: Int) -> Bool {
    let newPlaces = max(places, -exponent)
    guard let old = Self.scaled(total, by: newPlaces - places),
      let new = Self.scaled(mantissa, by: newPlaces + exponent)
    else { return false }
    let (sum, overflow) = old.addingReportingOverflow(new)
    guard !overflow else { return false }
    total = sum
    places = newPlaces
    return true
  }

  private mutating func addWide(mantissa: Int128, exponent: Int) {
    let newPlaces = max(places, -exponent)
    let old = (wide ?? BigInt(total)) * BigInt(10).power(newPlaces - places)
    wide = old + BigInt(mantissa) * BigInt(10).power(newPlaces + exponent)
    places = newPlaces
  }

  private static func scaled(_ value: Int128, by power: Int) -> Int128? {
    if value == 0 { return 0 }
    // Ends soon: 10^39 is beyond 2^127.
    var result = value
    for _ in 0..<power {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      result = product
    }
    return result
  }

  private mutating func countSpecial(_ value: Double, _ change: Int) {
    if value.isNaN {
      notNumbers &+= change
    } else if value.sign == .plus {
      positiveInfinities &+= change
    } else {
      negativeInfinities &+= change
    }
  }
}

// MARK: Reading

extension ExactSum {
  /// The sum, rounded once to the nearest double.
  public var sum: Double {
    if let special { return special }
    if let quick = quotient(by: 1) { return quick }
    return ratio(by: 1)
  }

  /// The mean, rounded once to the nearest double; nil where nothing was added.
  public var mean: Double? {
    guard count > 0 else { return nil }
    if let special { return special }
    return quotient(by: count) ?? ratio(by: count)
  }

  /// The sum of ints, or nil where no Int64 holds it.
  public var intSum: Int64? { wholeSum.flatMap { Int64(exactly: $0) } }

  /// The sum of uints, or nil where no UInt64 holds it.
  public var uintSum: UInt64? { wholeSum.flatMap { UInt64(exactly: $0) } }

  private var wholeSum: Int128? { wide == nil && places == 0 ? total : nil }

  private var special: Double? {
    if notNumbers > 0 || (positiveInfinities > 0 && negativeInfinities > 0) { return .nan }
    if positiveInfinities > 0 { return .infinity }
    return negativeInfinities > 0 ? -.infinity : nil
  }

  /// One division of two doubles that are exact is rounded once; nil where they are not.
  private func quotient(by divisor: Int) -> Double? {
    let exact: Int128 = 1 << 53
    guard wide == nil, places < DecimalParts.powers.count, total.magnitude <= exact else { return nil }
    let denominator = DecimalParts.powers[places] * Double(divisor)
    // Below 2^53 the product of two whole numbers is exact; a power of ten alone always is.
    guard divisor == 1 || denominator <= 0x1p53 else { return nil }
    return Double(Int64(truncatingIfNeeded: total)) / denominator
  }

  private func ratio(by divisor: Int) -> Double {
    let numerator = wide ?? BigInt(total)
    let denominator = BigInt(10).power(places) * BigInt(divisor)
    return nearestDouble(numerator, over: denominator.magnitude)
  }
}
