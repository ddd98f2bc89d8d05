package import EventTime
package import Symbols

/// A log that takes activities as they come, in any order, and knows of each id which line counts.
///
/// Rows stand in the order in which they came; edits, tombstones and repeats are told apart by ``rev`` and text as a
/// ``TimelineBuilder`` does at its end, so that what counts does not depend on that order.
package struct GrowingLog: Sendable {
  /// What has come of an activity.
  package enum Arrival: Sendable {
    /// It counts from now on, or as a tombstone takes what counted away: the row of either, if there is one.
    case taken(row: Int?, insteadOf: Int?)
    /// A repeat, or an earlier state of what is known.
    case outdated
    /// It cannot be an activity, with the reason.
    case rejected(String)
  }

  var builder: TimelineBuilder
  /// By the hash of its id, the upper half of that and the row that stands for the id, plus one; 0 where free.
  var slots: [UInt64] = []
  var idCount = 0
  /// Rows until here came without edits among them, and are in ``slots`` only once a further one has come.
  var indexed = 0
  /// While what comes is supposed only.
  private var supposing: Supposing?

  /// - Parameter timeline: What the log begins with, read with ``ReadOptions/keepsUncounted``.
  package init(_ timeline: Timeline, catalogue: KindCatalogue, options: ReadOptions = ReadOptions()) {
    builder = TimelineBuilder(continuing: timeline, catalogue: catalogue, options: options)
  }

  /// The rows as they came, those that no longer count included; see ``Timeline/counts(_:)``.
  package var timeline: Timeline { _read { yield builder.timeline } }

  /// How many texts are known.
  package var symbolCount: Int { builder.timeline.symbols.count }

  /// Goes on with a later state of the timeline's table.
  package mutating func adopt(_ symbols: SymbolTable) { builder.timeline.symbols = symbols }

  /// Takes one activity; whoever holds a copy of ``timeline`` makes this copy all of it.
  package mutating func add(_ activity: LoggedActivity) -> Arrival {
    indexRows()
    let row = builder.timeline.rowCount
    if let limit = builder.reachedLimit { return .rejected("the log has reached a limit: \(limit)") }
    if let reason = builder.add(activity) { return .rejected(reason) }
    guard builder.timeline.rowCount > row else { return .outdated }
    let place = slot(of: row)
    guard slots[place] != 0 else {
      occupy(place, row)
      return .taken(row: counted(row), insteadOf: nil)
    }
    let known = Self.row(in: slots[place])
    guard supersedes(row, known) else {
      // It stays as a row that never counts: repeats are few, and what they brought cannot be told from the rest.
      builder.timeline.rows[row].flags |= Timeline.Row.superseded
      indexed = row + 1
      return .outdated
    }
    let former = counted(known)
    builder.timeline.rows[known].flags |= Timeline.Row.superseded
    occupy(place, row)
    return .taken(row: counted(row), insteadOf: former)
  }

  /// Whether a line takes the place of another one of its id: by its `rev`, else by its text.
  private func supersedes(_ row: Int, _ known: Int) -> Bool {
    let (new, old) = (builder.timeline.rev(row), builder.timeline.rev(known))
    if new != old { return new > old }
    return line(of: known).lexicographicallyPrecedes(line(of: row))
  }

  private func line(of row: Int) -> [UInt8] {
    let origin = builder.origins[row]
    if origin.isKept { return builder.lineBytes.withBytes(builder.keptLines[origin.place]) { Array($0) } }
    return Array(builder.timeline.activity(row).line.utf8)
  }

  private func counted(_ row: Int) -> Int? { counts(row) ? row : nil }

  /// Whether a row is what its id stands for, no tombstone, and not after as_of.
  package func counts(_ row: Int) -> Bool {
    builder.timeline.counts(row) && builder.timeline.at(row) <= builder.options.asOf ?? .latest
  }
}

// MARK: Ids

extension GrowingLog {
  private static func row(in slot: UInt64) -> Int { Int(slot & 0xFFFF_FFFF) - 1 }

  private mutating func indexRows() {
    for row in indexed..<builder.timeline.rowCount
    where builder.timeline.rows[row].flags & Timeline.Row.superseded == 0 {
      occupy(slot(of: row), row)
    }
    indexed = builder.timeline.rowCount
  }

