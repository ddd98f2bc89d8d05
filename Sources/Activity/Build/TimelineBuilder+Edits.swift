import Symbols

extension TimelineBuilder {
  /// Rows of one id and `rev` that say the same, each with the one before.
  ///
  /// They need no comparison of texts until another one says something else: a log that is read twice costs no more
  /// than the table of its ids.
  private struct Repeats {
    private var before: [UInt32] = []

    mutating func link(_ row: Int, to earlier: Int, rows: Int) {
      if before.isEmpty { before = Array(repeating: 0, count: rows) }
      before[row] = UInt32(earlier + 1)
    }

    func earlier(than row: Int) -> Int? {
      before.isEmpty || before[row] == 0 ? nil : Int(before[row]) - 1
    }
  }

  /// Marks every row that loses against another one of its id.
  ///
  /// Open addressing over row numbers: no text is copied, and a million ids cost a table of 16 MB.
  mutating func resolveEdits<Failure: Error>(
    _ line: (_ source: Int, _ offset: Int) throws(Failure) -> [UInt8]
  ) throws(Failure) {
    var size = 256
    while size < timeline.rows.count / 2 * 3 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    var repeats = Repeats()
    var hashes = InlineArray<32, UInt64>(repeating: 0)
    for row in timeline.rows.indices {
      if row % hashes.count == 0 { hash(from: row, into: &hashes, slots) }
      let hash = hashes[row % hashes.count]
      var place = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[place] != 0, !isSameID(slots[place], row, hash) { place = (place + 1) & (size - 1) }
      var winner = row
      if slots[place] != 0 { winner = try judge(Int(slots[place] & 0xFFFF_FFFF) - 1, row, &repeats, line) }
      slots[place] = hash & ~0xFFFF_FFFF | UInt64(winner + 1)
    }
  }

  /// Hashes the ids of some rows, and has the processor fetch their places in the table.
  private func hash<let count: Int>(
    from first: Int, into hashes: inout InlineArray<count, UInt64>, _ slots: borrowing [UInt64]
  ) {
    for row in first..<min(first + count, timeline.rows.count) {
      let hash = timeline.withID(row, TextHash.hash)
      hashes[row - first] = hash
      slots.fetch(Int(truncatingIfNeeded: hash) & (slots.count - 1))
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
    _ champion: Int, _ row: Int, _ repeats: inout Repeats,
    _ line: (_ source: Int, _ offset: Int) throws(Failure) -> [UInt8]
  ) throws(Failure) -> Int {
    let (first, second) = (timeline.rev(champion), timeline.rev(row))
    guard first == second else {
      let (winner, loser) = first > second ? (champion, row) : (row, champion)
      timeline.rows[loser].flags = Timeline.Row.superseded
      return winner
    }
    let isContested = timeline.rows[champion].flags & Timeline.Row.inConflict != 0
    if !isContested, try saysTheSame(champion, row, line) {
      repeats.link(row, to: champion, rows: timeline.rows.count)
      timeline.rows[champion].flags = Timeline.Row.superseded
      return row
    }
    let winner = try lastByText(champion, row, repeats, line)
    // Those that say the same as the champion are deleted as it is; their own mark is gone.
    let deleted = timeline.rows[winner == row ? row : champion].flags & Timeline.Row.deleted
    timeline.rows[champion].flags = Timeline.Row.superseded
    timeline.rows[row].flags = Timeline.Row.superseded
    timeline.rows[winner].flags = deleted | Timeline.Row.inConflict
    return winner
  }

  /// Whether two rows say the same, also in what is not kept of them.
  private func saysTheSame<Failure: Error>(
    _ champion: Int, _ row: Int, _ line: (_ source: Int, _ offset: Int) throws(Failure) -> [UInt8]
  ) throws(Failure) -> Bool {
    guard timeline.saysTheSame(champion, row) else { return false }
    if options.content.isAll { return true }
    let first = try text(ofRow: champion, line)
    let second = try text(ofRow: row, line)
    if first == second { return true }
    var whole = TimelineBuilder(catalogue: KindCatalogue())
    guard whole.add(line: first) == nil, whole.add(line: second) == nil else { return true }
    return whole.timeline.saysTheSame(0, 1)
  }

  /// The row whose text sorts last, of one row and all that say the same as another.
  private func lastByText<Failure: Error>(
    _ champion: Int, _ row: Int, _ repeats: Repeats,
    _ line: (_ source: Int, _ offset: Int) throws(Failure) -> [UInt8]
  ) throws(Failure) -> Int {
    var winner = row
    var last = try text(ofRow: row, line)
    var next: Int? = champion
    while let candidate = next {
      let text = try text(ofRow: candidate, line)
      if last.lexicographicallyPrecedes(text) { (winner, last) = (candidate, text) }
      next = repeats.earlier(than: candidate)
    }
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
}
