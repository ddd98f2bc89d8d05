import GRDB

/// What the numbers stand for under which lines are filed, as far as it has been asked for: a run asks for few, often.
final class FiledNames {
  private var subjects: [Int64: String] = [:]
  private var kinds: [Int64: String] = [:]
  private var allKinds: [(kind: Int64, name: String)]?
  private var anyEdits: Bool?
  private var places: [Ledger.Column: [String: Int64]] = [:]

  func subject(_ place: Int64?, _ ledger: Ledger) throws(StoreProblem) -> String? {
    try name(place, "SELECT id FROM subject WHERE subject = ?", &subjects, ledger)
  }

  func kind(_ place: Int64?, _ ledger: Ledger) throws(StoreProblem) -> String? {
    try name(place, "SELECT name FROM kind WHERE kind = ?", &kinds, ledger)
  }

  /// All kinds of activity there are, by name.
  func kinds(_ ledger: Ledger) throws(StoreProblem) -> [(kind: Int64, name: String)] {
    if let allKinds { return allKinds }
    let found = try ledger.asking { db in
      try RowStatement(db, "SELECT kind, name FROM kind ORDER BY name").all { ($0.integer(0), $0.string(1)) }
    }
    allKinds = found
    return found
  }

  /// Whether any line takes the place of another.
  func hasEdits(_ ledger: Ledger) throws(StoreProblem) -> Bool {
    if let anyEdits { return anyEdits }
    let found = try ledger.asking { db in
      try RowStatement(db, "SELECT 1 FROM activity WHERE \(Ledger.isEdit) LIMIT 1").rows { _ in true } == nil
    }
    anyEdits = found
    return found
  }

  private func name(
    _ place: Int64?, _ sql: String, _ known: inout [Int64: String], _ ledger: Ledger
  ) throws(StoreProblem) -> String? {
    guard let place else { return nil }
    if let name = known[place] { return name }
    let found = try ledger.asking { db in
      let statement = try RowStatement(db, sql)
      statement.bind(place, at: 1)
      return try statement.all { $0.string(0) }
    }
    known[place] = found.first
    return found.first
  }

  /// Nil for a subject that no line names.
  func place(_ column: Ledger.Column, _ id: String, _ ledger: Ledger) throws(StoreProblem) -> Int64? {
    if let known = places[column]?[id] { return known }
    let found = try ledger.asking { db in
      let statement = try RowStatement(db, "SELECT subject FROM subject WHERE kind = ? AND id = ?")
      statement.bind(column.rawValue, at: 1)
      statement.bind(id, at: 2)
      return try statement.all { $0.integer(0) }
    }
    places[column, default: [:]][id] = found.first
    return found.first
  }
}
