package import EventTime
package import RulePacks

/// Why one nudge stands before another: a smaller value comes first.
///
/// Compared in this order: the level (act, coach, notice); a deadline that is near; the value at stake, by its powers of
/// two, so that small differences do not count; how often this person has acted on this rule; what was found last.
/// Of equals the id decides, so that the order is always the same.
package struct NudgeRank: Comparable, Sendable {
  package let level: Level
  /// Whole days until what is due, or until the deal is to close; nil where nothing is.
  package let daysLeft: Int?
  package let amount: Double?
  package let currency: String?
  package let acted: Int
  package let told: Int
  package let at: Instant
  private let id: String

  /// Beyond so many days no deadline is near.
  package static let nearDays = 30

  package init(
    level: Level, daysLeft: Int?, amount: Double?, currency: String?, acted: Int, told: Int, at: Instant,
    id: String
  ) {
    self.level = level
    self.daysLeft = daysLeft
    self.amount = amount
    self.currency = currency
    self.acted = acted
    self.told = told
    self.at = at
    self.id = id
  }

  package static func < (a: Self, b: Self) -> Bool {
    if a.level != b.level { return a.level > b.level }
    if a.nearness != b.nearness { return a.nearness < b.nearness }
    if a.size != b.size { return a.size > b.size }
    if a.habit != b.habit { return a.habit > b.habit }
    if a.at != b.at { return a.at > b.at }
    return a.id < b.id
  }

  /// Weeks until the deadline: 0 for one that has passed.
  private var nearness: Int {
    guard let daysLeft, daysLeft <= Self.nearDays else { return .max }
    return max(0, daysLeft) / 7
  }

  private var size: Int { amount.map { $0 >= 1 ? Int($0.exponent) : 0 } ?? 0 }

  /// Tenths of the share of times that the person acted, drawn towards one half where little is known.
  private var habit: Int { (acted + 1) * 10 / (told + 2) }

  /// What decides that this one stands before another, as a sentence says it after *because*.
  package func reason(over other: NudgeRank) -> String {
    if level != other.level {
      return "it is to be acted upon \(level == .act ? "before the next contact" : "sooner")"
    }
    if nearness != other.nearness {
      return "its date is nearer\(daysLeft.map { " (\(Self.days($0)))" } ?? "")"
    }
    if size != other.size { return "more is at stake" }
    if habit != other.habit { return "you have acted on this rule more often (\(acted) of \(told) times)" }
    if at != other.at { return "it is newer" }
    return "it comes first by its name"
  }

  private static func days(_ count: Int) -> String {
    count < 0 ? "passed" : count == 0 ? "today" : count == 1 ? "tomorrow" : "in \(count) days"
  }
}
