import EventTime
import RulePacks
import TestKit
import Testing

@testable import Coaching

@Suite("Why one nudge stands before another")
struct NudgeRankTests {
  static func rank(
    _ id: String, _ level: Level = .coach, days: Int? = nil, amount: Double? = nil, acted: Int = 0,
    told: Int = 0, at: Int64 = 0
  ) -> NudgeRank {
    NudgeRank(
      level: level, daysLeft: days, amount: amount, currency: nil, acted: acted, told: told,
      at: Instant(milliseconds: at), id: id)
  }

  /// Each stands before the next for the first of the reasons that parts them.
  static let order: [(rank: NudgeRank, reason: String)] = [
    (rank("a", .act, days: 3, amount: 10_000, acted: 4, told: 4, at: 9), "it is newer"),
    (
      rank("b", .act, days: 3, amount: 10_000, acted: 4, told: 4, at: 8),
      "you have acted on this rule more often"
    ),
    (rank("c", .act, days: 3, amount: 10_000, acted: 0, told: 4, at: 9), "more is at stake"),
    (rank("d", .act, days: 3, amount: 1_000, acted: 4, told: 4, at: 9), "its date is nearer (in 3 days)"),
    (rank("e", .act, days: 20, amount: 90_000, acted: 4, told: 4, at: 9), "its date is nearer (in 20 days)"),
    (rank("f", .act, days: 31, amount: 90_000, acted: 4, told: 4, at: 9), "it is to be acted upon before"),
    (rank("g", .coach, days: -2, amount: 1e9, acted: 9, told: 9, at: 99), "it is to be acted upon sooner"),
    (rank("h", .notice, days: 0, amount: 1e9, acted: 9, told: 9, at: 99), "it comes first by its name"),
    (rank("i", .notice, days: 0, amount: 1e9, acted: 9, told: 9, at: 99), ""),
  ]

  @Test("level, date, value, habit and age, in this order, each with its reason")
  func reasons() {
    for (place, next) in zip(Self.order.indices, Self.order.indices.dropFirst()) {
      let (first, second) = (Self.order[place], Self.order[next])
      #expect(first.rank < second.rank && !(second.rank < first.rank), "\(first.reason)")
      #expect(first.rank.reason(over: second.rank).hasPrefix(first.reason))
    }
  }

  @Test("whatever order they come in, the order is the same")
  func deterministic() {
    let sorted = Self.order.map(\.rank)
    var dice = Dice(seed: 1)
    for _ in 0..<50 { #expect(sorted.shuffled(using: &dice).sorted() == sorted) }
  }

  @Test("small differences of value, and a habit of which little is known, decide nothing")
  func coarse() {
    let (small, large) = (Self.rank("x", amount: 70_000), Self.rank("y", amount: 120_000))
    #expect(small.reason(over: large) == "it comes first by its name")
    // One of one is drawn towards one half; nine of nine is not.
    #expect(Self.rank("x", acted: 1, told: 1) < Self.rank("y"))
    #expect(Self.rank("y", acted: 9, told: 9) < Self.rank("x", acted: 1, told: 1))
    #expect(Self.rank("x") < Self.rank("y", acted: 0, told: 3))
  }
}
