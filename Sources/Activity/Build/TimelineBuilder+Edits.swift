import Symbols

extension TimelineBuilder {
  /// Marks every row that loses against another one of its id.
  ///
  /// Open addressing over row numbers: no text is copied, and a million ids cost a table of 16 MB.
  mutating func resolveEdits<Failure: Error>(
    _ line: (_ source: Int, _ offset: Int) throws(Failure) -> [UInt8]
  ) throws(Failure) {
    var size = 256
    while size < timeline.rows.count * 2 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    for row in timeline.rows.indices {
      let hash = timeline.withID(row, TextHash.hash)
      var place = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[place] != 0, !isSameID(slots[place], row, hash) { place = (place + 1) & (size - 1) }
      var winner = row
      if slots[place] != 0 { winner = try judge(Int(slots[place] & 0xFFFF_FFFF) - 1, row, line) }
      slots[place] = hash & ~0xFFFF_FFFF | UInt64(winner + 1)
    }
  }

  private func isSameID(_ slot: UInt64, _ row: Int, _ hash: UInt64) -> Bool {
    guard (slot ^ hash) >> 32 == 0 else { return false }
    let other = Int(slot & 0xFFFF_FFFF) - 1
    return timeline.withID(other) { a in
      timeline.withID(row) { b in a.count == b.count && TextHash.equal(a, b) }
    }
  }

  /// Which of two rows of one id is the activity so far; the other one is marked.
  private mutating func judge<Failure: Error>(
    _ a: Int, _ b: Int, _ line: (_ source: Int, _ offset: Int) throws(Failure) -> [UInt8]
  ) throws(Failure) -> Int {
    let (first, second) = (timeline.rev(a), timeline.rev(b))
    guard first == second else {
      let (winner, loser) = first > second ? (a, b) : (b, a)
      timeline.rows[loser].flags = Timeline.Row.superseded
      return winner
    }
    let left = try text(ofRow: a, line)
    let right = try text(ofRow: b, line)
    let (winner, loser) = left.lexicographicallyPrecedes(right) ? (b, a) : (a, b)
    let wasInConflict = timeline.rows[loser].flags & Timeline.Row.inConflict != 0
    if wasInConflict || (left != right && Self.canonical(left) != Self.canonical(right)) {
      timeline.rows[winner].flags |= Timeline.Row.inConflict
    }
    timeline.rows[loser].flags = Timeline.Row.superseded
    return winner
  }

  private func text<Failure: Error>(
    ofRow row: Int, _ line: (_ source: Int, _ offset: Int) throws(Failure) -> [UInt8]
  ) throws(Failure) -> [UInt8] {
    let origin = origins[row]
    if origin.isKept { return lineBytes.withBytes(keptLines[origin.place]) { Array($0) } }
    if origin.isRow { return Array(timeline.activity(row).line.utf8) }
    return try line(origin.source, origin.place)
  }

  /// What a line says, whatever the order of its keys and its spaces.
  private static func canonical(_ line: [UInt8]) -> String {
    var builder = TimelineBuilder(catalogue: KindCatalogue([]))
    _ = builder.add(line: line)
    guard !builder.timeline.rows.isEmpty else { return "" }
    var activity = builder.timeline.activity(0)
    activity.deleted = builder.timeline.rows[0].flags & Timeline.Row.deleted != 0
    return activity.line
  }
}
