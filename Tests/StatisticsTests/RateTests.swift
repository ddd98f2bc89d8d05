import Statistics
import Testing

@Suite("Intervals of rates")
struct RateTests {
  /// Table II of Newcombe 1998, method 10: (a) 56/70 - 48/80, (b) 9/10 - 3/10, (c) 6/7 - 2/7, (d) 5/56 - 0/29.
  @Test(
    "are those that Newcombe printed",
    arguments: [
      (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (6, 7, 2, 7, 0.0582, 0.8062),
      (5, 56, 0, 29, -0.0381, 0.1926), (0, 10, 0, 20, -0.1611, 0.2775), (10, 10, 0, 20, 0.6791, 1.0),
    ] as [(Int, Int, Int, Int, Double, Double)])
  func newcombe(a: Int, m: Int, b: Int, n: Int, low: Double, high: Double) {
    let interval = RatePair(Rate(a, of: m), Rate(b, of: n)).newcombe()
    #expect(abs(interval.low - low) < 0.00006)
    #expect(abs(interval.high - high) < 0.00006)
  }

  @Test("of one stratum are the same as without strata")
  func oneStratum() {
    let pair = RatePair(Rate(12, of: 40), Rate(9, of: 55))
    let plain = pair.newcombe()
    let stratified = StratifiedRates([pair]).newcombe()
    #expect(abs(plain.low - stratified.low) < 1e-12)
    #expect(abs(plain.high - stratified.high) < 1e-12)
  }

  @Test("leave strata out in which one group is empty")
  func emptyGroups() {
    let pair = RatePair(Rate(12, of: 40), Rate(9, of: 55))
    let lonely = RatePair(Rate(4, of: 4), Rate(0, of: 0))
    #expect(StratifiedRates([pair, lonely]) == StratifiedRates([pair]))
    #expect(StratifiedRates([lonely]).difference.isNaN)
    #expect(StratifiedRates([lonely]).likelihoodByChance == 1)
    #expect(StratifiedRates([lonely]).newcombe() == Interval(low: -1, high: 1))
  }

  @Test("compare like with like: a difference that only the strata make is none")
  func confounding() {
    let strata = StratifiedRates([
      RatePair(Rate(80, of: 100), Rate(8, of: 10)), RatePair(Rate(2, of: 10), Rate(20, of: 100)),
    ])
    #expect(strata.pooled.difference > 0.4)
    #expect(abs(strata.difference) < 1e-12)
    #expect(strata.newcombe().contains(0))
    #expect(strata.likelihoodByChance > 0.9)
  }

  @Test("cover the whole scale where nothing was counted")
  func nothing() {
    #expect(Rate(0, of: 0).wilson() == Interval(low: 0, high: 1))
    #expect(RatePair(Rate(0, of: 0), Rate(1, of: 2)).newcombe() == Interval(low: -1, high: 1))
    #expect(Rate(0, of: 5).wilson().low == 0)
    #expect(Rate(5, of: 5).wilson().high == 1)
  }
}
