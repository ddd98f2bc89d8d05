import Activity
import Engine
import EventTime
import Statistics
import Symbols

/// The deals of a log that can be compared, as they were known at their landmarks.
struct BacktestCohort {
  private(set) var cases: [BacktestCase] = []
  private(set) var counts = Backtest.Cohort()
  /// The log without what was recorded only after the landmark of its deal.
  let known: Timeline
  /// By symbol of a deal: its landmark in milliseconds, or `Int64.min`.
  private var landmarks: [Int64]
  /// By symbol of a deal: its place in ``cases``, or -1.
  private var places: [Int32]

  private struct Standing {
    var place: DealHistory.Entry
    var end: DealHistory.Entry
  }

  /// - Parameter length: From opening to landmark, in milliseconds.
  init(_ timeline: Timeline, landmark length: Int64, asOf: Instant) {
    let history = DealHistory(timeline)
    var landmarks = [Int64](repeating: .min, count: timeline.symbols.count)
    for deal in history.deals {
      guard let opened = history.entries(of: deal).last?.openedAt.milliseconds else { continue }
      landmarks[Int(deal.index)] = opened.addingReportingOverflow(length).partialValue
    }
    func isLate(_ row: Int) -> Bool {
      let deal = timeline.rows[row].deal
      guard !deal.isNone else { return false }
      let landmark = landmarks[Int(deal.index)]
      return timeline.rows[row].at.milliseconds <= landmark && timeline.recorded(row).milliseconds > landmark
    }
    known = timeline.leavingOut(isLate)
    counts.recordedLate = timeline.rowCount - known.rowCount
    self.landmarks = landmarks
    places = Array(repeating: -1, count: timeline.symbols.count)
    let knownHistory = DealHistory(known)
    var standings: [(deal: Symbol, standing: Standing)] = []
    for deal in history.deals {
      let landmark = Instant(milliseconds: landmarks[Int(deal.index)])
      guard let end = end(of: deal, history, landmark, asOf) else { continue }
      guard let place = knownHistory.entry(of: deal, at: landmark) else {
        counts.unknown += 1
        continue
      }
      standings.append((deal, Standing(place: place, end: end)))
    }
    take(standings)
  }

  /// How a deal ended after its landmark; nil, and counted, where it did not.
  private mutating func end(
    of deal: Symbol, _ history: DealHistory, _ landmark: Instant, _ asOf: Instant
  ) -> DealHistory.Entry? {
    let entries = history.entries(of: deal)
    guard let last = entries.last, last.state != .open, landmark <= asOf else {
      counts.stillOpen += 1
      return nil
    }
    // The entry with which it was closed for good; what changed later on the closed deal does not matter.
    let close = entries.lastIndex { $0.state == .open }.map { entries.index(after: $0) } ?? entries.startIndex
    guard entries[close].at > landmark, history.entry(of: deal, at: landmark)?.state == .open else {
      counts.closedSooner += 1
      return nil
    }
    return entries[close]
  }

  private mutating func take(_ standings: [(deal: Symbol, standing: Standing)]) {
    let amounts = standings.map(\.standing.place.amount).filter(\.isFinite).sorted()
    let bounds = [1.0 / 3, 2.0 / 3].compactMap { amounts.quantileOfSorted($0) }
    var strata: [Stratum: Int] = [:]
    var reps: [Symbol: Int] = [:]
    for (deal, standing) in standings {
      let amount = standing.place.amount
      let size = amount.isFinite ? bounds.count { amount > $0 } : -1
      let stratum = strata.number(of: Stratum(stage: standing.place.stage, size: size))
      let days = Double(standing.end.at.milliseconds - standing.place.openedAt.milliseconds) / 86_400_000
      places[Int(deal.index)] = Int32(truncatingIfNeeded: cases.count)
      cases.append(
        BacktestCase(
          stratum: stratum, rep: reps.number(of: standing.place.rep), isWon: standing.end.state == .won,
          days: days, amount: standing.end.amount))
    }
    counts.compared = cases.count
    counts.won = cases.count { $0.isWon }
    counts.reps = reps.count
  }

  /// The stage of a deal, and its third by amount, -1 where that is not known.
  private struct Stratum: Hashable {
    var stage: Symbol
    var size: Int
  }

  // MARK: Rules

  /// By rule: on which cases it was kept and broken by their landmarks; broken where it was both.
  func keepings(_ firsts: [FirstVerdicts], rules: Int) -> [RuleKeeping] {
    var keepings = Array(repeating: RuleKeeping(), count: rules)
    for first in firsts {
      let place = Int(places[Int(first.deal.index)])
      guard place >= 0 else { continue }
      let landmark = Instant(milliseconds: landmarks[Int(first.deal.index)])
      if let raised = first.raised, raised <= landmark {
        keepings[first.rule].broken.append(place)
      } else if let met = first.met, met <= landmark {
        keepings[first.rule].kept.append(place)
      }
    }
    return keepings
  }
}

extension Dictionary where Value == Int {
  /// The number of a key: 0, 1, 2 ... as they first came.
  fileprivate mutating func number(of key: Key) -> Int {
    if let number = self[key] { return number }
    let number = count
    self[key] = number
    return number
  }
}
