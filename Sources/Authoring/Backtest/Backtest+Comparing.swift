import Statistics

extension Backtest {
  /// What one rule comes to; nothing is corrected for other rules yet.
  ///
  /// - Parameters:
  ///   - seed: Of the draws of the bootstrap.
  ///   - replicates: How many there are.
  package static func results(
    _ keeping: RuleKeeping, among cases: [BacktestCase], seed: UInt64, replicates: Int = Backtest.replicates
  ) -> [Outcome: Result] {
    func draws(_ reps: Int) -> ClusterBootstrap {
      ClusterBootstrap(clusters: reps, replicates: replicates, seed: seed)
    }
    return [
      .winRate: rates(keeping, cases),
      .cycleTime: medians(keeping, cases, draws) { $0.days },
      .amount: medians(keeping, cases, draws) { $0.amount },
    ]
  }

  /// Corrects for all comparisons that were made.
  package static func correct(_ rules: inout [RuleResult]) {
    let places = rules.indices.flatMap { rule in Outcome.allCases.map { (rule: rule, outcome: $0) } }
      .filter { rules[$0.rule].results[$0.outcome]?.comparison != nil }
    let likelihoods = places.compactMap { rules[$0.rule].results[$0.outcome]?.comparison?.likelihood }
    for (place, adjusted) in zip(places, ManyTests.benjaminiHochberg(likelihoods)) {
      guard var comparison = rules[place.rule].results[place.outcome]?.comparison else { continue }
      comparison.adjusted = adjusted
      rules[place.rule].results[place.outcome] = .compared(comparison)
    }
  }

  private static func rates(_ keeping: RuleKeeping, _ cases: [BacktestCase]) -> Result {
    var pairs: [Int: RatePair] = [:]
    let none = RatePair(Rate(0, of: 0), Rate(0, of: 0))
    for place in keeping.kept { pairs[cases[place].stratum, default: none].first.add(cases[place].isWon) }
    for place in keeping.broken { pairs[cases[place].stratum, default: none].second.add(cases[place].isWon) }
    let rates = StratifiedRates(pairs.sorted { $0.key < $1.key }.map(\.value))
    let pooled = rates.pooled
    if let few = fewDeals(pooled.first.of, pooled.second.of) { return .tooFew(few) }
    return .compared(
      Comparison(
        kept: Group(deals: pooled.first.of, figure: pooled.first.share),
        broken: Group(deals: pooled.second.of, figure: pooled.second.share),
        difference: rates.difference, interval: rates.newcombe(), likelihood: rates.likelihoodByChance,
        adjusted: 1))
  }

  private static func medians(
    _ keeping: RuleKeeping, _ cases: [BacktestCase], _ draws: (_ reps: Int) -> ClusterBootstrap,
    of value: (BacktestCase) -> Double
  ) -> Result {
    func won(_ places: [Int]) -> [BacktestCase] {
      places.map { cases[$0] }.filter { $0.isWon && value($0).isFinite }
    }
    let medians = StratifiedMedians(
      won(keeping.kept).map { .init(stratum: $0.stratum, cluster: $0.rep, value: value($0)) },
      won(keeping.broken).map { .init(stratum: $0.stratum, cluster: $0.rep, value: value($0)) },
      fewest: fewestInStratum)
    if let few = fewDeals(medians.first.count, medians.second.count, "won ") { return .tooFew(few) }
    guard medians.clusters >= fewestReps else {
      return .tooFew("\(medians.clusters) reps; \(fewestReps) are needed")
    }
    let figures = draws(medians.clusters).figures(medians.difference)
    guard let difference = medians.difference, let interval = figures.percentiles() else {
      return .tooFew("no deals that are alike on both sides")
    }
    return .compared(
      Comparison(
        kept: Group(deals: medians.first.count, figure: medians.first.median ?? .nan),
        broken: Group(deals: medians.second.count, figure: medians.second.median ?? .nan),
        difference: difference, interval: interval,
        likelihood: figures.likelihoodByChance(of: difference), adjusted: 1))
  }

  private static func fewDeals(_ kept: Int, _ broken: Int, _ kind: String = "") -> String? {
    guard min(kept, broken) < fewestDeals else { return nil }
    return "\(kept) \(kind)deals kept and \(broken) broken that are alike; \(fewestDeals) of each are needed"
  }
}

extension Rate {
  fileprivate mutating func add(_ happened: Bool) {
    of += 1
    if happened { count += 1 }
  }
}
