/// Two groups compared within strata, so that like is compared with like.
package struct StratifiedRates: Hashable, Sendable {
  /// Those in which both groups have members; others compare nothing.
  package let strata: [RatePair]

  package init(_ strata: [RatePair]) {
    self.strata = strata.filter { $0.first.of > 0 && $0.second.of > 0 }
  }

  /// Both groups over all strata.
  package var pooled: RatePair {
    strata.reduce(RatePair(Rate(0, of: 0), Rate(0, of: 0))) {
      RatePair($0.first + $1.first, $0.second + $1.second)
    }
  }

  /// By stratum, adding up to 1. N. Mantel and W. Haenszel, JNCI 22 (1959): n₁n₂ / (n₁+n₂).
  private var weights: [Double] {
    let all = strata.reduce(0) { $0 + $1.weight }
    return strata.map { $0.weight / all }
  }

  /// The weighted mean of the differences within the strata; NaN without strata.
  ///
  /// The Mantel-Haenszel risk difference: Greenland and Robins, Biometrics 41 (1985).
  package var difference: Double {
    guard !strata.isEmpty else { return .nan }
    return zip(weights, strata).reduce(0) { $0 + $1.0 * $1.1.difference }
  }

  /// The hybrid score interval for ``difference``; with one stratum it is ``RatePair/newcombe(confidence:)``.
  ///
  /// d - z √(λ₁ l₁(1-l₁) + λ₂ u₂(1-u₂)) to d + z √(λ₁ u₁(1-u₁) + λ₂ l₂(1-l₂)), λ = Σ w²/n, l and u the stratified Wilson
  /// limits of each group. X. Yan and X. G. Su, Stratified Wilson and Newcombe confidence intervals for multiple binomial
  /// proportions, Statistics in Biopharmaceutical Research 2 (2010).
  package func newcombe(confidence: Double = 0.95) -> Interval {
    guard !strata.isEmpty else { return Interval(low: -1, high: 1) }
    let z = Normal.reach(confidence)
    let one = Arm(strata.map(\.first), weights, reach: z)
    let other = Arm(strata.map(\.second), weights, reach: z)
    return Interval(
      low: difference - z
        * (one.variance(at: one.limits.low) + other.variance(at: other.limits.high)).squareRoot(),
      high: difference + z
        * (one.variance(at: one.limits.high) + other.variance(at: other.limits.low)).squareRoot())
  }

  /// How likely groups as different as these are where the group makes no difference in any stratum.
  ///
  /// The Cochran-Mantel-Haenszel test without correction for continuity: (Σ x₁ - n₁m/N)² / Σ n₁n₂m(N-m) / N²(N-1), m how
  /// often it happened in both of N, against χ² of one degree of freedom. W. G. Cochran, Biometrics 10 (1954); Mantel and
  /// Haenszel 1959.
  ///
  /// - Returns: 1 where nothing could differ.
  package var likelihoodByChance: Double {
    var surplus = 0.0
    var variance = 0.0
    for stratum in strata {
      let n = stratum.total
      let happened = Double(stratum.first.count) + Double(stratum.second.count)
      guard n > 1 else { continue }
      let (one, other) = (Double(stratum.first.of), Double(stratum.second.of))
      surplus += Double(stratum.first.count) - one * happened / n
      variance += one * other * happened * (n - happened) / (n * n * (n - 1))
    }
    return variance > 0 ? Normal.twoSidedTail(surplus / variance.squareRoot()) : 1
  }
}

/// One group over the strata.
private struct Arm {
  /// Σ w²/n.
  let spread: Double
  let limits: Interval

  init(_ rates: [Rate], _ weights: [Double], reach z: Double) {
    spread = zip(rates, weights).reduce(0) { $0 + $1.1 * $1.1 / Double($1.0.of) }
    let reach = z * Self.shortening(rates, weights)
    var limits = Interval(low: 0, high: 0)
    for (rate, weight) in zip(rates, weights) {
      let own = rate.wilson(reach: reach)
      limits.low += weight * own.low
      limits.high += weight * own.high
    }
    self.limits = limits
  }

  func variance(at share: Double) -> Double { max(0, spread * share * (1 - share)) }

  /// √(Σ w²V) / Σ w√V, V the variance of the share in a stratum: together the strata need less reach than each alone.
  private static func shortening(_ rates: [Rate], _ weights: [Double]) -> Double {
    var variances = rates.map { $0.share * (1 - $0.share) / Double($0.of) }
    // Where all or none count everywhere, what is left in the limit of one share for all of them.
    if variances.allSatisfy({ $0 == 0 }) { variances = rates.map { 1 / Double($0.of) } }
    let together = zip(variances, weights).reduce(0) { $0 + $1.1 * $1.1 * $1.0 }
    let apart = zip(variances, weights).reduce(0) { $0 + $1.1 * $1.0.squareRoot() }
    return together.squareRoot() / apart
  }
}
