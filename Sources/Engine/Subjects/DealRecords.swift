import Activity
import Symbols

/// The record of every deal as of each of its activities, for rules of other subjects that read the deal at hand.
struct DealRecords: Sendable {
  private let versions: [DealRecord]
  /// By row: the version of its deal's record that the activity leaves behind, plus one; 0 for an activity of no deal.
  private let versionOfRow: [UInt32]

  /// - Parameter deals: The grouping by deal of the same timeline.
  init(_ timeline: Timeline, deals: SubjectTimelines, _ vocabulary: DealVocabulary) {
    var versions: [DealRecord] = []
    var versionOfRow = [UInt32](repeating: 0, count: timeline.rowCount)
    for subject in deals.indices {
      let rows = deals.rows(of: subject)
      guard let first = rows.first else { continue }
      var record = DealRecord(deals.key(of: subject).first, from: timeline.at(Int(first)))
      for row in rows {
        let changes = record.apply(Int(row), of: timeline, vocabulary)
        if row == first || !changes.isEmpty { versions.append(record) }
        versionOfRow[Int(row)] = UInt32(truncatingIfNeeded: versions.count)
      }
    }
    self.versions = versions
    self.versionOfRow = versionOfRow
  }

  /// The record of the activity's deal, the activity included; nil where it carries no deal.
  ///
  /// ``DealRecord/lastActivity`` is that of the latest change.
  func record(asOf row: Int) -> DealRecord? {
    let version = Int(versionOfRow[row])
    return version == 0 ? nil : versions[version - 1]
  }
}
