package import EventTime
import GRDB

extension Ledger {
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

  /// Those to whom time alone may have something to say by an instant.
  package func peopleDue(until instant: Instant) throws(StoreProblem) -> Set<String> {
    try asking { db in
      let statement = try RowStatement(db, "SELECT person FROM person_due WHERE at <= ?")
      statement.bind(instant.milliseconds, at: 1)
      return Set(try statement.all { $0.string(0) })
    }
  }

  /// Notes when time alone may have something to say to somebody; nil for never.
  package func noteDue(_ person: String, at instant: Instant?) throws(StoreProblem) {
    try asking { db in
      let sql =
        instant == nil
        ? "DELETE FROM person_due WHERE person = ?"
        : "INSERT OR REPLACE INTO person_due (person, at) VALUES (?, ?)"
      let statement = try RowStatement(db, sql)
      statement.bind(person, at: 1)
      if let instant { statement.bind(instant.milliseconds, at: 2) }
      _ = try statement.change()
    }
  }
}