  private mutating func occupy(_ place: Int, _ row: Int) {
    if slots[place] == 0 { idCount += 1 }
    supposing?.slots.append((place, slots[place]))
    let hash = builder.timeline.withID(row, TextHash.hash)
    slots[place] = hash & ~0xFFFF_FFFF | UInt64(row + 1)
    indexed = max(indexed, row + 1)
  }

  /// The place of a row's id, or the free one that it would take.
  private mutating func slot(of row: Int) -> Int {
    if idCount * 2 >= slots.count { growSlots() }
    let hash = builder.timeline.withID(row, TextHash.hash)
    var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[place] != 0, !hasSameID(slots[place], row, hash) { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private func hasSameID(_ slot: UInt64, _ row: Int, _ hash: UInt64) -> Bool {
    guard (slot ^ hash) >> 32 == 0 else { return false }
    return builder.timeline.withID(Self.row(in: slot)) { a in
      builder.timeline.withID(row) { b in a.count == b.count && TextHash.equal(a, b) }
    }
  }

  private mutating func growSlots() {
    var size = 256
    while size < max(slots.count, builder.timeline.rowCount) * 2 { size *= 2 }
    var larger = [UInt64](repeating: 0, count: size)
    for slot in slots where slot != 0 {
      let hash = builder.timeline.withID(Self.row(in: slot), TextHash.hash)
      var place = Int(truncatingIfNeeded: hash) & (size - 1)
      while larger[place] != 0 { place = (place + 1) & (size - 1) }
      larger[place] = slot
    }
    slots = larger
  }
}

// MARK: Supposing

extension GrowingLog {
  /// How far the log went, and what stood where supposed lines stand now.
  struct Supposing: Sendable {
    fileprivate var rows: Int
    fileprivate var contacts: Int
    fileprivate var cells: Int
    fileprivate var elements: Int
    fileprivate var rare: Int
    fileprivate var lines: Int
    fileprivate var ids: Int
    fileprivate var slots: [(place: Int, slot: UInt64)] = []
  }

  /// What is added from here on is taken back by ``endSupposing()``.
  ///
  /// - Parameter count: At most so many lines.
  package mutating func beginSupposing(_ count: Int) {
    indexRows()
    while (idCount + count) * 2 >= slots.count { growSlots() }
    supposing = Supposing(
      rows: builder.timeline.rows.count, contacts: builder.timeline.contactSymbols.count,
      cells: builder.timeline.cellKeys.count, elements: builder.timeline.elements.count,
      rare: builder.timeline.rare.count, lines: builder.keptLines.count, ids: idCount)
  }

  /// Forgets all that was supposed; only texts that it brought stay known.
  package mutating func endSupposing() {
    guard let before = supposing else { return }
    supposing = nil
    for (place, slot) in before.slots.reversed() {
      slots[place] = slot
      if slot != 0 { builder.timeline.rows[Self.row(in: slot)].flags &= ~Timeline.Row.superseded }
    }
    (idCount, indexed) = (before.ids, before.rows)
    truncate(to: before)
  }

  private mutating func truncate(to end: Supposing) {
    builder.timeline.rows.removeLast(builder.timeline.rows.count - end.rows)
    builder.origins.removeLast(builder.origins.count - end.rows)
    builder.timeline.contactSymbols.removeLast(builder.timeline.contactSymbols.count - end.contacts)
    builder.timeline.cellKeys.removeLast(builder.timeline.cellKeys.count - end.cells)
    builder.timeline.cellBits.removeLast(builder.timeline.cellBits.count - end.cells)
    builder.timeline.elements.removeLast(builder.timeline.elements.count - end.elements)
    builder.timeline.rare.removeLast(builder.timeline.rare.count - end.rare)
    builder.keptLines.removeLast(builder.keptLines.count - end.lines)
  }
}

extension GrowingLog {
  /// The timeline that a reader would make of the same lines: what counts until an instant, in order.
  package func counting(until asOf: Instant) -> Timeline {
    var timeline = timeline
    timeline.rows.removeAll {
      $0.flags & (Timeline.Row.superseded | Timeline.Row.deleted) != 0 || $0.at > asOf
    }
    timeline.sortRows()
    return timeline
  }
}

extension Timeline {
  /// Whether a row is what its id stands for, and no tombstone.
  package func counts(_ row: Int) -> Bool {
    rows[row].flags & (Row.superseded | Row.deleted) == 0
  }
}
