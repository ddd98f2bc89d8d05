package import EventTime
package import Statistics

/// How deals went on which a rule was kept, beside those on which it was broken.
package struct Backtest: Sendable {
  /// What deals are compared by.
  package enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// The share of deals that were won.
    case winRate = "win_rate"
    /// Days from opening to winning, of won deals.
    case cycleTime = "cycle_days"
    /// The amount of won deals as of winning, as logged, in whatever currency.
    case amount
  }

  /// One of two groups of deals.
  package struct Group: Hashable, Sendable {
    /// Those that were compared.
    package var deals: Int
    /// The share of won deals, the median of days or of amounts, without regard to strata.
    package var figure: Double
  }

  package struct Comparison: Hashable, Sendable {
    package var kept: Group
    package var broken: Group
    /// Kept less broken, each stratum by itself and then together.
    package var difference: Double
    /// In which ``difference`` lies with 95 %.
    package var interval: Interval
    /// How likely as great a difference is by chance where there is none.
    package var likelihood: Double
    /// The same after correction for all comparisons of the run; Benjamini and Hochberg 1995.
    package var adjusted: Double

    /// Whether it is called a difference.
    package var holds: Bool { adjusted <= Backtest.falseAlarms }
  }

  package enum Result: Hashable, Sendable {
    case compared(Comparison)
    /// Too few to say anything; why, in words.
    case tooFew(String)

    package var comparison: Comparison? {
      if case .compared(let comparison) = self { comparison } else { nil }
    }
  }

  package struct RuleResult: Sendable {
    /// `pack/rule`.
    package var rule: String
    /// Deals on which it was kept by their landmark, and those on which it was broken.
    package var kept: Int
    package var broken: Int
    package var results: [Outcome: Result]

    package init(rule: String, kept: Int, broken: Int, results: [Outcome: Result]) {
      self.rule = rule
      self.kept = kept
      self.broken = broken
      self.results = results
    }
  }

  /// Which deals there are, and why others are left out.
  package struct Cohort: Hashable, Sendable {
    /// Closed after their landmark: those that are compared.
    package var compared = 0
    package var won = 0
    /// Closed before their landmark, or at it.
    package var closedSooner = 0
    /// Not closed, or not as old as the landmark.
    package var stillOpen = 0
    /// Nothing was known of them at their landmark.
    package var unknown = 0
    /// Activities that happened before the landmark of their deal and were recorded after it.
    package var recordedLate = 0
    package var reps = 0
  }

  /// Days after opening.
  package var landmark: Int
  package var asOf: Instant
  package var cohort: Cohort
  /// In the order of the packs; rules per deal only.
  package var rules: [RuleResult]
  /// How many rules speak of something other than a deal.
  package var otherRules: Int

  /// How many comparisons were made.
  package var comparisons: Int {
    rules.reduce(0) { $0 + $1.results.values.count { $0.comparison != nil } }
  }

  /// The share of false alarms among what is called a difference.
  package static let falseAlarms = 0.05
  /// Fewer on either side are too few.
  package static let fewestDeals = 20
  /// Fewer reps say too little about how reps differ.
  package static let fewestReps = 12
  /// Of a stratum in which medians are compared, on either side.
  package static let fewestInStratum = 5
  package static let replicates = 1_000
}
