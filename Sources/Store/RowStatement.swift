import GRDB
import GRDBSQLite

/// A statement whose places are filled by hand: a million lines go through it without a value being made for each.
///
/// Bytes that are bound have to stay where they are until the statement has run. It is prepared once for each text: one
/// must have come to its end before another one of the same text begins.
struct RowStatement {
  private let statement: Statement
  private let db: Database

  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.cachedStatement(sql: sql)
  }

  /// - Parameter place: Counted from 1.
  func bind(_ value: Int64, at place: Int32) {
    sqlite3_bind_int64(statement.sqliteStatement, place, value)
  }

  func bind(_ value: Int64?, at place: Int32) {
    if let value { bind(value, at: place) } else { sqlite3_bind_null(statement.sqliteStatement, place) }
  }

  func bind(_ text: UnsafeRawBufferPointer, at place: Int32) {
    let start = text.baseAddress?.assumingMemoryBound(to: CChar.self)
    sqlite3_bind_text(statement.sqliteStatement, place, start, Int32(clamping: text.count), nil)
  }

  func bind(_ text: String?, at place: Int32) {
    guard let text else { return bind(nil as Int64?, at: place) }
    // With its length: a zero byte does not end an id.
    let count = Int32(clamping: text.utf8.count)
    sqlite3_bind_text(statement.sqliteStatement, place, text, count, Self.copied)
  }

  func bind(blob: [UInt8], at place: Int32) {
    sqlite3_bind_blob64(statement.sqliteStatement, place, blob, UInt64(blob.count), Self.copied)
  }

  /// SQLite makes a copy of what is bound.
  private static var copied: sqlite3_destructor_type? { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  /// Runs to the end, and says how many rows it changed.
  func change() throws -> Int {
    let code = sqlite3_step(statement.sqliteStatement)
    defer { sqlite3_reset(statement.sqliteStatement) }
    guard code == SQLITE_DONE else { throw problem(code) }
    return Int(sqlite3_changes(db.sqliteConnection))
  }

  /// What each row is made into.
  func all<Element>(_ each: (RowStatement) -> Element) throws -> [Element] {
    var elements: [Element] = []
    _ = try rows { row in
      elements.append(each(row))
      return false
    }
    return elements
  }

  /// Runs, and looks at each row until one is taken.
  ///
  /// - Returns: How many rows there were, or nil where one was taken.
  func rows(until isTaken: (RowStatement) -> Bool) throws -> Int? {
    defer { sqlite3_reset(statement.sqliteStatement) }
    var count = 0
    while true {
      let code = sqlite3_step(statement.sqliteStatement)
      if code == SQLITE_DONE { return count }
      guard code == SQLITE_ROW else { throw problem(code) }
      if isTaken(self) { return nil }
      count += 1
    }
  }

  /// - Parameter column: Counted from 0.
  func text(_ column: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_text(statement.sqliteStatement, column)
    return UnsafeRawBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(statement.sqliteStatement, column)))
  }

  func string(_ column: Int32) -> String { String(decoding: text(column), as: UTF8.self) }

  /// Nil where there is nothing.
  func optionalString(_ column: Int32) -> String? { isNull(column) ? nil : string(column) }

  func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(statement.sqliteStatement, column) == SQLITE_NULL
  }

  func blob(_ column: Int32) -> [UInt8] {
    let start = sqlite3_column_blob(statement.sqliteStatement, column)
    return Array(
      UnsafeRawBufferPointer(
        start: start, count: Int(sqlite3_column_bytes(statement.sqliteStatement, column))))
  }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement.sqliteStatement, column) }

  /// Nil where there is nothing.
  func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

  private func problem(_ code: Int32) -> DatabaseError {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
  }
}
