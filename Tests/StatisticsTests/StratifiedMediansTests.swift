import Statistics
import Testing

@Suite("Medians compared within strata")
struct StratifiedMediansTests {
  private func members(_ stratum: Int, _ values: [Double], cluster: Int = 0) -> [StratifiedMedians.Member] {
    values.map { .init(stratum: stratum, cluster: cluster, value: $0) }
  }

  @Test("weigh the strata, and leave those out in which a group is too small")
  func strata() {
    let first = members(0, [1, 2, 9]) + members(1, [10, 20]) + members(2, [5])
    let second = members(0, [1, 1, 1]) + members(1, [4, 6]) + members(2, [100, 100])
    // 2 - 1 with a weight of 9/6, 15 - 5 with 4/4.
    let medians = StratifiedMedians(first, second, fewest: 2)
    #expect(abs((medians.difference ?? 0) - 4.6) < 1e-12)
    #expect(medians.first.count == 5)
    #expect(StratifiedMedians(first, second, fewest: 4).difference == nil)
  }

  @Test("count members as often as their cluster was drawn")
  func drawing() {
    let first = members(0, [1], cluster: 7) + members(0, [5], cluster: 8)
    let medians = StratifiedMedians(
      first, members(0, [0], cluster: 7) + members(0, [0], cluster: 8), fewest: 1)
    #expect(medians.clusters == 2)
    #expect(medians.difference([1, 1]) == 3)
    #expect(medians.difference([3, 1]) == 1)
    #expect(medians.difference([0, 2]) == 5)
    #expect(medians.difference([0, 0]) == nil)
  }
}
