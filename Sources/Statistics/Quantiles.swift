extension [Double] {
  /// The value below which a share of the numbers lies, between two of them in proportion; nil of none.
  ///
  /// R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996), definition 7.
  ///
  /// - Parameter share: From 0 to 1.
  package func quantile(_ share: Double) -> Double? { sorted().quantileOfSorted(share) }

  package var median: Double? { quantile(0.5) }

  /// The same of numbers that are in ascending order.
  package func quantileOfSorted(_ share: Double) -> Double? {
    guard let last else { return nil }
    let place = Swift.min(Swift.max(share, 0), 1) * Double(count - 1)
    let below = Int(place)
    guard below + 1 < count else { return last }
    return self[below] + (place - Double(below)) * (self[below + 1] - self[below])
  }

  /// nil of none.
  package var mean: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }
}
