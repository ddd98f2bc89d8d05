package import Activity
package import EventTime
import Symbols

/// What an account has brought and may bring: its deals that were won since an instant, and those that are open.
package struct AccountWorth: Hashable, Sendable {
  /// Amounts of one currency; nil where deals name none.
  package struct Sum: Hashable, Sendable {
    package var currency: String?
    package var won: Double
    package var open: Double
  }

  /// By name of the currency.
  package var sums: [Sum]
  /// How many of these deals name no amount, and so count nothing.
  package var withoutAmount: Int

  package init(sums: [Sum] = [], withoutAmount: Int = 0) {
    self.sums = sums
    self.withoutAmount = withoutAmount
  }

  /// The worth of some accounts by their ids, from the records of all their deals.
  ///
  /// A deal belongs to the account that its activities carried last.
  /// - Complexity: O(activities).
  package static func of(
    _ accounts: Set<String>, in timeline: Timeline, wonSince: Instant
  ) -> [String: AccountWorth] {
    let wanted = Set(accounts.compactMap { timeline.symbols.find($0) })
    guard !wanted.isEmpty else { return [:] }
    var worths: [Symbol: AccountWorth] = [:]
    for deal in FoldedDeal.all(in: timeline) where wanted.contains(deal.record.account) {
      guard deal.record.isOpen || deal.wonAt.map({ $0 >= wonSince }) ?? false else { continue }
      worths[deal.record.account, default: AccountWorth()].add(deal.record, timeline)
    }
    for account in wanted {
      worths[account, default: AccountWorth()].sums.sort { ($0.currency ?? "") < ($1.currency ?? "") }
    }
    return Dictionary(
      worths.map { (timeline.symbols.text($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func add(_ record: DealRecord, _ timeline: Timeline) {
    guard let amount = record.amount.asNumber else {
      withoutAmount += 1
      return
    }
    let currency = record.currency.tag == .text ? timeline.symbols.text(record.currency.asText) : nil
    let place = sums.firstIndex { $0.currency == currency } ?? sums.endIndex
    if place == sums.endIndex { sums.append(Sum(currency: currency, won: 0, open: 0)) }
    if record.isOpen { sums[place].open += amount } else { sums[place].won += amount }
  }
}

/// A deal's record as of the end of the log, and when it was won.
private struct FoldedDeal {
  var record: DealRecord
  var wonAt: Instant?

  static func all(in timeline: Timeline) -> some Collection<FoldedDeal> {
    let vocabulary = DealVocabulary(timeline.symbols)
    var deals: [Symbol: FoldedDeal] = [:]
    for row in 0..<timeline.rowCount {
      guard let deal = timeline.deal(row) else { continue }
      deals[deal, default: FoldedDeal(record: DealRecord(deal, from: timeline.at(row)))]
        .take(row, of: timeline, vocabulary)
    }
    return deals.values
  }

  private mutating func take(_ row: Int, of timeline: Timeline, _ vocabulary: DealVocabulary) {
    guard record.apply(row, of: timeline, vocabulary).contains(.state) else { return }
    wonAt = record.state == .won ? timeline.at(row) : nil
  }
}

extension Cell {
  /// The amount that it holds, if it holds one.
  var asNumber: Double? {
    switch tag {
    case .int: Double(asInt)
    case .double: asDouble
    default: nil
    }
  }
}
