package import Activity
import Engine
package import EventTime
import Parallel
package import RulePacks
package import Symbols

/// Compares how deals went by what rules had said of them by a landmark.
///
/// J. R. Anderson, K. C. Cain and R. D. Gelber, Analysis of survival by tumor response, Journal of Clinical Oncology 1
/// (1983): who is judged by what happens later must be alive at a fixed time and is judged by what is known then; else
/// those who last longer have had more chances.
package struct BacktestRun: Sendable {
  private let site: SiteConfiguration
  private let rules: RuleSet
  /// Those that speak of something other than a deal.
  private let others: Int

  /// - Parameter symbols: The table of the run; the log that comes later must start from it.
  package init(_ packs: [RulePack], site: SiteConfiguration, symbols: inout SymbolTable) {
    self.site = site
    rules = RuleSet.compile(
      packs.map { pack in
        var pack = pack
        pack.rules.removeAll { $0.per != .deal }
        return pack
      }, site: site, symbols: &symbols)
    others = packs.reduce(0) { count, pack in
      count + pack.rules.count { $0.per != .deal && site.enables($0, of: pack.id) }
    }
  }

  package var content: LogContent { rules.content }

  /// - Parameter landmark: Days after opening.
  package func backtest(
    _ timeline: Timeline, directory: Directory, asOf: Instant, landmark: Int, threads: Int
  ) -> Backtest {
    let cohort = BacktestCohort(timeline, landmark: Int64(landmark) * 86_400_000, asOf: asOf)
    var options = EvaluationOptions(asOf: asOf, texts: false, threads: threads)
    options.firsts = true
    let evaluation = Evaluator.evaluate(
      rules, timeline: cohort.known, directory: directory, site: site, options: options)
    let keepings = cohort.keepings(evaluation.firsts, rules: rules.rules.count)
    var results = concurrently(rules.rules.count, threads: threads) { place in
      let (name, keeping) = (rules.rules[place].fullName, keepings[place])
      return Backtest.RuleResult(
        rule: name, kept: keeping.kept.count, broken: keeping.broken.count,
        results: Backtest.results(keeping, among: cohort.cases, seed: Self.seed(name)))
    }
    Backtest.correct(&results)
    return Backtest(
      landmark: landmark, asOf: asOf, cohort: cohort.counts, rules: results, otherRules: others)
  }

  /// The same for a rule whatever stands beside it: FNV-1a.
  private static func seed(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
