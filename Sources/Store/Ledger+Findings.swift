package import EventTime
import GRDB

extension Ledger {
  /// What is kept of a finding beside where it stands.
  package struct StoredFinding: Hashable, Sendable {
    package var id: String
    package var rule: String
    package var subjectKind: String
    package var subject: String
    package var deal: String?
    package var rep: String?
    package var manager: String?
    package var isOpen: Bool
    package var body: [UInt8]

    package init(
      id: String, rule: String, subjectKind: String, subject: String, deal: String?, rep: String?,
      manager: String?, isOpen: Bool, body: [UInt8]
    ) {
      self.id = id
      self.rule = rule
      self.subjectKind = subjectKind
      self.subject = subject
      self.deal = deal
      self.rep = rep
      self.manager = manager
      self.isOpen = isOpen
      self.body = body
    }
  }

  /// Which findings are asked for.
  package enum Wanted: Sendable {
    case all
    case open
    case ofSubject(kind: String, id: String)
    /// Of a deal, and of others about it.
    case ofDeal(String)
    case withID(String)
    /// Those that are open on any subject on which one concerns somebody.
    case openAbout(person: String)
  }

  /// Forgets what runs have come to; the log and what people said stay.
  package func forgetStandings() throws(StoreProblem) {
    try asking { db in
      for table in ["finding", "standing", "deal_record", "norm_sample", "waiting_line", "carried_kind"] {
        try db.execute(sql: "DELETE FROM \(table)")
      }
    }
  }

  /// When a subject began; nil where nothing was run on it.
  package func began(kind: String, id: String) throws(StoreProblem) -> Instant? {
    try asking { db in
      try Int64.fetchOne(
        db, sql: "SELECT first FROM standing WHERE kind = ? AND id = ?", arguments: [kind, id]
      ).map { Instant(milliseconds: $0) }
    }
  }

  /// The subjects of which time alone says something until an instant.
  package func due(until instant: Instant) throws(StoreProblem) -> [(kind: String, id: String)] {
    try asking { db in
      try Row.fetchAll(
        db, sql: "SELECT kind, id FROM standing WHERE next <= ?", arguments: [instant.milliseconds]
      ).map { ($0["kind"], $0["id"]) }
    }
  }

