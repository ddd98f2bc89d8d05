package import Activity

/// Finds activities by their ids: those that evidence names, gathered in one pass over the timeline.
package struct ActivityIndex: Sendable {
  private let timeline: Timeline
  private let rows: [String: Int]

  /// - Complexity: O(rows of the timeline).
  package init(_ timeline: Timeline, ids: Set<String>) {
    self.timeline = timeline
    var rows: [String: Int] = [:]
    if !ids.isEmpty {
      for row in timeline.rows.indices {
        let id = timeline.id(row)
        if ids.contains(id) { rows[id] = row }
      }
    }
    self.rows = rows
  }

  package func row(_ id: String) -> Int? { rows[id] }

  package func activity(_ id: String) -> LoggedActivity? { rows[id].map(timeline.activity) }
}
