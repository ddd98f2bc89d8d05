package import EventTime
import GRDB

extension Ledger {
  /// A message to one person, which is handed over at least once.
  package struct Delivery: Hashable, Sendable {
    /// The same whenever the same message is made: who gets it twice can tell.
    package var id: String
    package var person: String
    package var made: Instant
    /// The message but for its points, as a document of JSON.
    package var head: String
    package var points: [Point]

    /// What is said, or taken back, about one nudge.
    package struct Point: Hashable, Sendable {
      package var nudge: String
      package var isTakenBack: Bool
      /// A document of JSON.
      package var body: String

      package init(nudge: String, isTakenBack: Bool, body: String) {
        self.nudge = nudge
        self.isTakenBack = isTakenBack
        self.body = body
      }
    }

    package init(id: String, person: String, made: Instant, head: String, points: [Point]) {
      self.id = id
      self.person = person
      self.made = made
      self.head = head
      self.points = points
    }

    /// The whole message, as one document of JSON.
    package var body: String {
      guard head.hasSuffix("}"), !points.isEmpty else { return head }
      var body = String(head.dropLast())
      for (key, isTakenBack) in [("nudges", false), ("taken_back", true)] {
        let parts = points.filter { $0.isTakenBack == isTakenBack }.map(\.body)
        if !isTakenBack || !parts.isEmpty { body += ",\"\(key)\":[\(parts.joined(separator: ","))]" }
      }
      return body + "}"
    }
  }

  /// - Returns: False where the message was made before.
  package func keep(_ delivery: Delivery) throws(StoreProblem) -> Bool {
    try asking { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO delivery (delivery, person, made, body) VALUES (?, ?, ?, ?)",
        arguments: [delivery.id, delivery.person, delivery.made.milliseconds, delivery.head])
      guard db.changesCount > 0 else { return false }
      for (place, point) in delivery.points.enumerated() {
        try db.execute(
          sql: """
            INSERT INTO delivery_item (delivery, place, nudge, is_taken_back, body) VALUES (?, ?, ?, ?, ?)
            """, arguments: [delivery.id, place, point.nudge, point.isTakenBack, point.body])
      }
      return true
    }
  }

  /// Takes points that are over out of messages that nobody has taken over yet; an empty message goes with its last.
  package func takeOut(_ nudges: [String]) throws(StoreProblem) {
    try asking { db in
      for nudge in nudges {
        try db.execute(
          sql: """
            DELETE FROM delivery_item WHERE nudge = ? AND is_taken_back = 0
              AND delivery IN (SELECT delivery FROM delivery WHERE handed IS NULL)
            """, arguments: [nudge])
      }
      try db.execute(
        sql: """
          DELETE FROM delivery WHERE handed IS NULL
            AND NOT EXISTS (SELECT 1 FROM delivery_item WHERE delivery_item.delivery = delivery.delivery)
          """)
    }
  }

  /// Nudges that were said and that nobody has taken over yet, neither now nor before.
  package func unseenNudges() throws(StoreProblem) -> Set<String> {
    try asking { db in
      Set(
        try String.fetchAll(
          db,
          sql: """
            SELECT nudge FROM delivery_item AS item JOIN delivery USING (delivery)
            WHERE handed IS NULL AND is_taken_back = 0 AND NOT EXISTS (
              SELECT 1 FROM delivery_item AS other JOIN delivery USING (delivery)
              WHERE other.nudge = item.nudge AND other.is_taken_back = 0 AND handed IS NOT NULL)
            """))
    }
  }

  /// Findings of which a nudge was taken over by whoever brings it to people.
  package func shownFindings() throws(StoreProblem) -> Set<String> {
    try asking { db in
      Set(
        try String.fetchAll(
          db,
          sql: """
            SELECT DISTINCT finding FROM delivery_item JOIN delivery USING (delivery) JOIN nudge USING (nudge)
            WHERE handed IS NOT NULL AND is_taken_back = 0
            """))
    }
  }

  /// Messages that nobody has taken over yet, the oldest first.
  package func waitingDeliveries() throws(StoreProblem) -> [Delivery] {
    try asking { db in
      let heads = try RowStatement(
        db, "SELECT delivery, person, made, body FROM delivery WHERE handed IS NULL ORDER BY made, delivery"
      ).all { ($0.string(0), $0.string(1), Instant(milliseconds: $0.integer(2)), $0.string(3)) }
      return try heads.map { id, person, made, head in
        Delivery(id: id, person: person, made: made, head: head, points: try points(of: id))
      }
    }
  }

  /// Those of one message, in their order.
  func points(of delivery: String) throws(StoreProblem) -> [Delivery.Point] {
    try asking { db in
      try Row.fetchAll(
        db, sql: "SELECT nudge, is_taken_back, body FROM delivery_item WHERE delivery = ? ORDER BY place",
        arguments: [delivery]
      ).map { Delivery.Point(nudge: $0["nudge"], isTakenBack: $0["is_taken_back"], body: $0["body"]) }
    }
  }

  package func noteHanded(_ delivery: String, at instant: Instant) throws(StoreProblem) {
    try asking {
      try $0.execute(
        sql: "UPDATE delivery SET handed = ? WHERE delivery = ?", arguments: [instant.milliseconds, delivery])
    }
  }
}