  /// Puts what was found on a subject in place of what was found before.
  package func keep(
    kind: String, id: String, first: Instant, next: Instant?, _ findings: [StoredFinding]
  ) throws(StoreProblem) {
    try asking { db in
      try db.cachedStatement(sql: "DELETE FROM standing WHERE kind = ? AND id = ?").execute(arguments: [
        kind, id,
      ])
      try db.cachedStatement(sql: "INSERT INTO standing (kind, id, first, next) VALUES (?, ?, ?, ?)")
        .execute(arguments: [kind, id, first.milliseconds, next?.milliseconds])
      let standing = db.lastInsertedRowID
      guard !findings.isEmpty else { return }
      let insert = try RowStatement(
        db,
        """
        INSERT INTO finding (standing, place, id, rule, deal, rep, manager, is_open, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
      for (place, finding) in findings.enumerated() { try insert.keep(finding, standing, Int64(place)) }
    }
  }

  /// Forgets a subject of which nothing is left.
  package func drop(kind: String, id: String) throws(StoreProblem) {
    try asking { db in
      try db.execute(sql: "DELETE FROM standing WHERE kind = ? AND id = ?", arguments: [kind, id])
    }
  }

  /// By subject, in the order in which they were raised.
  package func findings(_ wanted: Wanted) throws(StoreProblem) -> [StoredFinding] {
    let (condition, values): (String, [String]) =
      switch wanted {
      case .all: ("1", [])
      case .open: ("is_open = 1", [])
      case .ofSubject(let kind, let id): ("standing.kind = ? AND standing.id = ?", [kind, id])
      case .ofDeal(let id): ("finding.deal = ?", [id])
      case .withID(let id): ("finding.id = ?", [id])
      case .openAbout(let person):
        (
          """
          is_open = 1 AND finding.standing IN
            (SELECT standing FROM finding WHERE is_open = 1 AND (rep = ? OR manager = ?))
          """, [person, person]
        )
      }
    return try asking { db in
      let statement = try RowStatement(
        db,
        """
        SELECT finding.id, rule, standing.kind, standing.id, deal, rep, manager, is_open, body FROM finding
        JOIN standing USING (standing) WHERE \(condition) ORDER BY standing.kind, standing.id, place
        """)
      for (place, value) in values.enumerated() { statement.bind(value, at: Int32(place + 1)) }
      return try statement.all { row in
        StoredFinding(
          id: row.string(0), rule: row.string(1), subjectKind: row.string(2), subject: row.string(3),
          deal: row.optionalString(4), rep: row.optionalString(5), manager: row.optionalString(6),
          isOpen: row.integer(7) != 0, body: row.blob(8))
      }
    }
  }

  // MARK: Deals, norms, kinds

  package func keepDeal(_ id: String, _ body: [UInt8]) throws(StoreProblem) {
    try keep("deal_record", "deal", id, body)
  }

  /// - Parameter ids: Nil for all.
  package func deals(_ ids: Set<String>?) throws(StoreProblem) -> [[UInt8]] {
    try asking { db in
      guard let ids else {
        return try RowStatement(db, "SELECT body FROM deal_record ORDER BY deal").all { $0.blob(0) }
      }
      let statement = try RowStatement(db, "SELECT body FROM deal_record WHERE deal = ?")
      return try ids.sorted().flatMap { id in
        statement.bind(id, at: 1)
        return try statement.all { $0.blob(0) }
      }
    }
  }

  package func dropDeal(_ id: String) throws(StoreProblem) {
    try asking { try $0.execute(sql: "DELETE FROM deal_record WHERE deal = ?", arguments: [id]) }
  }

  package func keepSamples(_ deal: String, _ body: [UInt8]?) throws(StoreProblem) {
    if let body { return try keep("norm_sample", "deal", deal, body) }
    try asking { try $0.execute(sql: "DELETE FROM norm_sample WHERE deal = ?", arguments: [deal]) }
  }

  package func samples() throws(StoreProblem) -> [(deal: String, body: [UInt8])] {
    try asking { db in
      try RowStatement(db, "SELECT deal, body FROM norm_sample ORDER BY deal").all {
        ($0.string(0), $0.blob(1))
      }
    }
  }

  package func noteKinds(_ kinds: some Sequence<String>) throws(StoreProblem) {
    try asking { db in
      for kind in kinds {
        try db.execute(sql: "INSERT OR IGNORE INTO carried_kind (kind) VALUES (?)", arguments: [kind])
      }
    }
  }

  package func carriedKinds() throws(StoreProblem) -> [String] {
    try asking { try String.fetchAll($0, sql: "SELECT kind FROM carried_kind ORDER BY kind") }
  }

  private func keep(_ table: String, _ key: String, _ id: String, _ body: [UInt8]) throws(StoreProblem) {
    try asking { db in
      let statement = try RowStatement(db, "INSERT OR REPLACE INTO \(table) (\(key), body) VALUES (?, ?)")
      statement.bind(id, at: 1)
      statement.bind(blob: body, at: 2)
      _ = try statement.change()
    }
  }
}

extension RowStatement {
  fileprivate func keep(_ finding: Ledger.StoredFinding, _ standing: Int64, _ place: Int64) throws {
    bind(standing, at: 1)
    bind(place, at: 2)
    let texts = [finding.id, finding.rule, finding.deal, finding.rep, finding.manager]
    for (offset, text) in texts.enumerated() { bind(text, at: Int32(offset + 3)) }
    bind(finding.isOpen ? 1 : 0 as Int64, at: 8)
    bind(blob: finding.body, at: 9)
    _ = try change()
  }
}
