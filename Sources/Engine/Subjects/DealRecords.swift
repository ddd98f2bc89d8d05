import Activity
import Symbols

/// The record of every deal as of each of its activities, for rules of other subjects that read the deal at hand.
struct DealRecords: Sendable {
  private var versions: [DealRecord] = []
  /// By row: the version of its deal's record that the activity leaves behind, plus one; 0 for an activity of no deal.
  private var versionOfRow: [UInt32]

  init(rows: Int) { versionOfRow = [UInt32](repeating: 0, count: rows) }

  /// - Parameter deals: The grouping by deal of the same timeline.
  init(_ timeline: Timeline, deals: SubjectTimelines, _ vocabulary: DealVocabulary) {
    self.init(rows: timeline.rowCount)
    for subject in deals.indices {
      fold(deals.key(of: subject).first, deals.rows(of: subject), of: timeline, vocabulary)
    }
  }

  /// Reads a deal's record from its first activity on.
  ///
  /// - Parameter rows: All activities of the deal, in order.
  mutating func fold(
    _ deal: Symbol, _ rows: ArraySlice<UInt32>, of timeline: borrowing Timeline,
    _ vocabulary: borrowing DealVocabulary
  ) {
    guard let first = rows.first else { return }
    makeRoom(timeline.rowCount)
    var record = DealRecord(deal, from: timeline.at(Int(first)))
    for row in rows {
      let changes = record.apply(Int(row), of: timeline, vocabulary)
      if row == first || !changes.isEmpty { versions.append(record) }
      versionOfRow[Int(row)] = UInt32(truncatingIfNeeded: versions.count)
    }
  }

  /// Takes the record that the next activity of a deal leaves behind.
  ///
  /// - Parameter previous: The activity before it, where it has changed nothing.
  mutating func take(_ record: DealRecord, asOf row: Int, after previous: Int?) {
    makeRoom(row + 1)
    if let previous {
      versionOfRow[row] = versionOfRow[previous]
    } else {
      versions.append(record)
      versionOfRow[row] = UInt32(truncatingIfNeeded: versions.count)
    }
  }

  /// What ``fold(_:_:of:_:)`` is about to change, to be put back by ``restore(_:)``.
  struct Saved {
    fileprivate var versions: Int
    fileprivate var ofRows: [(row: Int, version: UInt32)]
  }

  func saved(_ rows: some Sequence<UInt32>) -> Saved {
    let ofRows = rows.map { (Int($0), Int($0) < versionOfRow.count ? versionOfRow[Int($0)] : 0) }
    return Saved(versions: versions.count, ofRows: ofRows)
  }

  mutating func restore(_ saved: Saved) {
    versions.removeLast(versions.count - saved.versions)
    for (row, version) in saved.ofRows where row < versionOfRow.count { versionOfRow[row] = version }
  }

  private mutating func makeRoom(_ rows: Int) {
    while versionOfRow.count < rows { versionOfRow.append(0) }
  }

  /// The record of the activity's deal, the activity included; nil where it carries no deal.
  ///
  /// ``DealRecord/lastActivity`` is that of the latest change.
  func record(asOf row: Int) -> DealRecord? {
    let version = row < versionOfRow.count ? Int(versionOfRow[row]) : 0
    return version == 0 ? nil : versions[version - 1]
  }
}
