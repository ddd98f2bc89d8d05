package import EventTime
import GRDB

/// What pages about some subjects ask for.
extension Ledger {
  /// Of the lines that a run has not seen, those that take the place of others.
  package func unseenEdits(since run: Run, asOf: Instant) throws(StoreProblem) -> Set<Int64> {
    try asking { db in
      Set(
        try Int64.fetchAll(
          db,
          sql: """
            SELECT ordinal FROM activity WHERE ordinal > ? AND \(Self.isEdit) UNION
            SELECT ordinal FROM activity
            WHERE ordinal IN (SELECT ordinal FROM waiting_line WHERE at <= ?) AND \(Self.isEdit)
            """, arguments: [run.through, asOf.milliseconds]))
    }
  }

  /// The ids of findings that begin so; three at most.
  package func findings(withPrefix prefix: String) throws(StoreProblem) -> [String] {
    try asking { db in
      try String.fetchAll(
        db, sql: "SELECT DISTINCT id FROM finding WHERE id >= ? AND id < ? ORDER BY id LIMIT 3",
        arguments: [prefix, prefix + "g"])
    }
  }

  /// All lines that speak of some nudges.
  package func lines(ofNudges ids: Set<String>, prefix: String) throws(StoreProblem) -> [Line] {
    var lines: [Line] = []
    for id in ids.sorted() {
      let found = try asking { db in
        let statement = try RowStatement(db, "SELECT DISTINCT id FROM activity WHERE id >= ? AND id < ?")
        statement.bind("\(prefix)\(id):", at: 1)
        statement.bind("\(prefix)\(id);", at: 2)
        return try statement.all { $0.string(0) }
      }
      for activity in found { lines += try self.lines(ofActivity: activity) }
    }
    return lines
  }
}
