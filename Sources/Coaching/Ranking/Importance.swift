import Engine
import EventTime
import RulePacks

/// What comes first before a person: a smaller value is more important.
///
/// Compared in this order: the level (act, coach, notice); a deal that is open before one that is closed or none; a
/// close date that has passed or lies within 30 days; the amount, larger first; what was found, newest first. Amounts
/// in different currencies compare by their numbers: the order is a help for reading, not a valuation.
struct Importance: Comparable {
  static let soonDays: Int64 = 30

  private let level: Int
  private let standing: Int
  private let amount: Double
  private let at: Instant

  init(level: Level, deal: DealSummary?, at: Instant, asOf: Instant) {
    self.level = -(Level.allCases.firstIndex(of: level) ?? 0)
    let soon = asOf.advanced(by: Self.soonDays * 86_400_000)
    let closesSoon = deal?.closeDate.map { $0 <= soon } ?? false
    standing = deal?.open == true ? (closesSoon ? 0 : 1) : 2
    amount = deal?.amount ?? 0
    self.at = at
  }

  static func < (a: Self, b: Self) -> Bool {
    if a.level != b.level { return a.level < b.level }
    if a.standing != b.standing { return a.standing < b.standing }
    if a.amount != b.amount { return a.amount > b.amount }
    return a.at > b.at
  }
}
