package import Activity
import EventTime
import GRDB

extension Store {
  /// Keeps entries of a directory that are not kept yet, in their order.
  ///
  /// An entry is known where the latest one of its subject and `from` says the same; one that says otherwise replaces
  /// it from that day on, as in a file of them.
  /// - Returns: How many are kept now, and how many were before.
  package func take(_ entries: [Directory.Entry]) throws(StoreProblem) -> (added: Int, known: Int) {
    try asking { queue in
      try queue.write { db in
        var added = 0
        for entry in entries where try Self.latest(entry, db) != entry.line {
          try Self.keep(entry, db)
          added += 1
        }
        return (added, entries.count - added)
      }
    }
  }

  /// Forgets the directory that is kept and keeps another one, in one step.
  package func replaceDirectory(_ entries: [Directory.Entry]) throws(StoreProblem) {
    try asking { queue in
      try queue.write { db in
        try db.execute(sql: "DELETE FROM directory_entry")
        for entry in entries { try Self.keep(entry, db) }
      }
    }
  }

  /// The lines of the directory, in the order of arrival.
  package func directoryLines() throws(StoreProblem) -> [String] {
    try asking { queue in
      try queue.read { try String.fetchAll($0, sql: "SELECT line FROM directory_entry ORDER BY ordinal") }
    }
  }

  private static func keep(_ entry: Directory.Entry, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO directory_entry (kind, id, begins, line) VALUES (?, ?, ?, ?)",
      arguments: [entry.kind.rawValue, entry.id, entry.from?.milliseconds, entry.line])
  }

  private static func latest(_ entry: Directory.Entry, _ db: Database) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT line FROM directory_entry WHERE kind = ? AND id = ? AND begins IS ? ORDER BY ordinal DESC LIMIT 1
        """,
      arguments: [entry.kind.rawValue, entry.id, entry.from?.milliseconds])
  }
}
