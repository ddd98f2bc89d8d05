package import Activity
import EventTime
import GRDB
import Symbols

/// What became of the lines of an import.
package struct LogImport: Sendable {
  /// Kept now.
  package internal(set) var added = 0
  /// Kept before, to the byte.
  package internal(set) var known = 0
  /// What the reader says of the lines; nil where the reading was broken off.
  package internal(set) var summary: LogSummary?
  /// What broke the reading off; the lines before are kept.
  package internal(set) var brokenOff: LogReadError?
}

extension Store {
  /// Keeps the lines of logs that are not kept yet, batch by batch; to import again what was broken off goes on with it.
  ///
  /// Batches that were kept before the store is full, or the program dies, stay.
  package func take(_ logs: [String], with reader: LogReader) throws(StoreProblem) -> LogImport {
    try asking { queue in
      try queue.writeWithoutTransaction { db in
        var writer = try LogWriter(db, batch: batch)
        return try writer.takeAll(of: logs, with: reader)
      }
    }
  }

  /// Hands out every line that is kept, in the order of arrival, without its line feed.
  package func lines(_ each: (UnsafeRawBufferPointer) -> Void) throws(StoreProblem) {
    try asking { queue in
      try queue.read { db in
        _ = try RowStatement(db, "SELECT line FROM activity ORDER BY ordinal").rows { row in
          each(row.text(0))
          return false
        }
      }
    }
  }
}

/// Puts lines into the tables.
struct LogWriter {
  private var added = 0
  private var known = 0
  private let db: Database
  private let batch: Int
  private let insert: RowStatement
  private let variants: RowStatement
  private var deals: SubjectPlaces
  private var accounts: SubjectPlaces
  private var reps: SubjectPlaces
  private var kinds: SubjectPlaces
  /// Lines of the transaction that is open.
  private var pending = 0

  init(_ db: Database, batch: Int) throws {
    self.db = db
    self.batch = batch
    insert = try RowStatement(
      db,
      """
      INSERT INTO activity (id, rev, variant, at, recorded, deleted, deal, account, rep, line, kind)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """)
    variants = try RowStatement(db, "SELECT line FROM activity WHERE id = ? AND rev = ?")
    deals = try SubjectPlaces(db, subject: "deal")
    accounts = try SubjectPlaces(db, subject: "account")
    reps = try SubjectPlaces(db, subject: "rep")
    kinds = try SubjectPlaces(kindsOf: db)
  }

  mutating func takeAll(of logs: [String], with reader: LogReader) throws -> LogImport {
    var failure: (any Error)?
    try db.beginTransaction(.immediate)
    let isFirst = try Int.fetchOne(db, sql: "SELECT 1 FROM activity LIMIT 1") == nil
    if isFirst { try Schema.dropIndexes(db) }
    let reading = Result { () throws(LogReadError) in
      try reader.readLines(logs) { lines in
        do {
          try take(lines)
          return true
        } catch {
          failure = error
          return false
        }
      }
    }
    if let failure {
      if db.isInsideTransaction { try db.rollback() }
      throw failure
    }
    if isFirst { try Schema.makeIndexes(db) }
    try db.commit()
    var result = LogImport(added: added, known: known)
    switch reading {
    case .success(let summary): result.summary = summary
    case .failure(let error): result.brokenOff = error
    }
    return result
  }

  mutating func take(_ lines: LogLines) throws {
    for line in 0..<lines.count { try take(line, of: lines) }
    pending += lines.count
    guard pending >= batch else { return }
    try db.commit()
    try db.beginTransaction(.immediate)
    pending = 0
  }

  private mutating func take(_ line: Int, of lines: LogLines) throws {
    insert.bind(lines.at(line).milliseconds, at: 4)
    insert.bind(lines.recorded(line).milliseconds, at: 5)
    insert.bind(lines.isDeleted(line) ? 1 : 0, at: 6)
    insert.bind(try deals.place(of: lines.deal(line), in: lines.symbols), at: 7)
    insert.bind(try accounts.place(of: lines.account(line), in: lines.symbols), at: 8)
    insert.bind(try reps.place(of: lines.rep(line), in: lines.symbols), at: 9)
    insert.bind(try kinds.place(of: lines.kind(line), in: lines.symbols), at: 11)
    let isNew = try lines.withID(line) { id in
      try lines.withText(line) { text in try keep(id, lines.rev(line), text) }
    }
    if isNew { added += 1 } else { known += 1 }
  }

  /// - Returns: False where the line is kept already.
  private func keep(
    _ id: UnsafeRawBufferPointer, _ rev: Int64, _ text: UnsafeRawBufferPointer
  ) throws -> Bool {
    insert.bind(id, at: 1)
    insert.bind(rev, at: 2)
    insert.bind(0, at: 3)
    insert.bind(text, at: 10)
    if try insert.change() > 0 { return true }
    variants.bind(id, at: 1)
    variants.bind(rev, at: 2)
    guard let count = try variants.rows(until: { $0.text(0).elementsEqual(text) }) else { return false }
    insert.bind(Int64(count), at: 3)
    return try insert.change() > 0
  }
}

/// Where the subjects of one kind, or the kinds of activity, stand in their table, found by the reader's symbols.
private struct SubjectPlaces {
  private let insert: RowStatement
  private let find: RowStatement
  /// By symbol; 0 where it has not been asked for.
  private var places: [Int64] = []

  init(kindsOf db: Database) throws {
    insert = try RowStatement(db, "INSERT INTO kind (name) VALUES (?) ON CONFLICT DO NOTHING")
    find = try RowStatement(db, "SELECT kind FROM kind WHERE name = ?")
  }

  /// - Parameter kind: `deal`, `account` or `rep`.
  init(_ db: Database, subject kind: String) throws {
    insert = try RowStatement(
      db, "INSERT INTO subject (kind, id) VALUES ('\(kind)', ?) ON CONFLICT DO NOTHING")
    find = try RowStatement(db, "SELECT subject FROM subject WHERE kind = '\(kind)' AND id = ?")
  }

  /// - Returns: Nil for no subject.
  mutating func place(of symbol: Symbol, in symbols: SymbolTable) throws -> Int64? {
    guard !symbol.isNone else { return nil }
    let index = Int(symbol.index)
    if index >= places.count {
      places += Array(repeating: 0, count: max(symbols.count, index + 1) - places.count)
    }
    if places[index] == 0 {
      var id = symbols.text(symbol)
      places[index] = try id.withUTF8 { try place(of: UnsafeRawBufferPointer($0)) }
    }
    return places[index]
  }

  private func place(of id: UnsafeRawBufferPointer) throws -> Int64 {
    insert.bind(id, at: 1)
    _ = try insert.change()
    find.bind(id, at: 1)
    var place: Int64 = 0
    _ = try find.rows { row in
      place = row.integer(0)
      return true
    }
    return place
  }
}
