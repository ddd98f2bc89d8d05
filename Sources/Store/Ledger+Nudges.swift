package import EventTime
import GRDB

extension Ledger {
  /// A message to one person, which is handed over at least once.
  package struct Delivery: Hashable, Sendable {
    /// The same whenever the same message is made: who gets it twice can tell.
    package var id: String
    package var person: String
    package var made: Instant
    /// One document of JSON.
    package var body: String

    package init(id: String, person: String, made: Instant, body: String) {
      self.id = id
      self.person = person
      self.made = made
      self.body = body
    }
  }

  // MARK: Nudges

  /// Which nudges are known of some people and about some findings.
  package func nudges(people: Set<String>, findings: Set<String>) throws(StoreProblem) -> Set<String> {
    try asking { db in
      let byPerson = try RowStatement(db, "SELECT nudge FROM nudge WHERE person = ?")
      let byFinding = try RowStatement(db, "SELECT nudge FROM nudge WHERE finding = ?")
      var nudges: Set<String> = []
      for (statement, ids) in [(byPerson, people), (byFinding, findings)] {
        for id in ids {
          statement.bind(id, at: 1)
          nudges.formUnion(try statement.all { $0.string(0) })
        }
      }
      return nudges
    }
  }

  /// The nudges whose ids begin so.
  package func nudges(withPrefix prefix: String) throws(StoreProblem) -> [String] {
    try asking { db in
      try String.fetchAll(
        db, sql: "SELECT nudge FROM nudge WHERE substr(nudge, 1, ?) = ? ORDER BY nudge LIMIT 3",
        arguments: [prefix.count, prefix])
    }
  }

  package func keepNudge(
    _ id: String, finding: String, person: String, isOpen: Bool
  ) throws(StoreProblem) {
    try asking { db in
      try db.execute(
        sql: """
          INSERT INTO nudge (nudge, finding, person, is_open) VALUES (?, ?, ?, ?)
          ON CONFLICT (nudge) DO UPDATE SET person = excluded.person, is_open = excluded.is_open
          """, arguments: [id, finding, person, isOpen])
    }
  }

  package func keepAnswer(
    activity: String, nudge: String, at instant: Instant, person: String?, answer: String, reason: String?
  ) throws(StoreProblem) {
    try asking { db in
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO answer (activity, nudge, at, person, answer, reason) VALUES (?, ?, ?, ?, ?, ?)
          """, arguments: [activity, nudge, instant.milliseconds, person, answer, reason])
    }
  }

  /// Everybody on whom something is open.
  package func peopleConcerned() throws(StoreProblem) -> Set<String> {
    try asking { db in
      Set(
        try String.fetchAll(
          db,
          sql: """
            SELECT DISTINCT rep FROM finding WHERE is_open = 1 AND rep IS NOT NULL
            UNION SELECT DISTINCT manager FROM finding WHERE is_open = 1 AND manager IS NOT NULL
            UNION SELECT DISTINCT person FROM nudge WHERE is_open = 1
            """))
    }
  }

  // MARK: Deliveries

  /// - Returns: False where the message was made before.
  package func keep(_ delivery: Delivery) throws(StoreProblem) -> Bool {
    try asking { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO delivery (delivery, person, made, body) VALUES (?, ?, ?, ?)",
        arguments: [delivery.id, delivery.person, delivery.made.milliseconds, delivery.body])
      return db.changesCount > 0
    }
  }

  /// Messages that nobody has taken over yet, the oldest first.
  package func waitingDeliveries() throws(StoreProblem) -> [Delivery] {
    try asking { db in
      try RowStatement(
        db, "SELECT delivery, person, made, body FROM delivery WHERE handed IS NULL ORDER BY made, delivery"
      ).all {
        Delivery(
          id: $0.string(0), person: $0.string(1), made: Instant(milliseconds: $0.integer(2)),
          body: $0.string(3))
      }
    }
  }

  package func noteHanded(_ delivery: String, at instant: Instant) throws(StoreProblem) {
    try asking {
      try $0.execute(
        sql: "UPDATE delivery SET handed = ? WHERE delivery = ?", arguments: [instant.milliseconds, delivery])
    }
  }
}
