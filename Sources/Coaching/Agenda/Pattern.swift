import Engine
import EventTime
import RulePacks

/// One rule that speaks on several deals of somebody: worth one talk instead of several reminders.
struct Pattern {
  /// Index into the rules.
  let rule: Int
  /// Deals on which it was raised, the latest first, each once.
  let deals: [String]
  /// A finding of it by place, for its words.
  let place: Int

  /// From so many deals on it is a pattern.
  static let fewest = 2

  /// - Parameters:
  ///   - since: Earlier findings are no habit any more.
  ///   - isTheirs: Whether a finding, by place, is about the person and may be spoken of.
  init?(_ review: Review, since: Instant, _ isTheirs: (Int) -> Bool) {
    var deals: [Int: [String]] = [:]
    var places: [Int: Int] = [:]
    for (place, finding) in review.evaluation.findings.enumerated().reversed() {
      guard finding.at > since, let deal = finding.deal, isTheirs(place) else { continue }
      guard review.holdByRule[finding.rule] == nil, review.holds[place]?.isDoubt != true else { continue }
      if deals[finding.rule]?.contains(deal) != true { deals[finding.rule, default: []].append(deal) }
      if places[finding.rule] == nil { places[finding.rule] = place }
    }
    let weight = { (rule: Int) in review.rules.rules[rule].rule.level == .act ? 2 : 1 }
    let best = deals.filter { $0.value.count >= Self.fewest }.max { a, b in
      (a.value.count * weight(a.key), review.rules.rules[b.key].fullName)
        < (b.value.count * weight(b.key), review.rules.rules[a.key].fullName)
    }
    guard let best, let place = places[best.key] else { return nil }
    rule = best.key
    self.deals = best.value
    self.place = place
  }
}
