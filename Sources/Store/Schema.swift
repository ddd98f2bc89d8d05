import GRDB

/// The tables of a store, as they came to be.
///
/// A migration that has been published is never changed; what comes later is a migration of its own.
enum Schema {
  /// `TLST`: tells a store from other files of SQLite.
  private static let mark: Int32 = 0x544C_5354

  static func mark(_ db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(mark)")
  }

  static func isMarked(_ db: Database) throws -> Bool {
    try Int32.fetchOne(db, sql: "PRAGMA application_id") == mark
  }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 log and directory") { db in
      try db.execute(sql: logAndDirectory)
    }
    migrator.registerMigration("2 runs, findings and nudges") { db in try db.execute(sql: runs) }
    migrator.registerMigration("3 what a run reads") { db in try db.execute(sql: reading) }
    migrator.registerMigration("4 points of messages, and decisions") { db in try db.execute(sql: care) }
    migrator.registerMigration("5 lines of deals together") { db in try db.execute(sql: startingOver) }
    return migrator
  }

  /// The indexes of the log that a first import makes when all lines are there, which takes half the time.
  private static let indexes = ["deal": "deal, kind", "account": "account", "rep": "rep, kind"]

  /// What takes their place once a run has read everything, and an import need not wait for.
  ///
  /// The lines of a deal are in one place then: where they lie among all others, a page has to be read for nearly each. Of
  /// which deals the lines of an account or a rep are is told without a look at these.
  private static let indexesForParts = [
    "deal": "deal, kind, at, account, rep, id, line", "account": "account, deal", "rep": "rep, kind, deal",
  ]

  static func hasIndexes(_ db: Database) throws -> Bool {
    try missingIndexes(db).isEmpty
  }

  static func makeIndexes(_ db: Database) throws {
    for name in try missingIndexes(db) {
      try db.execute(sql: "CREATE INDEX activity_by_\(name) ON activity (\(indexes[name, default: name]))")
    }
  }

  private static func missingIndexes(_ db: Database) throws -> [String] {
    try indexes.keys.sorted().filter { name in
      try !db.exists(index: "activity_by_\(name)") && !db.exists(index: "activity_of_\(name)")
    }
  }

  /// What runs look up that read a part of the log; a run over all of it makes it.
  static func makeIndexesForParts(_ db: Database) throws {
    try db.execute(sql: "CREATE INDEX IF NOT EXISTS activity_by_kind ON activity (kind)")
    for (name, columns) in indexesForParts.sorted(by: { $0.key < $1.key }) {
      try db.execute(sql: "CREATE INDEX IF NOT EXISTS activity_of_\(name) ON activity (\(columns))")
      try db.execute(sql: "DROP INDEX IF EXISTS activity_by_\(name)")
    }
  }

  static func dropIndexes(_ db: Database) throws {
    for name in indexes.keys.sorted() {
      for place in ["by", "of"] { try db.execute(sql: "DROP INDEX IF EXISTS activity_\(place)_\(name)") }
    }
    try db.execute(sql: "DROP INDEX IF EXISTS activity_by_kind")
  }

  /// Lines are kept as they were written: what they mean is for the one reader of logs to say, now and later. Beside
  /// them stands only what they are looked up by. Instants are milliseconds of Unix time.
  private static let logAndDirectory = """
    CREATE TABLE subject (
      subject INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('deal', 'account', 'rep')),
      id TEXT NOT NULL,
      UNIQUE (kind, id)
    ) STRICT;

    -- One row a line. Of an id there is one for each edit, and where lines of one edit differ, one for each of them.
    CREATE TABLE activity (
      ordinal INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      rev INTEGER NOT NULL,
      variant INTEGER NOT NULL,
      at INTEGER NOT NULL,
      recorded INTEGER NOT NULL,
      deleted INTEGER NOT NULL,
      deal INTEGER REFERENCES subject,
      account INTEGER REFERENCES subject,
      rep INTEGER REFERENCES subject,
      line TEXT NOT NULL,
      UNIQUE (id, rev, variant)
    ) STRICT;

    -- In the order of arrival: of two entries of a subject that begin together the later one holds.
    CREATE TABLE directory_entry (
      ordinal INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('person', 'account', 'deal')),
      id TEXT NOT NULL,
      begins INTEGER,
      line TEXT NOT NULL
    ) STRICT;
    CREATE INDEX directory_entry_by_subject ON directory_entry (kind, id, begins);
    """
}

extension Database {
  fileprivate func exists(index: String) throws -> Bool {
    try Bool.fetchOne(
      self, sql: "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name = ?", arguments: [index])
      ?? false
  }
}
