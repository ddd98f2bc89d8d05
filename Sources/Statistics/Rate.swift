/// How often something happened of how often it could have.
package struct Rate: Hashable, Sendable {
  package var count: Int
  package var of: Int

  /// - Parameter count: From 0 to `of`.
  package init(_ count: Int, of: Int) {
    self.count = count
    self.of = of
  }

  /// The share; NaN of nothing.
  package var share: Double { Double(count) / Double(of) }

  package static func + (a: Rate, b: Rate) -> Rate { Rate(a.count + b.count, of: a.of + b.of) }
}

extension Rate {
  /// The score interval of a share: where it may lie, also for few and for extreme counts.
  ///
  /// (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n), p the share and n of how many. E. B. Wilson, Probable inference,
  /// the law of succession, and statistical inference, JASA 22 (1927).
  ///
  /// - Parameter confidence: Such as 0.95.
  /// - Returns: All from 0 to 1 where there is nothing to count.
  package func wilson(confidence: Double = 0.95) -> Interval { wilson(reach: Normal.reach(confidence)) }

  /// - Parameter z: How many standard deviations to each side.
  func wilson(reach z: Double) -> Interval {
    guard of > 0 else { return Interval(low: 0, high: 1) }
    let n = Double(of)
    let p = share
    let middle = p + z * z / (2 * n)
    let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let whole = 1 + z * z / n
    // Where all or none count, rounding must not take the end away.
    return Interval(
      low: count == 0 ? 0 : (middle - half) / whole, high: count == of ? 1 : (middle + half) / whole)
  }
}
