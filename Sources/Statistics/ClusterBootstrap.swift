/// What a figure would have been had other clusters been drawn: how sure it is where members of a cluster are alike.
///
/// Whole clusters, such as the deals of one rep, are drawn with replacement, as many as there are. B. Efron, Bootstrap
/// methods: another look at the jackknife, Annals of Statistics 7 (1979); for clusters A. C. Davison and D. V. Hinkley,
/// Bootstrap Methods and their Application (1997), section 3.8.
package struct ClusterBootstrap: Sendable {
  package let clusters: Int
  package let replicates: Int
  package let seed: UInt64

  package init(clusters: Int, replicates: Int, seed: UInt64) {
    self.clusters = clusters
    self.replicates = replicates
    self.seed = seed
  }

  /// The figure of each replicate in ascending order, without those that have none.
  ///
  /// - Parameter figure: Of clusters that count as often as they were drawn; nil where nothing is left to compare.
  package func figures(_ figure: (_ drawn: [Int]) -> Double?) -> BootstrapFigures {
    var numbers = RandomNumbers(seed: seed)
    var drawn = [Int](repeating: 0, count: clusters)
    var figures: [Double] = []
    figures.reserveCapacity(replicates)
    guard clusters > 0 else { return BootstrapFigures(figures) }
    for _ in 0..<replicates {
      for cluster in drawn.indices { drawn[cluster] = 0 }
      for _ in 0..<clusters { drawn[numbers.below(clusters)] += 1 }
      if let figure = figure(drawn) { figures.append(figure) }
    }
    return BootstrapFigures(figures)
  }
}

/// A figure over the replicates of a bootstrap.
package struct BootstrapFigures: Sendable {
  /// In ascending order.
  package let sorted: [Double]

  package init(_ figures: [Double]) { sorted = figures.sorted() }

  /// The percentile interval: Efron 1979; Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
  ///
  /// - Returns: nil where no replicate has a figure.
  package func percentiles(confidence: Double = 0.95) -> Interval? {
    let outside = (1 - confidence) / 2
    guard let low = sorted.quantileOfSorted(outside), let high = sorted.quantileOfSorted(1 - outside) else {
      return nil
    }
    return Interval(low: low, high: high)
  }

  /// The standard deviation over the replicates; Efron and Tibshirani 1993, chapter 6. Nil of fewer than two.
  package var standardError: Double? {
    guard let mean = sorted.mean, sorted.count > 1 else { return nil }
    let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(sorted.count - 1)).squareRoot()
  }

  /// How likely a figure as far from 0 as the observed one is where it is 0 in truth, by ``standardError``.
  ///
  /// From the normal distribution and not from counting replicates, so that many tests can be told apart.
  package func likelihoodByChance(of observed: Double) -> Double {
    guard let error = standardError, error > 0 else { return 1 }
    return Normal.twoSidedTail(observed / error)
  }
}
