package import Activity

/// Finds activities by their ids: those that evidence names, gathered in one pass over the timeline.
package struct ActivityIndex: Sendable {
  private let timeline: Timeline
  private let rows: [String: Int]

  /// - Complexity: O(rows of the timeline).
  package init(_ timeline: Timeline, ids: Set<String>) {
    self.timeline = timeline
    // Most rows are ruled out by a hash of their bytes, before a text is made of them.
    let hashes = Set(ids.map { id in Self.hash(Array(id.utf8)) })
    var rows: [String: Int] = [:]
    for row in timeline.rows.indices where !ids.isEmpty {
      guard hashes.contains(timeline.withID(row) { Self.hash($0) }) else { continue }
      let id = timeline.id(row)
      if ids.contains(id) { rows[id] = row }
    }
    self.rows = rows
  }

  package func row(_ id: String) -> Int? { rows[id] }

  package func activity(_ id: String) -> LoggedActivity? { rows[id].map(timeline.activity) }

  /// FNV-1a, 64 bits.
  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
