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
    /// Empty for one that says none.
    package var kind: String
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

  /// What a run has not seen: lines that lay ahead of it and do no longer, and those that came since.
  ///
  /// - Parameter most: One more of each at most is read.
  package func unseen(since run: Run, asOf: Instant, most: Int) throws(StoreProblem) -> [Line] {
    let waiting = "ordinal IN (SELECT ordinal FROM waiting_line WHERE at <= ?) AND ordinal <= ?"
    return try lines(waiting, [asOf.milliseconds, run.through], limit: most + 1)
      + lines("ordinal > ?", [run.through], limit: most + 1)
  }

  /// All lines of the activity that one line speaks of, whichever of them holds.
  package func siblings(of ordinal: Int64) throws(StoreProblem) -> [Line] {
    try lines("id = (SELECT id FROM activity WHERE ordinal = ?)", [ordinal])
  }

  /// All lines of an activity.
  package func lines(ofActivity id: String) throws(StoreProblem) -> [Line] {
    try asking { db in
      let statement = try RowStatement(db, Self.lines(where: "id = ?"))
      statement.bind(id, at: 1)
      return try all(statement)
    }
  }

  /// The lines of a subject, then those that take the place of one of them, whatever they are filed under.
  package func lines(_ column: Column, _ id: String) throws(StoreProblem) -> [Line] {
    guard let place = try names.place(column, id, self) else { return [] }
    return try lines(column, place, "")
  }

  /// Kinds of activity, some of those there are, and how they are looked for.
  package struct Kinds: Sendable {
    package var names: Set<String>
    package var search: String

    package init(names: Set<String>, search: String) {
      self.names = names
      self.search = search
    }
  }

  /// Those of the kinds there are that are wanted.
  package func kinds(_ isWanted: (String) -> Bool) throws(StoreProblem) -> Kinds {
    let kinds = try names.kinds(self).filter { isWanted($0.name) }
    let numbers = kinds.map { String($0.kind) }.joined(separator: ", ")
    return Kinds(names: Set(kinds.map(\.name)), search: "kind IN (\(numbers))")
  }

  /// The lines of some kinds, then those that take the place of one of them, of whatever kind they are.
  ///
  /// - Parameter filed: Only those that are filed so; nil for all.
  package func lines(
    of kinds: Kinds, filed: (column: Column, id: String)? = nil
  ) throws(StoreProblem) -> [Line] {
    guard !kinds.names.isEmpty else { return [] }
    guard let filed else { return try linesWithEdits(kinds.search, []) }
    guard let place = try names.place(filed.column, filed.id, self) else { return [] }
    return try lines(filed.column, place, " AND +\(kinds.search)")
  }

  /// The lines of a deal that are of some kinds or of an instant, then those that take the place of one of them.
  package func lines(
    of kinds: Kinds, orAt instant: Instant, ofDeal id: String
  ) throws(StoreProblem) -> [Line] {
    guard let place = try names.place(.deal, id, self) else { return [] }
    return try linesWithEdits(
      "deal = ? AND (at = ? OR \(kinds.search))", [place, instant.milliseconds])
  }

  /// The lines of a subject that meet a condition, deal by deal: so they lie together.
  private func lines(_ column: Column, _ place: Int64, _ condition: String) throws(StoreProblem) -> [Line] {
    let name = column.rawValue
    guard column != .deal else { return try linesWithEdits("deal = ?\(condition)", [place]) }
    return try linesWithEdits(
      "deal IN (SELECT DISTINCT deal FROM activity WHERE \(name) = ?) AND +\(name) = ?\(condition)",
      [place, place]) + linesWithEdits("\(name) = ? AND deal IS NULL\(condition)", [place])
  }

  /// The lines that meet a condition, then all others of those of their activities that some edit is of.
  private func linesWithEdits(_ condition: String, _ values: [Int64]) throws(StoreProblem) -> [Line] {
    guard try names.hasEdits(self) else { return try lines(condition, values) }
    var found = try lines(condition, values)
    let edited = try asking { db in
      let edit = "SELECT 1 FROM activity AS edit WHERE edit.id = activity.id AND \(Self.isEdit)"
      let statement = try RowStatement(
        db, "SELECT DISTINCT id FROM activity WHERE \(condition) AND EXISTS (\(edit)) ORDER BY id")
      for (place, value) in values.enumerated() { statement.bind(value, at: Int32(place + 1)) }
      return try statement.all { $0.string(0) }
    }
    let known = Set(found.map(\.ordinal))
    for id in edited { found += try lines(ofActivity: id).filter { !known.contains($0.ordinal) } }
    return found
  }

  /// Whether something else of a subject lies at an instant or after it, among what a run has judged.
  package func isFollowed(
    _ ordinal: Int64, at instant: Instant, _ column: Column, _ id: String, judgedBy run: Run
  ) throws(StoreProblem) -> Bool {
    guard instant <= run.asOf, let place = try names.place(column, id, self) else { return false }
    return try asking { db in
      let statement = try RowStatement(
        db,
        """
        SELECT 1 FROM activity WHERE \(column.rawValue) = ? AND at BETWEEN ? AND ? AND ordinal <> ? AND ordinal <= ?
        LIMIT 1
        """)
      let values = [place, instant.milliseconds, run.asOf.milliseconds, ordinal, run.through]
      for (place, value) in values.enumerated() { statement.bind(value, at: Int32(place + 1)) }
      return try statement.rows { _ in true } == nil
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

  /// Hands out every line, in the order of arrival.
  package func eachLine(_ each: (UnsafeRawBufferPointer) -> Void) throws(StoreProblem) {
    try asking { db in
      _ = try RowStatement(db, "SELECT line FROM activity ORDER BY ordinal").rows { row in
        each(row.text(0))
        return false
      }
    }
  }

  // MARK: Rows

  /// Lines that take the place of others, or may: as the index of edits has it.
  static let isEdit = "(rev > 0 OR variant > 0 OR deleted = 1)"

  /// - Parameter limit: So many, in the order of arrival; where there is none, all in whatever order is quickest.
  private func lines(
    _ condition: String, _ values: [Int64], limit: Int? = nil
  ) throws(StoreProblem) -> [Line] {
    try asking { db in
      let statement = try RowStatement(db, Self.lines(where: condition, limit))
      for (place, value) in values.enumerated() { statement.bind(value, at: Int32(place + 1)) }
      return try all(statement)
    }
  }

  private static func lines(where condition: String, _ limit: Int? = nil) -> String {
    """
    SELECT ordinal, at, deal, account, rep, kind, line FROM activity
    WHERE \(condition)\(limit.map { " ORDER BY ordinal LIMIT \($0)" } ?? "")
    """
  }

  /// The rows first, so that names are looked up between statements.
  private func all(_ statement: RowStatement) throws -> [Line] {
    let rows = try statement.all { row in
      FiledLine(
        ordinal: row.integer(0), at: row.integer(1), deal: row.optionalInteger(2),
        account: row.optionalInteger(3), rep: row.optionalInteger(4), kind: row.optionalInteger(5),
        text: Array(row.text(6)))
    }
    return try rows.map { row in
      Line(
        ordinal: row.ordinal, at: Instant(milliseconds: row.at),
        deal: try names.subject(row.deal, self), account: try names.subject(row.account, self),
        rep: try names.subject(row.rep, self), kind: try names.kind(row.kind, self) ?? "", text: row.text)
    }
  }
}

/// A line as the table has it.
private struct FiledLine {
  var ordinal: Int64
  var at: Int64
  var deal: Int64?
  var account: Int64?
  var rep: Int64?
  var kind: Int64?
  var text: [UInt8]
}
