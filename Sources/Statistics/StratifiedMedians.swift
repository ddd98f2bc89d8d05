/// The medians of two groups, compared within strata; members belong to clusters, which may count several times.
///
/// The weighted mean of the differences of medians, by the weights of Mantel and Haenszel: n₁n₂ / (n₁+n₂).
package struct StratifiedMedians: Sendable {
  package struct Member: Sendable {
    package var stratum: Int
    package var cluster: Int
    package var value: Double

    package init(stratum: Int, cluster: Int, value: Double) {
      self.stratum = stratum
      self.cluster = cluster
      self.value = value
    }
  }

  private struct Stratum: Sendable {
    var first: Values
    var second: Values
  }

  private let strata: [Stratum]
  /// The values of each group in the strata that are compared.
  package let first: [Double]
  package let second: [Double]
  /// How many clusters have members there.
  package let clusters: Int

  /// - Parameter fewest: Strata with fewer members in either group are left out.
  package init(_ first: [Member], _ second: [Member], fewest: Int) {
    let (ones, others) = (
      Dictionary(grouping: first, by: \.stratum), Dictionary(grouping: second, by: \.stratum)
    )
    let used = ones.keys.filter { min(ones[$0]?.count ?? 0, others[$0]?.count ?? 0) >= max(1, fewest) }
      .sorted()
    var numbers: [Int: Int] = [:]
    func values(_ members: [Member]) -> Values {
      for member in members where numbers[member.cluster] == nil { numbers[member.cluster] = numbers.count }
      let sorted = members.sorted { ($0.value, $0.cluster) < ($1.value, $1.cluster) }
      return Values(values: sorted.map(\.value), clusters: sorted.map { numbers[$0.cluster] ?? 0 })
    }
    strata = used.map { Stratum(first: values(ones[$0] ?? []), second: values(others[$0] ?? [])) }
    self.first = strata.flatMap(\.first.values)
    self.second = strata.flatMap(\.second.values)
    clusters = numbers.count
  }

  /// How much greater the medians of the first group are; nil without strata.
  package var difference: Double? { difference(Array(repeating: 1, count: clusters)) }

  /// The same where each cluster counts as often as it was drawn; strata in which a group has nobody left compare nothing.
  package func difference(_ drawn: [Int]) -> Double? {
    var sum = 0.0
    var weights = 0.0
    for stratum in strata {
      let (one, other) = (stratum.first.count(drawn), stratum.second.count(drawn))
      guard one > 0, other > 0 else { continue }
      let weight = Double(one) * Double(other) / (Double(one) + Double(other))
      sum += weight * (stratum.first.median(drawn, count: one) - stratum.second.median(drawn, count: other))
      weights += weight
    }
    return weights > 0 ? sum / weights : nil
  }
}

/// Values in ascending order, each with its cluster.
private struct Values: Sendable {
  let values: [Double]
  let clusters: [Int]

  func count(_ drawn: [Int]) -> Int {
    var count = 0
    for cluster in clusters { count += drawn[cluster] }
    return count
  }

  /// - Parameter count: Of what was drawn, at least 1.
  func median(_ drawn: [Int], count: Int) -> Double {
    let (low, high) = ((count - 1) / 2, count / 2)
    var passed = 0
    var lower = Double.nan
    for place in values.indices {
      let next = passed + drawn[clusters[place]]
      if passed <= low, low < next { lower = values[place] }
      if high < next { return (lower + values[place]) / 2 }
      passed = next
    }
    return .nan
  }
}
