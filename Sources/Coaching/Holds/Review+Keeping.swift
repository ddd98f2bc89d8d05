import Activity
package import Engine
import EventTime
import RulePacks

/// The advice to give a sale up: what it keeps quiet, and what is kept by it.
extension Review {
  /// Rules with this tag that also mute others advise to give a sale up, and show what the account is worth.
  static let walkAway = "walk-away"
  /// How far back what was won counts.
  static let yearsOfWorth = 2

  /// What the account of a finding is worth that advises to give the sale up; nil for any other finding.
  package func worth(_ finding: Finding) -> AccountWorth? {
    guard finding.status == .open, rule(finding).rule.advisesToWalkAway else { return nil }
    return finding.account.flatMap { worths[$0] }
  }

  /// The accounts whose worth is asked for: something that is open advises to give a sale to them up.
  package static func accountsOfWorth(_ evaluation: Evaluation, _ rules: RuleSet) -> Set<String> {
    let advice = evaluation.findings.filter {
      $0.status == .open && rules.rules[$0.rule].rule.advisesToWalkAway
    }
    return Set(advice.compactMap(\.account))
  }

  static func worths(
    _ evaluation: Evaluation, _ rules: RuleSet, _ site: SiteConfiguration, _ asOf: Instant,
    _ timeline: Timeline
  ) -> [String: AccountWorth] {
    let accounts = accountsOfWorth(evaluation, rules)
    guard !accounts.isEmpty else { return [:] }
    let zone = site.defaultCalendar.zone
    let since = zone.startOfDay(zone.local(asOf).date.earlier(years: yearsOfWorth))
    return AccountWorth.of(accounts, in: timeline, wonSince: since)
  }
}

extension Rule {
  fileprivate var advisesToWalkAway: Bool { !mutes.isEmpty && tags.contains(Review.walkAway) }
}

extension CivilDate {
  /// The same day so many years before; of 29 February the 28th where that year has none.
  fileprivate func earlier(years: Int) -> CivilDate {
    let (year, month, day) = parts
    return CivilDate(year: year - years, month: month, day: day)
      ?? CivilDate(year: year - years, month: month, day: min(day, 28)) ?? self
  }
}
