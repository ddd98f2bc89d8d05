import BigInt
import Saving
import Testing

@testable import Temporal

@Suite("Exact sums")
struct ExactSumTests {
  @Test("take decimals as they are written")
  func asWritten() {
    check([0.1, 0.2], sum: 0.3, mean: 0.15)
    check([0.7, 0.6, 0.69, 0.61, 0.65], sum: 3.25, mean: 0.65)
    check([0.7, 0.6, 0.69, 0.61, 0.66], sum: 3.26, mean: 0.652)
    check([Double](repeating: 0.1, count: 10), sum: 1, mean: 0.1)
    check([1e16, 1, -1e16], sum: 1, mean: 1.0 / 3)
    check([1e300, 1e-300, -1e300], sum: 1e-300, mean: 1e-300 / 3)
    let least = Double.leastNonzeroMagnitude
    check([least, least], sum: 2 * least, mean: least)
    check(
      [.greatestFiniteMagnitude, .greatestFiniteMagnitude], sum: .infinity, mean: .greatestFiniteMagnitude)
  }

  @Test("the mean of five talk shares is on the border of 0.65 only if it is 0.65")
  func border() {
    var random = SmallRandom(seed: 65)
    var wrong: [[Int]] = []
    for _ in 0..<5_000 {
      let hundredths = (0..<5).map { _ in random.below(61) + 35 }
      var sum = ExactSum()
      for part in hundredths { sum.add(Double(part) / 100) }
      let above = hundredths.reduce(0, +) > 325
      let mean = sum.mean ?? 0
      if (mean > 0.65) != above || (mean == 0.65) != (hundredths.reduce(0, +) == 325) {
        wrong.append(hundredths)
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test("agree with fractions of whole numbers", arguments: [0, 1, 2, 3, 4])
  func reference(shape: Int) {
    var random = SmallRandom(seed: UInt64(shape) + 11)
    for _ in 0..<40 {
      let values = (0..<random.below(12) + 1).map { _ in randomDecimal(shape, &random) }
      checkAgainstReference(values)
    }
  }

  @Test("of far places over several are rounded once")
  func farPlaces() {
    var random = SmallRandom(seed: 23)
    for places in 14...22 {
      for count in [3, 7, 11, 13, 30] {
        for _ in 0..<4 {
          let values = (0..<count).map { _ in Double("\(random.below(1_000_000_000) + 1)e-\(places)") ?? 0 }
          checkAgainstReference(values)
        }
      }
    }
  }

  @Test("forget what is taken away, without a trace")
  func removal() {
    var random = SmallRandom(seed: 3)
    for _ in 0..<40 {
      let kept = (0..<5).map { _ in randomDecimal(random.below(5), &random) }
      let gone = (0..<5).map { _ in randomDecimal(random.below(5), &random) }
      var sum = ExactSum()
      for value in gone + kept { sum.add(value) }
      for value in gone { sum.remove(value) }
      #expect(sum.sum == reference(kept, divisor: 1))
      #expect(sum.mean == reference(kept, divisor: kept.count))
    }
  }

  @Test("of ints say when they are beyond 64 bits, but not when they only pass by")
  func ints() {
    var sum = ExactSum()
    sum.add(Int64.max)
    sum.add(Int64(1))
    #expect(sum.intSum == nil)
    sum.add(Int64(-1))
    #expect(sum.intSum == .max)
    sum.remove(Int64.max)
    #expect(sum.intSum == 0)
    sum.add(UInt64.max)
    #expect(sum.uintSum == .max)
    #expect(sum.intSum == nil)
  }

  @Test("halfway between two doubles go to the even one")
  func ties() {
    for (whole, nearest) in [
      (9_007_199_254_740_993, 9_007_199_254_740_992.0), (9_007_199_254_740_995, 9_007_199_254_740_996.0),
      (-9_007_199_254_740_995, -9_007_199_254_740_996.0), (18_014_398_509_481_989, 18_014_398_509_481_988.0),
    ] as [(Int64, Double)] {
      var sum = ExactSum()
      sum.add(whole)
      #expect(sum.sum == nearest)
    }
    var third = ExactSum()
    for whole in [9_007_199_254_740_993, 0, 1] as [Int64] { third.add(whole) }
    #expect(third.mean == 9_007_199_254_740_994.0 / 3)
  }

  @Test("go beyond 128 bits and far behind the point without a rest")
  func width() {
    var sum = ExactSum()
    sum.add(1e-19)
    for _ in 0..<3 { sum.add(Int64.max) }
    #expect(sum.wide != nil)
    #expect(sum.sum == 3 * 0x1p63)
    for _ in 0..<3 { sum.remove(Int64.max) }
    #expect(sum.sum == 1e-19)
    #expect(sum.intSum == nil)
    var small = ExactSum()
    for exponent in [22, 23, 24] { small.add(Double("1e-\(exponent)") ?? 0) }
    #expect(small.sum == 1.11e-22)
    var one = ExactSum()
    one.add(1e-23)
    #expect(one.sum == 1e-23)
  }

  @Test("of ints are whole, of others none of an int")
  func whole() {
    var sum = ExactSum()
    sum.add(Int64(5))
    #expect(sum.intSum == 5)
    sum.add(0.5)
    #expect(sum.intSum == nil && sum.uintSum == nil)
    #expect(ExactSum().mean == nil && ExactSum().sum == 0)
  }

  @Test("are the same when they were written and read")
  func saved() {
    let many = [Double](repeating: .greatestFiniteMagnitude, count: 3)
    for values: [Double] in [
      [], [1], [-0.5], [.infinity, 2], [-.infinity, 2], [.nan, 2], [.infinity, -.infinity, .nan], many,
      many.map { -$0 }, [1e30, -1e-8], [-1e30, 1e-8],
    ] {
      var sum = ExactSum()
      for value in values { sum.add(value) }
      var writer = ByteWriter()
      sum.save(into: &writer)
      writer.bytes.withUnsafeBytes { bytes in
        var reader = ByteReader(bytes)
        var read = ExactSum(from: &reader)
        #expect(reader.isAtEnd && !reader.isBroken)
        #expect(read.sum.bitPattern == sum.sum.bitPattern)
        #expect(read.mean?.bitPattern == sum.mean?.bitPattern)
        for value in values { read.remove(value) }
        #expect(read.count == 0 && read.sum == 0)
      }
    }
  }

  @Test("with infinities are what doubles say")
  func infinities() {
    var sum = ExactSum()
    sum.add(Double.infinity)
    sum.add(1.5)
    #expect(sum.sum == .infinity)
    sum.add(-Double.infinity)
    #expect(sum.sum.isNaN)
    sum.remove(Double.infinity)
    #expect(sum.mean == -.infinity)
    sum.remove(-Double.infinity)
    #expect(sum.sum == 1.5)
  }

  @Test("find the shortest decimal of a double without writing it")
  func shortest() {
    var random = SmallRandom(seed: 99)
    var wrong: [Double] = []
    for _ in 0..<5_000 {
      let value = randomDecimal(random.below(5), &random)
      let parts = DecimalParts(value)
      let isSame = Double("\(parts.mantissa)e\(parts.exponent)") == value
      let isShort = significant(parts.mantissa) <= significantDigits(of: value.description)
      if !isSame || !isShort { wrong.append(value) }
    }
    #expect(wrong.isEmpty)
  }

  // MARK: A slow reference

  private func check(_ values: [Double], sum: Double, mean: Double) {
    var exact = ExactSum()
    for value in values { exact.add(value) }
    #expect(exact.sum == sum)
    #expect(exact.mean == mean)
    checkAgainstReference(values)
  }

  private func checkAgainstReference(_ values: [Double]) {
    var exact = ExactSum()
    for value in values { exact.add(value) }
    #expect(exact.sum == reference(values, divisor: 1), "sum of \(values)")
    #expect(exact.mean == reference(values, divisor: values.count), "mean of \(values)")
  }

  /// The double nearest to the sum of the decimals over the divisor, found by halving: every double is tried by
  /// comparing fractions, so that nothing is rounded on the way.
  private func reference(_ values: [Double], divisor: Int) -> Double {
    let unit = 400
    var total = BigInt(0)
    for value in values { total += decimal(value.description, unit: unit) }
    let denominator = BigInt(10).power(unit) * BigInt(divisor)
    if total == 0 { return 0 }
    let magnitude = nearest(BigInt(total.magnitude), denominator)
    return total < 0 ? -magnitude : magnitude
  }

  private func decimal(_ text: String, unit: Int) -> BigInt {
    let parts = text.split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let sides = parts[0].split(separator: ".")
    let places = sides.count > 1 ? sides[1].count : 0
    let digits = BigInt(String(sides.joined())) ?? 0
    return digits * BigInt(10).power(unit + exponent - places)
  }

  private func nearest(_ numerator: BigInt, _ denominator: BigInt) -> Double {
    var low: UInt64 = 0
    var high = Double.infinity.bitPattern
    // The greatest double not above the fraction.
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if fraction(middle) * denominator <= numerator << 1074 { low = middle } else { high = middle }
    }
    let below = (numerator << 1074) - fraction(low) * denominator
    let above = fraction(low + 1) * denominator - (numerator << 1074)
    if below == above { return Double(bitPattern: low & 1 == 0 ? low : low + 1) }
    return Double(bitPattern: below < above ? low : low + 1)
  }

  /// A double that is not negative, in units of 2^-1074; infinity as the power of two it would be.
  private func fraction(_ bits: UInt64) -> BigInt {
    let exponent = Int(bits >> 52)
    let significand = bits & (1 << 52 - 1)
    return exponent == 0 ? BigInt(significand) : BigInt(significand | 1 << 52) << (exponent - 1)
  }

  private func randomDecimal(_ shape: Int, _ random: inout SmallRandom) -> Double {
    switch shape {
    case 0: return Double(random.below(2_000) - 1_000) / 100
    case 1: return Double(random.below(2_000_000_000) - 1_000_000_000) / 1_000
    case 2: return Double.random(in: -1...1, using: &random)
    case 3:
      let value = Double(bitPattern: random.next())
      return value.isFinite ? value : 0.5
    default: return Double(random.next() >> 8) / 1e7
    }
  }

  private func significant(_ mantissa: Int64) -> Int { significantDigits(of: String(mantissa.magnitude)) }

  private func significantDigits(of text: String) -> Int {
    let mantissa = text.prefix { $0 != "e" }.filter { $0.isNumber }.drop { $0 == "0" }
    return mantissa.reversed().drop { $0 == "0" }.count
  }
}
