package import EventTime
import GRDB

/// What a run reads and writes, within one transaction: all of it is kept, or nothing.
package struct Ledger {
  let db: Database

  /// A run that was completed.
  package struct Run: Hashable, Sendable {
    package var asOf: Instant
    /// The last line of the log that it saw.
    package var through: Int64
    /// Of packs, directory, configuration and kinds, as hex digits.
    package var basis: String
    /// Whether it looked at the whole log.
    package var isWhole: Bool
    package var lines: Int
    package var subjects: Int

    package init(
      asOf: Instant, through: Int64, basis: String, isWhole: Bool, lines: Int, subjects: Int
    ) {
      self.asOf = asOf
      self.through = through
      self.basis = basis
      self.isWhole = isWhole
      self.lines = lines
      self.subjects = subjects
    }
  }

  package func lastRun() throws(StoreProblem) -> Run? {
    try asking { db in
      try Row.fetchOne(db, sql: "SELECT * FROM run ORDER BY run DESC LIMIT 1").map { row in
        Run(
          asOf: Instant(milliseconds: row["as_of"]), through: row["through"],
          basis: row["basis"], isWhole: row["is_whole"], lines: row["lines"],
          subjects: row["subjects"])
      }
    }
  }

  /// - Parameter packs: Their versions; noted where the basis is another one than before.
  package func note(_ run: Run, packs: [(id: String, version: String)]) throws(StoreProblem) {
    try asking { db in
      try db.execute(
        sql: """
          INSERT INTO run (as_of, through, basis, is_whole, lines, subjects) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          run.asOf.milliseconds, run.through, run.basis, run.isWhole, run.lines, run.subjects,
        ])
      let number = db.lastInsertedRowID
      if run.isWhole { try Schema.makeIndexesForParts(db) }
      for pack in packs {
        try db.execute(
          sql: "INSERT INTO pack_version (run, pack, version) VALUES (?, ?, ?)",
          arguments: [number, pack.id, pack.version])
      }
    }
  }

  /// Runs something on the database and gives its errors the words of this module.
  func asking<Result>(_ body: (Database) throws -> Result) throws(StoreProblem) -> Result {
    do {
      return try body(db)
    } catch {
      throw StoreProblem(error, path)
    }
  }

  package let path: String
  let names = FiledNames()
}

extension Store {
  /// Reads and writes in one transaction, which is undone where something is thrown; no other program writes meanwhile.
  package func write<Result>(_ body: (Ledger) throws -> Result) throws -> Result {
    try database.writeWithoutTransaction { db in
      var result: Result?
      do {
        try db.inTransaction(.immediate) {
          result = try body(Ledger(db: db, path: path))
          return .commit
        }
      } catch let error as DatabaseError {
        throw StoreProblem(error, path)
      }
      guard let result else { throw StoreProblem.unusable(path, "nothing was written") }
      return result
    }
  }

  /// Reads one state of the store, whoever writes meanwhile.
  package func read<Result>(_ body: (Ledger) throws -> Result) throws -> Result {
    do {
      return try database.read { db in try body(Ledger(db: db, path: path)) }
    } catch let error as DatabaseError {
      throw StoreProblem(error, path)
    }
  }
}
