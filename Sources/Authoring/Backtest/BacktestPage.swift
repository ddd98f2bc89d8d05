package import Coaching
import Statistics

/// A backtest for somebody who leads sales operations.
package struct BacktestPage: Sendable {
  let backtest: Backtest
  let speech: Speech
  /// Whether rules are named that have too few deals.
  let showsAll: Bool

  package init(_ backtest: Backtest, speech: Speech, showsAll: Bool = false) {
    self.backtest = backtest
    self.speech = speech
    self.showsAll = showsAll
  }

  package func text(_ layout: TextLayout) -> String {
    var lines = layout.wrap(head, indent: 0) + layout.wrap(leftOut, indent: 0) + [""]
    for outcome in Backtest.Outcome.allCases {
      let rows = self.rows(outcome)
      guard rows.count > 1 else { continue }
      lines.append(layout.ink.bold(outcome.title))
      lines += TextTable.render(rows).split(separator: "\n").map { "  \($0)" } + [""]
    }
    lines += few(layout)
    lines += caveats.flatMap { layout.wrap($0, indent: 0) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var head: String {
    let cohort = backtest.cohort
    return
      "\(grouped(cohort.compared)) deals of \(grouped(cohort.reps)) reps that were still open \(landmark) after they "
      + "opened and closed by \(speech.fullMoment(backtest.asOf)); \(grouped(cohort.won)) of them were won."
  }

  private var leftOut: String {
    let cohort = backtest.cohort
    var parts = [
      "\(grouped(cohort.closedSooner)) deals that closed sooner",
      "\(grouped(cohort.stillOpen)) that have not closed",
    ]
    if cohort.unknown > 0 { parts.append("\(grouped(cohort.unknown)) of which nothing was known then") }
    if cohort.recordedLate > 0 {
      parts.append("of what happened before then, \(grouped(cohort.recordedLate)) recorded later")
    }
    if backtest.otherRules > 0 {
      parts.append("\(Speech.plural(backtest.otherRules, "rule")) not about a single deal")
    }
    return "Left out: \(Speech.list(parts))."
  }

  /// What a difference means and what it does not.
  private var caveats: [String] {
    [
      "A deal counts as kept or broken by what was known \(landmark) after it opened; kept less broken is taken among "
        + "deals of the same stage and about the same amount.",
      "It shows where to look, not why: who keeps a rule may differ in much else. * is still likely after correction for "
        + "\(Speech.plural(backtest.comparisons, "comparison")) (5 in 100 of those marked may be chance).",
    ]
  }

  private func few(_ layout: TextLayout) -> [String] {
    let few = backtest.rules.filter { $0.results[.winRate]?.comparison == nil }
    guard !few.isEmpty else { return [] }
    let sentence =
      "\(Speech.plural(few.count, "rule")) with too few deals to compare: \(Backtest.fewestDeals) kept and as many broken "
      + "are needed."
    guard showsAll else { return layout.wrap(sentence + " --all names them.", indent: 0) + [""] }
    let rows = [["rule", "kept", "broken"]] + few.map { [$0.rule, grouped($0.kept), grouped($0.broken)] }
    return layout.wrap(sentence, indent: 0) + TextTable.render(rows).split(separator: "\n").map { "  \($0)" }
      + [""]
  }

  // MARK: Rows

  private func rows(_ outcome: Backtest.Outcome) -> [[String]] {
    let found = backtest.rules.compactMap { rule in
      rule.results[outcome]?.comparison.map { (rule: rule.rule, comparison: $0) }
    }
    let order = found.sorted { a, b in
      (a.comparison.adjusted, a.comparison.likelihood, a.rule)
        < (b.comparison.adjusted, b.comparison.likelihood, b.rule)
    }
    let head = ["rule", "kept", "broken"] + outcome.columns + ["difference", "95 % interval"]
    return [head] + order.map { row($0.rule, $0.comparison, outcome) }
  }

  private func row(_ rule: String, _ found: Backtest.Comparison, _ outcome: Backtest.Outcome) -> [String] {
    let interval =
      "\(outcome.signed(found.interval.low)) to \(outcome.signed(found.interval.high))"
    return [
      rule, grouped(found.kept.deals), grouped(found.broken.deals), outcome.figure(found.kept.figure),
      outcome.figure(found.broken.figure), (found.holds ? "* " : "") + outcome.signed(found.difference),
      interval,
    ]
  }

  private var landmark: String { Speech.plural(backtest.landmark, "day") }

  private func grouped(_ number: Int) -> String { Speech.grouped(Int64(number)) }
}

extension Backtest.Outcome {
  fileprivate var title: String {
    switch self {
    case .winRate: "Win rate, in percent; differences in points"
    case .cycleTime: "Days from opening to winning, medians of won deals"
    case .amount: "Amount when won, medians of won deals, as logged"
    }
  }

  fileprivate var columns: [String] {
    switch self {
    case .winRate: ["won: kept", "broken"]
    case .cycleTime: ["days: kept", "broken"]
    case .amount: ["amount: kept", "broken"]
    }
  }

  fileprivate func figure(_ value: Double) -> String {
    switch self {
    case .winRate: Self.tenths(value * 100)
    case .cycleTime: Self.tenths(value)
    case .amount: Speech.number(value.rounded())
    }
  }

  fileprivate func signed(_ value: Double) -> String {
    let text = figure(value)
    return value > 0 && text.contains { "123456789".contains($0) } ? "+" + text : text
  }

  /// With one decimal, so that a column of them can be compared at a glance.
  private static func tenths(_ value: Double) -> String {
    guard abs(value) < 1e15 else { return Speech.number(value) }
    let tenths = Int64((abs(value) * 10).rounded())
    return (value < 0 && tenths > 0 ? "-" : "") + Speech.grouped(tenths / 10) + ".\(tenths % 10)"
  }
}
