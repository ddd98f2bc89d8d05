/// A deal as it stood at its landmark, and how it ended.
package struct BacktestCase: Hashable, Sendable {
  /// Deals that are alike enough to be compared: of one stage and of about one amount.
  package var stratum: Int
  /// Whose it was, by number.
  package var rep: Int
  package var isWon: Bool
  /// From opening to closing.
  package var days: Double
  /// As of its close; NaN where none is known.
  package var amount: Double

  package init(stratum: Int, rep: Int, isWon: Bool, days: Double, amount: Double) {
    self.stratum = stratum
    self.rep = rep
    self.isWon = isWon
    self.days = days
    self.amount = amount
  }
}

/// On which of some deals a rule was kept, and on which it was broken.
package struct RuleKeeping: Sendable {
  /// Places among the cases.
  package var kept: [Int]
  package var broken: [Int]

  package init(kept: [Int] = [], broken: [Int] = []) {
    self.kept = kept
    self.broken = broken
  }
}
