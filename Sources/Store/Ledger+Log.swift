package import Activity
package import EventTime
import GRDB

extension Ledger {
  /// A line as it was written, with what it is filed under.
  package struct Line: Sendable {
    package var ordinal: Int64
    package var at: Instant
    package var deal: String?
    package var account: String?
    package var rep: String?
    package var text: [UInt8]
  }

  /// A column of the log that names subjects.
  package enum Column: String, Sendable {
    case deal, account, rep
  }

  /// The last line there is; 0 of an empty log.
  package func lastLine() throws(StoreProblem) -> Int64 {
    try asking { try Int64.fetchOne($0, sql: "SELECT max(ordinal) FROM activity") ?? 0 }
  }

  /// What a run has not seen: lines that came since, and those that lay ahead of it and do no longer.
  ///
  /// - Parameter most: One more at most is read.
  package func unseen(since run: Run, asOf: Instant, most: Int) throws(StoreProblem) -> [Line] {
    try lines(
      "ordinal > ? OR ordinal IN (SELECT ordinal FROM waiting_line WHERE at <= ?)",
      [run.through, asOf.milliseconds], limit: most + 1)
  }

  /// All lines of the activity that one line speaks of, whichever of them holds.
  package func siblings(of ordinal: Int64) throws(StoreProblem) -> [Line] {
    try lines("activity.id = (SELECT id FROM activity WHERE ordinal = ?)", [ordinal])
  }

  /// The lines of a subject, then those that take the place of one of them, whatever they are filed under.
  package func lines(_ column: Column, _ id: String) throws(StoreProblem) -> [Line] {
    guard let place = try place(column, id) else { return [] }
    let name = "activity.\(column.rawValue)"
    return try lines("\(name) = ?", [place])
      + lines(
        """
        (activity.rev > 0 OR activity.variant > 0 OR activity.deleted = 1) AND \(name) IS NOT ?
          AND activity.id IN (SELECT id FROM activity WHERE \(column.rawValue) = ?)
        """, [place, place])
  }

  /// Whether something else of a subject lies at an instant or after it, among the lines up to one.
  package func isFollowed(
    _ ordinal: Int64, at instant: Instant, _ column: Column, _ id: String,
    through last: Int64
  ) throws(StoreProblem) -> Bool {
    guard let place = try place(column, id) else { return false }
    return try asking { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM activity WHERE \(column.rawValue) = ? AND at >= ? AND ordinal <> ?
            AND ordinal <= ?)
          """, arguments: [place, instant.milliseconds, ordinal, last]) ?? false
    }
  }

  /// The lines that speak of nudges, of those or of all.
  package func nudgeLines(_ nudges: Set<String>?, prefix: String) throws(StoreProblem) -> [[UInt8]] {
    try asking { db in
      let statement = try RowStatement(
        db, "SELECT line FROM activity WHERE id >= ? AND id < ? ORDER BY ordinal")
      let ranges = nudges.map { $0.sorted().map { ("\(prefix)\($0):", "\(prefix)\($0);") } }
      return try (ranges ?? [(prefix, prefix.dropLast() + ";")]).flatMap { first, last in
        statement.bind(first, at: 1)
        statement.bind(last, at: 2)
        return try statement.all { Array($0.text(0)) }
      }
    }
  }

  /// Adds lines to the log; one that is there already, to the byte, is not kept again.
  package func append(_ lines: [[UInt8]], _ catalogue: KindCatalogue) throws(StoreProblem) {
    guard !lines.isEmpty else { return }
    guard let read = TimelineBuilder.lines(lines, catalogue: catalogue) else {
      throw .unusable(path, "a line that was to be written is no activity")
    }
    try asking { db in
      var writer = try LogWriter(db, batch: .max)
      try writer.take(read)
    }
  }

  /// Notes which lines of the log lie ahead of an instant.
  ///
  /// - Parameter since: Lines before it have been noted.
  package func noteWaiting(since: Int64, asOf: Instant) throws(StoreProblem) {
    try asking { db in
      try db.execute(
        sql: "DELETE FROM waiting_line WHERE at <= ?", arguments: [asOf.milliseconds])
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO waiting_line (ordinal, at)
          SELECT ordinal, at FROM activity WHERE ordinal > ? AND at > ?
          """, arguments: [since, asOf.milliseconds])
    }
  }

  private func place(_ column: Column, _ id: String) throws(StoreProblem) -> Int64? {
    try asking {
      try Int64.fetchOne(
        $0, sql: "SELECT subject FROM subject WHERE kind = ? AND id = ?", arguments: [column.rawValue, id])
    }
  }

  /// Hands out every line, in the order of arrival.
  package func eachLine(_ each: (UnsafeRawBufferPointer) -> Void) throws(StoreProblem) {
    try asking { db in
      _ = try RowStatement(db, "SELECT line FROM activity ORDER BY ordinal").rows { row in
        each(row.text(0))
        return false
      }
    }
  }

  private func lines(
    _ condition: String, _ values: [Int64], limit: Int = .max
  ) throws(StoreProblem) -> [Line] {
    try asking { db in
      let statement = try RowStatement(
        db,
        """
        SELECT ordinal, at, d.id, a.id, r.id, line FROM activity LEFT JOIN subject AS d ON d.subject = deal
          LEFT JOIN subject AS a ON a.subject = account LEFT JOIN subject AS r ON r.subject = rep
        WHERE \(condition) ORDER BY ordinal LIMIT \(limit)
        """)
      for (place, value) in values.enumerated() { statement.bind(value, at: Int32(place + 1)) }
      return try statement.all { row in
        Line(
          ordinal: row.integer(0), at: Instant(milliseconds: row.integer(1)), deal: row.optionalString(2),
          account: row.optionalString(3), rep: row.optionalString(4), text: Array(row.text(5)))
      }
    }
  }
}
