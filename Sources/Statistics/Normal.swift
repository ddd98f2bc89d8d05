import Glibc

/// The standard normal distribution.
package enum Normal {
  /// How likely a value as far from 0 or farther is, in either direction.
  package static func twoSidedTail(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

  /// The share of the distribution that lies below a value.
  package static func below(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// The value below which a share of the distribution lies.
  ///
  /// Algorithm AS 241 (PPND16): M. J. Wichura, The percentage points of the normal distribution, Applied Statistics 37
  /// (1988), about 16 digits.
  ///
  /// - Parameter share: Between 0 and 1; infinite at and beyond these ends.
  package static func quantile(_ share: Double) -> Double {
    guard share > 0 else { return -.infinity }
    guard share < 1 else { return .infinity }
    let q = share - 0.5
    if abs(q) <= 0.425 {
      let r = 0.180625 - q * q
      return q * polynomial(r, centre) / polynomial(r, underCentre)
    }
    var r = (-log(min(share, 1 - share))).squareRoot()
    let value: Double
    if r <= 5 {
      r -= 1.6
      value = polynomial(r, shoulder) / polynomial(r, underShoulder)
    } else {
      r -= 5
      value = polynomial(r, tail) / polynomial(r, underTail)
    }
    return q < 0 ? -value : value
  }

  /// How many standard deviations a two-sided interval reaches to each side; 1.96 for 95 %.
  package static func reach(_ confidence: Double) -> Double { quantile(0.5 + confidence / 2) }

  /// - Parameter coefficients: That of the highest power first.
  private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
    coefficients.reduce(0) { $0 * x + $1 }
  }

  private static let centre = [
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ]
  private static let underCentre = [
    5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0,
  ]
  private static let shoulder = [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
    3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
  ]
  private static let underShoulder = [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
    0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0,
  ]
  private static let tail = [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
    0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
  ]
  private static let underTail = [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1.0,
  ]
}
