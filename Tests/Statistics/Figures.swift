import Statistics

/// Answers questions about figures, one a line, for compare.py: a name, then numbers; lists are told apart by `|`.
@main
enum Figures {
  static func main() {
    while let line = readLine() {
      let words = line.split(separator: " ")
      guard let name = words.first else { continue }
      let lists = words.dropFirst().split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.compactMap { Double($0) } }
      print(answer(String(name), lists).map { "\($0)" }.joined(separator: " "))
    }
  }

  private static func answer(_ name: String, _ lists: [[Double]]) -> [Double] {
    let numbers = lists.first ?? []
    switch name {
    case "quantile-of-normal": return numbers.map(Normal.quantile)
    case "tail-of-normal": return numbers.map(Normal.twoSidedTail)
    case "wilson": return limits(rates(numbers)[0].wilson(confidence: lists[1][0]))
    case "newcombe": return limits(pairs(numbers)[0].newcombe(confidence: lists[1][0]))
    case "stratified":
      let rates = StratifiedRates(pairs(numbers))
      return [rates.difference, rates.likelihoodByChance] + limits(rates.newcombe(confidence: lists[1][0]))
    case "quantile": return [numbers.quantile(lists[1][0]) ?? .nan]
    case "medians":
      let medians = StratifiedMedians(members(numbers), members(lists[1]), fewest: Int(lists[2][0]))
      return [medians.difference ?? .nan]
    case "benjamini-hochberg": return ManyTests.benjaminiHochberg(numbers)
    case "holm": return ManyTests.holm(numbers)
    case "power":
      let power = Power(numbers[0], numbers[1], ratio: numbers[2])
      return [power.likelihood(count: numbers[3])]
    case "bootstrap": return bootstrap(numbers, seed: UInt64(lists[1][0]), replicates: Int(lists[1][1]))
    default: return []
    }
  }

  /// Of the mean of numbers, each of which is a cluster.
  private static func bootstrap(_ numbers: [Double], seed: UInt64, replicates: Int) -> [Double] {
    let clusters = ClusterBootstrap(clusters: numbers.count, replicates: replicates, seed: seed)
    let figures = clusters.figures { drawn in
      zip(numbers, drawn).reduce(0) { $0 + $1.0 * Double($1.1) } / Double(numbers.count)
    }
    return (figures.percentiles().map(limits) ?? []) + [figures.standardError ?? .nan]
  }

  /// From strata and values in turn; each is a cluster of its own.
  private static func members(_ numbers: [Double]) -> [StratifiedMedians.Member] {
    stride(from: 0, to: numbers.count - 1, by: 2).map {
      .init(stratum: Int(numbers[$0]), cluster: $0, value: numbers[$0 + 1])
    }
  }

  private static func limits(_ interval: Interval) -> [Double] { [interval.low, interval.high] }

  private static func rates(_ numbers: [Double]) -> [Rate] {
    stride(from: 0, to: numbers.count - 1, by: 2).map { Rate(Int(numbers[$0]), of: Int(numbers[$0 + 1])) }
  }

  private static func pairs(_ numbers: [Double]) -> [RatePair] {
    let rates = rates(numbers)
    return stride(from: 0, to: rates.count - 1, by: 2).map { RatePair(rates[$0], rates[$0 + 1]) }
  }
}
