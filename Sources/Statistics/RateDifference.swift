/// The rates of two groups, to be compared with each other.
package struct RatePair: Hashable, Sendable {
  package var first: Rate
  package var second: Rate

  package init(_ first: Rate, _ second: Rate) {
    self.first = first
    self.second = second
  }

  /// How much greater the first share is.
  package var difference: Double { first.share - second.share }

  var total: Double { Double(first.of) + Double(second.of) }

  /// How much its comparison weighs beside others: n₁n₂ / (n₁+n₂).
  var weight: Double { total > 0 ? Double(first.of) * Double(second.of) / total : 0 }

  /// The hybrid score interval for ``difference``, made of the Wilson intervals of both.
  ///
  /// d - √((p₁-l₁)² + (u₂-p₂)²) to d + √((u₁-p₁)² + (p₂-l₂)²). R. G. Newcombe, Interval estimation for the difference
  /// between independent proportions, Statistics in Medicine 17 (1998), method 10.
  ///
  /// - Returns: From -1 to 1 where either group is empty.
  package func newcombe(confidence: Double = 0.95) -> Interval {
    guard first.of > 0, second.of > 0 else { return Interval(low: -1, high: 1) }
    let (p, q) = (first.share, second.share)
    let (one, other) = (first.wilson(confidence: confidence), second.wilson(confidence: confidence))
    return Interval(
      low: difference - length(p - one.low, other.high - q),
      high: difference + length(one.high - p, q - other.low))
  }

  private func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
}
