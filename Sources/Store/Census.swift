package import EventTime
import GRDB
import Glibc

/// What a store holds.
package struct Census: Sendable {
  /// Lines of the log: activities, their edits and tombstones.
  package internal(set) var lines = 0
  /// Different ids among them.
  package internal(set) var activities = 0
  /// Ids whose latest edit is a tombstone.
  package internal(set) var deleted = 0
  package internal(set) var deals = 0
  package internal(set) var accounts = 0
  package internal(set) var reps = 0
  /// The first and the last event time; nil of an empty log.
  package internal(set) var period: ClosedRange<Instant>?
  package internal(set) var directoryEntries = 0
  /// Of the file, and of what has not been moved into it yet.
  package internal(set) var bytes = 0
  /// How many steps the tables have come; a program knows those up to its own version.
  package internal(set) var version = 0
}

extension Store {
  /// Counts what is kept; every line is looked at.
  package func census() throws(StoreProblem) -> Census {
    var census = try asking { queue in try queue.read { try Self.census($0) } }
    census.bytes = bytes
    return census
  }

  /// Of the file, and of what has not been moved into it yet.
  package var bytes: Int { ["", "-wal"].reduce(0) { $0 + Self.size(of: path + $1) } }

  private static func census(_ db: Database) throws -> Census {
    var census = Census()
    func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
    census.lines = try count("SELECT count(*) FROM activity")
    census.activities = try count("SELECT count(DISTINCT id) FROM activity")
    census.deleted = try count(
      """
      SELECT count(*) FROM activity AS last WHERE deleted = 1 AND NOT EXISTS (
        SELECT 1 FROM activity WHERE id = last.id AND (rev, variant) > (last.rev, last.variant))
      """)
    census.deals = try count("SELECT count(*) FROM subject WHERE kind = 'deal'")
    census.accounts = try count("SELECT count(*) FROM subject WHERE kind = 'account'")
    census.reps = try count("SELECT count(*) FROM subject WHERE kind = 'rep'")
    census.directoryEntries = try count("SELECT count(*) FROM directory_entry")
    census.version = try Schema.migrator.appliedIdentifiers(db).count
    if let row = try Row.fetchOne(db, sql: "SELECT min(at) AS first, max(at) AS last FROM activity"),
      let first = row["first"] as Int64?, let last = row["last"] as Int64?
    {
      census.period = Instant(milliseconds: first)...Instant(milliseconds: last)
    }
    return census
  }

  private static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
