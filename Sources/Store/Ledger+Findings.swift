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
      for table in [
        "finding", "standing", "deal_record", "norm_sample", "norm_book", "waiting_line", "carried_kind",
        "person_due",
      ] {
        try db.execute(sql: "DELETE FROM \(table)")
      }
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
          is_open = 1 AND finding.standing IN (
            SELECT standing FROM finding WHERE is_open = 1 AND rep = ?
            UNION SELECT standing FROM finding WHERE is_open = 1 AND manager = ?)
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

  /// - Parameter isSteady: Whether it has been of one rep and one account from its first activity on.
  package func keepDeal(_ id: String, _ body: [UInt8], isSteady: Bool) throws(StoreProblem) {
    try asking { db in
      let statement = try RowStatement(
        db, "INSERT OR REPLACE INTO deal_record (deal, body, is_steady) VALUES (?, ?, ?)")
      statement.bind(id, at: 1)
      statement.bind(blob: body, at: 2)
      statement.bind(isSteady ? 1 : 0 as Int64, at: 3)
      _ = try statement.change()
    }
  }

  /// Whether a deal has been of one rep and one account from its first activity on; false where that is not known.
  package func isSteady(_ deal: String) throws(StoreProblem) -> Bool {
    try asking { db in
      let statement = try RowStatement(db, "SELECT is_steady FROM deal_record WHERE deal = ?")
      statement.bind(deal, at: 1)
      return try statement.all { $0.integer(0) }.first == 1
    }
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
    try asking { db in
      let sql =
        body == nil
        ? "DELETE FROM norm_sample WHERE deal = ?"
        : "INSERT OR REPLACE INTO norm_sample (deal, body) VALUES (?, ?)"
      let statement = try RowStatement(db, sql)
      statement.bind(deal, at: 1)
      if let body { statement.bind(blob: body, at: 2) }
      _ = try statement.change()
    }
  }

  /// - Parameter deal: Only of this one; nil for all.
  package func samples(of deal: String? = nil) throws(StoreProblem) -> [(deal: String, body: [UInt8])] {
    try asking { db in
      let condition = deal == nil ? "" : "WHERE deal = ?"
      let statement = try RowStatement(db, "SELECT deal, body FROM norm_sample \(condition) ORDER BY deal")
      if let deal { statement.bind(deal, at: 1) }
      return try statement.all { ($0.string(0), $0.blob(1)) }
    }
  }

  /// What is usual in won deals, as it was drawn up.
  package func normBook() throws(StoreProblem) -> [UInt8]? {
    try asking { try RowStatement($0, "SELECT body FROM norm_book").all { $0.blob(0) }.first }
  }

  package func keepNormBook(_ body: [UInt8]) throws(StoreProblem) {
    try asking { db in
      let statement = try RowStatement(db, "INSERT OR REPLACE INTO norm_book (book, body) VALUES (1, ?)")
      statement.bind(blob: body, at: 1)
      _ = try statement.change()
    }
  }

  package func noteKinds(_ kinds: some Sequence<String>) throws(StoreProblem) {
    try asking { db in
      let insert = try RowStatement(db, "INSERT OR IGNORE INTO carried_kind (kind) VALUES (?)")
      for kind in kinds.sorted() {
        insert.bind(kind, at: 1)
        _ = try insert.change()
      }
    }
  }

  package func carriedKinds() throws(StoreProblem) -> [String] {
    try asking { try String.fetchAll($0, sql: "SELECT kind FROM carried_kind ORDER BY kind") }
  }
}
