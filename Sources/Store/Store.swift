import CSQLiteSettings
import GRDB
import Glibc

/// One file of SQLite that keeps a team's log and directory.
///
/// What a call has returned from is on the disk; what it was at when the program died is undone as a whole, to the last
/// batch. Several programs may read at a time, and one writes: a second one waits for ``Limits/wait`` and is told then.
package struct Store: Sendable {
  /// What it may take of time and memory.
  package enum Limits {
    /// How long a program waits for another one to have written, in seconds.
    package static let wait = 10.0
    /// Lines that are kept in one transaction: what is lost at most when the program dies, and imported again.
    package static let batch = 50_000
    /// How much of the file is held in memory, in KiB.
    static let cache = 128 << 10
  }

  package let path: String
  /// How many lines are kept in one transaction.
  package var batch = Limits.batch
  let database: DatabaseQueue

  /// Makes a new store.
  ///
  /// - Throws: ``StoreProblem/exists(_:)`` where there is a file already, which stays as it is.
  package static func make(at path: String) throws(StoreProblem) -> Store {
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST ? .exists(path) : .unusable(path, String(cString: strerror(errno)))
    }
    Glibc.close(descriptor)
    let made = Result { () throws(StoreProblem) in
      let store = try Store(path, isReadOnly: false)
      try store.asking { queue in
        try queue.writeWithoutTransaction { db in try Schema.mark(db) }
        try Schema.migrator.migrate(queue)
      }
      return store
    }
    if case .failure = made { unlink(path) }
    return try made.get()
  }

  /// Opens a store that exists, and brings it to the form of this program where it is older.
  ///
  /// - Parameters:
  ///   - isReadOnly: Whether nothing is written to it, not even that.
  ///   - wait: How long others may be writing before it is said, in seconds.
  package static func open(
    _ path: String, isReadOnly: Bool = false, wait: Double = Limits.wait
  ) throws(StoreProblem) -> Store {
    guard access(path, F_OK) == 0 else { throw .missing(path) }
    let store = try Store(path, isReadOnly: isReadOnly, wait: wait)
    let isForeign = try store.asking { queue in try queue.read { try !Schema.isMarked($0) } }
    if isForeign { throw .foreign(path) }
    let standing = try store.asking { queue in
      try queue.read { db in
        (
          isNewer: try Schema.migrator.hasBeenSuperseded(db),
          isOlder: try !Schema.migrator.hasCompletedMigrations(db)
        )
      }
    }
    if standing.isNewer { throw .newer(path) }
    if standing.isOlder {
      guard !isReadOnly else { throw .older(path) }
      try store.asking { queue in try Schema.migrator.migrate(queue) }
    }
    if !isReadOnly { try store.completeIndexes() }
    return store
  }

  /// One more connection to a store that this program has opened.
  package static func reading(_ path: String) throws(StoreProblem) -> Store {
    try Store(path, isReadOnly: true)
  }

  /// Makes the indexes that a first import leaves for its end, where the program died before.
  private func completeIndexes() throws(StoreProblem) {
    try asking { queue in
      guard try !queue.read({ try Schema.hasIndexes($0) }) else { return }
      try queue.write { try Schema.makeIndexes($0) }
    }
  }

  /// SQLite counts its memory behind one lock for all connections, for which threads that read at a time wait.
  private static let settings: Void = leave_memory_uncounted()

  init(_ path: String, isReadOnly: Bool, wait: Double = Limits.wait) throws(StoreProblem) {
    _ = Self.settings
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(wait)
    if !isReadOnly { configuration.journalMode = .wal }
    configuration.prepareDatabase { db in
      // A batch counts as kept when it has reached the disk, not only the system's memory.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try db.execute(sql: "PRAGMA cache_size = -\(Limits.cache)")
    }
    self.path = path
    do {
      database = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw StoreProblem(error, path)
    }
  }

  /// Runs something on the database and gives its errors the words of this module.
  func asking<Result>(_ body: (DatabaseQueue) throws -> Result) throws(StoreProblem) -> Result {
    do {
      return try body(database)
    } catch {
      throw StoreProblem(error, path)
    }
  }
}
