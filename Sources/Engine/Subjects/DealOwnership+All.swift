import Activity
import EventTime
import Symbols

extension DealOwnership {
  /// Those of all deals, deal by deal, each deal's in the order of the timeline.
  ///
  /// One pass over the rows as they lie in memory, with a few bytes for each deal.
  static func all(in timeline: Timeline, _ vocabulary: DealVocabulary) -> [DealOwnership] {
    var standings = [Standing](repeating: Standing(), count: timeline.symbols.count)
    var found: [(deal: Symbol, ownership: DealOwnership)] = []
    for place in timeline.rows.indices {
      let deal = timeline.rows[place].deal
      guard !deal.isNone else { continue }
      guard standings[Int(deal.index)].takes(timeline.rows[place], vocabulary) else { continue }
      found.append((deal, standings[Int(deal.index)].ownership(row: place)))
    }
    return byDeal(found, standings)
  }

  /// Sorts by counting, which keeps the order within a deal.
  private static func byDeal(
    _ found: [(deal: Symbol, ownership: DealOwnership)], _ standings: [Standing]
  ) -> [DealOwnership] {
    var next = [Int](repeating: 0, count: standings.count)
    var total = 0
    for place in standings.indices {
      next[place] = total
      total += Int(standings[place].found)
    }
    let free = DealOwnership(row: 0, isOpen: false, isLast: false, rep: .none, account: .none)
    var sorted = [DealOwnership](repeating: free, count: total)
    for (deal, ownership) in found {
      let place = Int(deal.index)
      sorted[next[place]] = ownership
      next[place] += 1
    }
    for place in standings.indices where standings[place].found > 0 { sorted[next[place] - 1].isLast = true }
    return sorted
  }

  /// Whose a deal is and how it stands, while its activities are walked through.
  private struct Standing: BitwiseCopyable {
    var rep = Symbol.none
    var account = Symbol.none
    var found: UInt32 = 0
    var state = DealRecord.State.open

    /// Takes in the next activity of the deal; whether it is the first or changes anything.
    mutating func takes(_ row: Timeline.Row, _ vocabulary: borrowing DealVocabulary) -> Bool {
      var hasChanged = found == 0
      if !row.rep.isNone, row.rep != rep {
        rep = row.rep
        hasChanged = true
      }
      if !row.account.isNone, row.account != account {
        account = row.account
        hasChanged = true
      }
      if let new = vocabulary.effect(of: row.kind).state, new != state {
        state = new
        hasChanged = true
      }
      if hasChanged { found &+= 1 }
      return hasChanged
    }

    func ownership(row: Int) -> DealOwnership {
      DealOwnership(
        row: UInt32(truncatingIfNeeded: row), isOpen: state == .open, isLast: false, rep: rep,
        account: account)
    }
  }
}

extension DealVocabulary.Effect {
  /// How the deal stands from here on, if that is what the activity says.
  var state: DealRecord.State? {
    switch self {
    case .won: .won
    case .lost: .lost
    case .reopened: .open
    case .none, .opened, .stageChanged, .closeDateChanged, .amountChanged, .updated: nil
    }
  }
}
