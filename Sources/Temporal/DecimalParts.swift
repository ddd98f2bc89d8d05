/// A finite double as the shortest decimal that reads back as it: `mantissa` × 10^`exponent`.
///
/// This is the number as it was written in a log, as long as that had at most 15 significant digits.
struct DecimalParts: Equatable, BitwiseCopyable {
  var mantissa: Int64
  var exponent: Int

  /// Powers of ten that a double holds exactly.
  static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19,
    1e20, 1e21, 1e22,
  ]
  static let mostPlaces = 15
  /// Up to here at most one decimal with given places reads back as the double, and rounding finds it.
  private static let mostMantissa: Double = 0x1p50

  /// The mantissa of the value written with so many decimal places, or nil where it needs more of them or more digits.
  @inline(__always)
  static func mantissa(of value: Double, places: Int) -> Int64? {
    guard places <= mostPlaces else { return nil }
    let power = powers[places]
    let whole = (value * power).rounded()
    guard whole.magnitude < mostMantissa, whole / power == value else { return nil }
    return Int64(whole)
  }

  init(mantissa: Int64, exponent: Int) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// - Parameter value: A finite number.
  init(_ value: Double) {
    for places in 0...Self.mostPlaces {
      guard let mantissa = Self.mantissa(of: value, places: places) else { continue }
      self.init(mantissa: mantissa, exponent: -places)
      return
    }
    self.init(digits: value.description)
  }

  /// Reads what Swift writes: `-1234.5`, `5e-324`, `1.2345678901234567e+20`: at most 17 significant digits.
  private init(digits: String) {
    self.init(mantissa: 0, exponent: 0)
    var isNegative = false
    var places = 0
    var isBehindPoint = false
    var rest = digits.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): isBehindPoint = true
      case UInt8(ascii: "e"):
        exponent = Int(Substring(rest)) ?? 0
        rest = rest[rest.endIndex...]
      default:
        mantissa = mantissa &* 10 &+ Int64(byte &- UInt8(ascii: "0"))
        if isBehindPoint { places &+= 1 }
      }
    }
    if isNegative { mantissa = -mantissa }
    exponent &-= places
  }
}
