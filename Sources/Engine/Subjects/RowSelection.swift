import Activity
import RulePacks
import Symbols

/// Which activities a program has to be told of: those that can be something to one of its rules or facts.
///
/// A subject's first activity always is. What changes with the instant alone, such as a comparison of `now`, would
/// make every activity matter; where a program has such rules there is no selection.
enum RowSelection {
  /// Nil where every activity matters.
  ///
  /// - Parameter ownership: Of all deals, where the program reads how many are open.
  static func filter(
    _ program: SubjectProgram, _ ownership: [DealOwnership], _ timeline: borrowing Timeline
  ) -> Timeline.RowFilter? {
    guard program.kind != .deal, !SubjectTimelines.isJoined(program.kind), program.directoryReaders.isEmpty,
      program.clockRules.isEmpty, program.periodRules.isEmpty, program.normReaders.isEmpty
    else { return nil }
    return Timeline.RowFilter(
      kinds: program.dispatchPlaces.map { program.dispatch[Int($0)].count > 0 },
      others: program.dispatch[0].count > 0, rows: changing(ownership, timeline))
  }

  /// By row: it may change how many deals are open, or be the first to see it changed, at the same instant, by somebody
  /// else's activity; empty where nobody counts them.
  private static func changing(_ ownership: [DealOwnership], _ timeline: borrowing Timeline) -> [Bool] {
    if ownership.isEmpty { return [] }
    var changing = Array(repeating: false, count: timeline.rowCount)
    for owned in ownership {
      let instant = timeline.at(Int(owned.row))
      var row = Int(owned.row)
      // From a marked row on, the rest of its instant is marked.
      while row < timeline.rowCount, !changing[row], timeline.at(row) == instant {
        changing[row] = true
        row += 1
      }
    }
    return changing
  }
}
