/// How many cases it takes to see a difference of two shares, and how likely so many show it.
///
/// The test of two proportions by the normal distribution, with the pooled variance where there is no difference and the
/// separate ones where there is: J. L. Fleiss, B. Levin and M. C. Paik, Statistical Methods for Rates and Proportions
/// (2003), section 4.4.
package struct Power: Hashable, Sendable {
  package let first: Double
  package let second: Double
  /// How many of the second group there are for one of the first.
  package let ratio: Double

  /// - Parameters:
  ///   - first: The share in the first group, between 0 and 1.
  ///   - second: The other one, different from it.
  package init(_ first: Double, _ second: Double, ratio: Double = 1) {
    self.first = first
    self.second = second
    self.ratio = ratio
  }

  /// The standard deviation of the difference for one case of the first group, without a difference.
  private var idle: Double {
    let pooled = (first + second * ratio) / (1 + ratio)
    return (pooled * (1 - pooled) * (1 + 1 / ratio)).squareRoot()
  }

  /// The same with the difference.
  private var real: Double { (first * (1 - first) + second * (1 - second) / ratio).squareRoot() }

  /// How likely so many cases of the first group show the difference, from 0 to 1.
  package func likelihood(count: Double, confidence: Double = 0.95) -> Double {
    let reach = Normal.reach(confidence) * idle
    let shift = (first - second) * count.squareRoot()
    return Normal.below((shift - reach) / real) + Normal.below((-reach - shift) / real)
  }

  /// The fewest cases of the first group that show the difference so likely; nil where there is none to show.
  ///
  /// (z idle + z' real)² / d², rounded up.
  package func count(likelihood: Double = 0.8, confidence: Double = 0.95) -> Int? {
    let difference = abs(first - second)
    guard difference > 0 else { return nil }
    let reach = Normal.reach(confidence) * idle + Normal.quantile(likelihood) * real
    let count = (reach / difference) * (reach / difference)
    return count < 1e9 ? Int(count.rounded(.up)) : nil
  }
}
