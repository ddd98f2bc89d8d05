import EventTime
import Symbols

extension TimelineBuilder {
  /// Resolves edits, tombstones and as_of, and puts the rows in order.
  package consuming func finish() -> (timeline: Timeline, summary: LogSummary) {
    // Without files, every line has been kept.
    finish { (_, _) throws(Never) in [] }
  }

  /// - Parameter line: The text of the line at an offset of a source.
  consuming func finish<Failure: Error>(
    line: (_ source: Int, _ offset: Int) throws(Failure) -> [UInt8]
  ) throws(Failure) -> (timeline: Timeline, summary: LogSummary) {
    if !idsAscend {
      try resolveEdits(line)
      summary.conflicts = timeline.rows.filter { $0.flags & Timeline.Row.inConflict != 0 }
        .map { timeline.bytes.text($0.id) }.sorted()
    }
    origins = []
    keptLines = []
    lineBytes = ByteArena()
    let uncounted = dropHiddenRows()
    timeline.sortRows()
    summary.kept = timeline.rowCount - uncounted
    reportFields()
    return (timeline, summary)
  }

  /// - Returns: How many of the rows that stay do not count.
  private mutating func dropHiddenRows() -> Int {
    let asOf = options.asOf ?? .latest
    guard timeline.rows.contains(where: { $0.flags & ~Timeline.Row.inConflict != 0 || $0.at > asOf }) else {
      return 0
    }
    let keepsUncounted = options.keepsUncounted
    var (edited, deleted, hidden) = (0, 0, 0)
    timeline.rows.removeAll { row in
      if row.flags & Timeline.Row.superseded != 0 {
        edited += 1
      } else if row.flags & Timeline.Row.deleted != 0 {
        deleted += 1
      } else if row.at > asOf {
        hidden += 1
      } else {
        return false
      }
      return !keepsUncounted || row.flags & Timeline.Row.superseded != 0
    }
    summary.edited += edited
    summary.deleted += deleted
    summary.outOfWindow += hidden
    return keepsUncounted ? deleted + hidden : 0
  }

  mutating func reportFields() {
    var misfits: [LogSummary.Misfit] = []
    for kind in fields.kinds {
      let name = timeline.symbols.text(kind.symbol)
      if !kind.isDeclared, kind.lines > 0 { summary.unknownKinds.append((name, kind.lines)) }
      misfits += kind.misfits.map {
        .init(kind: name, field: timeline.symbols.text($0.key), count: $0.value)
      }
    }
    summary.unknownKinds.sort { $0.kind.utf8.lexicographicallyPrecedes($1.kind.utf8) }
    summary.misfits = misfits.sorted { ($0.kind, $0.field) < ($1.kind, $1.field) }
  }
}
