package import Activity
import Engine
package import EventTime
package import RulePacks
import Statistics

/// Counts, for what was said and for what was left unsaid, how often the aim came about.
package struct EffectRun {
  /// Weeks that are taken together, to see whether an effect fades.
  static let stretch = 4
  /// Where a rule names no aim: that it clears within so many days.
  static let usualDays: Int64 = 7

  private let review: Review
  private let holdOut: SiteConfiguration.HoldOut
  private let aims: AimBook
  private let shown: Set<String>?

  /// - Parameters:
  ///   - review: Of an evaluation of the whole log, without a budget.
  ///   - shown: Findings of which a nudge was handed over; nil where that is not on record.
  package init(
    _ review: Review, holdOut: SiteConfiguration.HoldOut, timeline: Timeline, directory: Directory,
    shown: Set<String>? = nil
  ) {
    self.shown = shown
    self.review = review
    self.holdOut = holdOut
    aims = AimBook(review, timeline: timeline, directory: directory)
  }

  /// - Parameter from: Earlier findings do not count: nothing was left unsaid then.
  package func effect(from: Instant) -> Effect {
    let lot = HoldOutLot(holdOut)
    var pairs: [Int: RatePair] = [:]
    var reached: [Int: Int] = [:]
    var stretches: [Int: RatePair] = [:]
    var undecided = 0
    for (place, finding) in review.evaluation.findings.enumerated() where finding.at >= from {
      let rule = review.rule(finding)
      guard review.holds[place] == nil || review.holds[place] == .heldOut, lot.probability(rule.rule) > 0
      else { continue }
      guard let isReached = isReached(finding) else {
        undecided += 1
        continue
      }
      let outcome = Rate(isReached ? 1 : 0, of: 1)
      let none = Rate(0, of: 0)
      let isHeldOut = lot.isHeldOut(finding, rule)
      if !isHeldOut, shown?.contains(finding.id) == true { reached[finding.rule, default: 0] += 1 }
      let pair = isHeldOut ? RatePair(none, outcome) : RatePair(outcome, none)
      let week = Int((finding.at.milliseconds - from.milliseconds) / (7 * 86_400_000))
      pairs[finding.rule] = pairs[finding.rule].map { $0 + pair } ?? pair
      stretches[week / Self.stretch] = stretches[week / Self.stretch].map { $0 + pair } ?? pair
    }
    return Effect(
      from: from, to: review.asOf, share: holdOut.share, rules: rules(pairs, reached),
      stretches: stretches.sorted { $0.key < $1.key }.map { block, pair in
        Effect.Stretch(weeks: block * Self.stretch + 1...(block + 1) * Self.stretch, pair: pair)
      }, undecided: undecided,
      safe: review.rules.rules.filter { $0.rule.tags.contains(HoldOutLot.safetyTag) }.map(\.fullName))
  }

  private func rules(_ pairs: [Int: RatePair], _ reached: [Int: Int]) -> [Effect.RuleEffect] {
    pairs.map { index, pair in
      let rule = review.rules.rules[index]
      return Effect.RuleEffect(
        rule: rule.fullName, title: rule.rule.title, aim: Self.words(rule.rule), pair: pair,
        shown: shown == nil ? nil : reached[index] ?? 0)
    }.sorted { $0.rule < $1.rule }
  }

  private static func words(_ rule: Rule) -> String {
    guard let aim = rule.aim else { return "cleared within \(usualDays) days" }
    return "\(EventWords(aim.event).happened) within \(aim.within.span)"
  }

  /// Whether what the nudge is for came about in time; nil while it may.
  private func isReached(_ finding: Finding) -> Bool? {
    let calendar = review.site.defaultCalendar
    guard let aim = review.rule(finding).rule.aim else {
      let end = finding.at.advanced(by: Self.usualDays * 86_400_000)
      if finding.status.clearedBy != nil, let at = finding.status.clearedAt, at <= end { return true }
      return end <= review.asOf ? false : nil
    }
    let end = calendar.add(aim.within.span, to: finding.at)
    if aims.comesAbout(finding, until: end) { return true }
    return end <= review.asOf ? false : nil
  }
}

extension RatePair {
  static func + (a: RatePair, b: RatePair) -> RatePair {
    RatePair(a.first + b.first, a.second + b.second)
  }
}
