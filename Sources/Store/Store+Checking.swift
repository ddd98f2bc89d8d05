package import Activity
import EventTime
import GRDB
import Symbols

extension Store {
  /// Looks at everything that is kept: whether SQLite finds its pages whole, whether every line is an activity still,
  /// and stands under what it says.
  ///
  /// - Returns: What is wrong, a sentence each, at most ``mostFaults``; empty where all is well.
  package func faults(_ catalogue: KindCatalogue) throws(StoreProblem) -> [String] {
    try asking { queue in
      try queue.read { db in
        var faults = try Self.brokenPages(db)
        if faults.isEmpty { faults = try Self.misfiled(db, catalogue) }
        if faults.isEmpty { faults = try Self.misfiledEntries(db) }
        return Array(faults.prefix(Self.mostFaults))
      }
    }
  }

  /// How many faults are named; who has more restores a copy in any case.
  package static let mostFaults = 10

  private static func brokenPages(_ db: Database) throws -> [String] {
    let found = try String.fetchAll(db, sql: "PRAGMA integrity_check(\(mostFaults))").filter { $0 != "ok" }
    let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
    return found + (orphans > 0 ? ["\(orphans) rows name a subject that is not there"] : [])
  }

  private static func misfiled(_ db: Database, _ catalogue: KindCatalogue) throws -> [String] {
    var faults: [String] = []
    var pending: [(ordinal: Int64, filed: String, line: [UInt8])] = []
    func look() {
      let said = filings(pending.map(\.line), catalogue)
      for (row, said) in zip(pending, said) where said != row.filed {
        let fault = said == nil ? "is no activity" : "stands under what it does not say"
        faults.append("line \(row.ordinal) \(fault)")
      }
      pending.removeAll(keepingCapacity: true)
    }
    let sql = """
      SELECT ordinal, activity.id, rev, at, recorded, deleted, coalesce(d.id, ''), coalesce(a.id, ''),
        coalesce(r.id, ''), coalesce(k.name, ''), line
      FROM activity LEFT JOIN subject AS d ON d.subject = deal LEFT JOIN subject AS a ON a.subject = account
        LEFT JOIN subject AS r ON r.subject = rep LEFT JOIN kind AS k ON k.kind = activity.kind
      ORDER BY ordinal
      """
    _ = try RowStatement(db, sql).rows { row in
      let filed = (1...9).map { String(decoding: row.text(Int32($0)), as: UTF8.self) }
      pending.append((row.integer(0), filed.joined(separator: "\u{1F}"), Array(row.text(10))))
      if pending.count == 1_024 { look() }
      return faults.count >= mostFaults
    }
    look()
    return faults
  }

  /// What lines say of where they should stand; nil of one that is no activity.
  private static func filings(_ texts: [[UInt8]], _ catalogue: KindCatalogue) -> [String?] {
    guard let lines = TimelineBuilder.lines(texts, catalogue: catalogue), lines.count == texts.count else {
      return texts.count > 1 ? texts.flatMap { filings([$0], catalogue) } : [nil]
    }
    return (0..<lines.count).map { filing($0, of: lines) }
  }

  private static func filing(_ line: Int, of lines: LogLines) -> String {
    func subject(_ symbol: Symbol) -> String { symbol.isNone ? "" : lines.symbols.text(symbol) }
    return [
      lines.withID(line) { String(decoding: $0, as: UTF8.self) }, String(lines.rev(line)),
      String(lines.at(line).milliseconds), String(lines.recorded(line).milliseconds),
      lines.isDeleted(line) ? "1" : "0", subject(lines.deal(line)), subject(lines.account(line)),
      subject(lines.rep(line)), subject(lines.kind(line)),
    ].joined(separator: "\u{1F}")
  }

  private static func misfiledEntries(_ db: Database) throws -> [String] {
    let rows = try Row.fetchAll(db, sql: "SELECT ordinal, kind, id, begins, line FROM directory_entry")
    return rows.compactMap { row in
      let entry = Directory.Entry(line: row["line"])
      let isRight =
        entry.map {
          $0.kind.rawValue == row["kind"] && $0.id == row["id"] && $0.from?.milliseconds == row["begins"]
        } ?? false
      return isRight
        ? nil : "entry \(row["ordinal"] as Int64) of the directory stands under what it does not say"
    }
  }
}
