import Activity
import RulePacks
import Symbols

/// Which activities a program has to be told of: those that can be something to one of its rules or facts.
///
/// A subject's first activity always is. What changes with the instant alone, such as a comparison of `now`, would
/// make every activity matter; where a program has such rules there is no selection.
struct RowSelection: Sendable {
  /// By index of a kind's symbol; ``others`` for those beyond.
  private let kinds: [Bool]
  private let others: Bool
  /// By row: it may change how many deals are open, or be the first to see it changed, at the same instant, by somebody
  /// else's activity; empty where nobody counts them.
  private var changing: [Bool] = []

  /// Nil where every activity matters.
  ///
  /// - Parameter ownership: Of all deals, where the program reads how many are open.
  init?(_ program: SubjectProgram, _ ownership: [DealOwnership], _ timeline: borrowing Timeline) {
    guard program.kind != .deal, !SubjectTimelines.isJoined(program.kind), program.directoryReaders.isEmpty,
      program.clockRules.isEmpty, program.periodRules.isEmpty, program.normReaders.isEmpty
    else { return nil }
    kinds = program.dispatchPlaces.map { program.dispatch[Int($0)].count > 0 }
    others = program.dispatch[0].count > 0
    guard !ownership.isEmpty else { return }
    changing = Array(repeating: false, count: timeline.rowCount)
    for owned in ownership {
      let instant = timeline.at(Int(owned.row))
      var row = Int(owned.row)
      // From a marked row on, the rest of its instant is marked.
      while row < timeline.rowCount, !changing[row], timeline.at(row) == instant {
        changing[row] = true
        row += 1
      }
    }
  }

  /// Whether an activity that is not its subject's first has to be taken in.
  func contains(_ row: Int, _ kind: Symbol) -> Bool {
    let index = Int(kind.index)
    return (index < kinds.count ? kinds[index] : others) || (!changing.isEmpty && changing[row])
  }
}
