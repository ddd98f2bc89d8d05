package import Activity
package import EventTime
package import Symbols

/// What each deal was like after every activity that changed it: how far, how large, whose, open or closed.
package struct DealHistory: Sendable {
  package enum State: Sendable, BitwiseCopyable { case open, won, lost }

  /// A deal from an instant on.
  package struct Entry: Sendable, BitwiseCopyable {
    package var at: Instant
    package var openedAt: Instant
    /// ``Symbol/none`` where nobody is named; likewise `stage`.
    package var rep: Symbol
    package var stage: Symbol
    /// NaN where no amount is known.
    package var amount: Double
    package var state: State
  }

  /// In the order of their first activities.
  package private(set) var deals: [Symbol] = []
  private var entries: [Entry] = []
  /// Where the entries of each of ``deals`` begin, and at last where they end.
  private var starts: [Int] = [0]
  /// By symbol: place in ``deals`` plus one, or 0.
  private var places: [UInt32]

  /// - Parameter counts: Whether a row of a deal is taken into account.
  package init(_ timeline: Timeline, counts: (_ row: Int, _ deal: Symbol) -> Bool = { _, _ in true }) {
    places = Array(repeating: 0, count: timeline.symbols.count)
    let vocabulary = DealVocabulary(timeline.symbols)
    var records: [DealRecord] = []
    var found: [(place: Int, entry: Entry)] = []
    for row in timeline.rows.indices {
      let deal = timeline.rows[row].deal
      guard !deal.isNone, counts(row, deal) else { continue }
      let isFirst = places[Int(deal.index)] == 0
      if isFirst {
        deals.append(deal)
        records.append(DealRecord(deal, from: timeline.at(row)))
        places[Int(deal.index)] = UInt32(truncatingIfNeeded: deals.count)
      }
      let place = Int(places[Int(deal.index)]) - 1
      let changes = records[place].apply(row, of: timeline, vocabulary)
      guard isFirst || !changes.isDisjoint(with: .ofHistory) else { continue }
      found.append((place, Entry(records[place], at: timeline.at(row))))
    }
    sort(found)
  }

  /// By deal, in the order in which they came.
  private mutating func sort(_ found: [(place: Int, entry: Entry)]) {
    var counts = [Int](repeating: 0, count: deals.count)
    for (place, _) in found { counts[place] += 1 }
    for count in counts { starts.append((starts.last ?? 0) + count) }
    guard let any = found.first?.entry else { return }
    entries = Array(repeating: any, count: found.count)
    var next = starts
    for (place, entry) in found {
      entries[next[place]] = entry
      next[place] += 1
    }
  }

  /// All that a deal was, in order; empty for a deal of which nothing is known.
  package func entries(of deal: Symbol) -> ArraySlice<Entry> {
    guard !deal.isNone, Int(deal.index) < places.count, places[Int(deal.index)] > 0 else { return [] }
    let place = Int(places[Int(deal.index)]) - 1
    return entries[starts[place]..<starts[place + 1]]
  }

  /// What a deal was at an instant, its activities of that instant included; nil before the first.
  package func entry(of deal: Symbol, at instant: Instant) -> Entry? {
    entries(of: deal).last { $0.at <= instant }
  }
}

extension DealHistory.Entry {
  fileprivate init(_ record: DealRecord, at: Instant) {
    self.at = at
    openedAt = record.openedAt
    rep = record.rep
    stage = record.stage.tag == .text ? record.stage.asText : .none
    amount = record.amount.asNumber ?? .nan
    state =
      switch record.state {
      case .open: .open
      case .won: .won
      case .lost: .lost
      }
  }
}

extension DealRecord.Changes {
  fileprivate static let ofHistory: Self = [.state, .rep, .stage, .amount, .openedAt]
}
