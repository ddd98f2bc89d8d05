import Activity
import EventTime
import GRDB
import Testing

@testable import Store

@Suite("What was decided is noted, and what no longer holds ends")
struct DecisionTests {
  @Test("of what stands in the configuration only what changes is written")
  func inForce() throws {
    let depot = try Depot()
    func note(_ names: [String], _ day: Int64) throws {
      let at = Instant(milliseconds: day * 86_400_000)
      try depot.store.write { ledger in
        try ledger.note(
          inForce: names.map { Ledger.Decision(at: at, kind: "silence", what: $0) }, ofKinds: ["silence"],
          at: at)
      }
    }
    try depot.store.write { try $0.note(Ledger.Decision(at: .earliest, kind: "erasure", what: "e")) }
    try note(["a", "b"], 1)
    try note(["a", "b"], 2)
    try note(["b", "c"], 3)
    try note(["a"], 4)
    let found = try depot.store.read { try $0.decisions() }.map { decision in
      "\(decision.what) \(decision.until.map { "\($0.milliseconds / 86_400_000)" } ?? "-")"
    }
    #expect(found == ["e -", "a 3", "b 4", "c 4", "a -"])
  }
}

@Suite("Messages wait point by point")
struct DeliveryTests {
  static let at = Instant(milliseconds: 0)

  static func delivery(_ id: String, _ nudges: String...) -> Ledger.Delivery {
    Ledger.Delivery(
      id: id, person: "R1", made: at, head: #"{"id":"\#(id)"}"#,
      points: nudges.map { .init(nudge: $0, isTakenBack: false, body: #"{"nudge":"\#($0)"}"#) })
  }

  @Test("what is over before it was handed over is taken out, and an empty message with its last point")
  func takenOut() throws {
    let depot = try Depot()
    try depot.store.write { ledger in
      for nudge in ["a", "b", "c"] {
        try ledger.keepNudge(nudge, finding: "f-\(nudge)", person: "R1", isOpen: true)
      }
      _ = try ledger.keep(Self.delivery("m1", "a", "b"))
      _ = try ledger.keep(Self.delivery("m2", "c"))
      #expect(try ledger.keep(Self.delivery("m1", "c")) == false)
      #expect(try ledger.unseenNudges() == ["a", "b", "c"])
      try ledger.takeOut(["a", "c"])
      #expect(try ledger.waitingDeliveries().map(\.body) == [#"{"id":"m1","nudges":[{"nudge":"b"}]}"#])
      #expect(try ledger.shownFindings().isEmpty)
      try ledger.noteHanded("m1", at: Self.at)
      try ledger.takeOut(["b"])
      #expect(try ledger.unseenNudges().isEmpty && ledger.shownFindings() == ["f-b"])
      _ = try ledger.keep(Self.delivery("m3", "b"))
      #expect(try ledger.unseenNudges().isEmpty)
    }
  }

  @Test("messages of an earlier version come apart into their points")
  func older() throws {
    let depot = try Depot()
    let body = #"{"id":"m","nudges":[{"nudge":"a"},{"nudge":"b"}],"taken_back":[{"nudge":"c"}]}"#
    try depot.store.database.write { db in
      for table in ["delivery_item", "decision"] { try db.execute(sql: "DROP TABLE \(table)") }
      try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '% points of messages%'")
      try db.execute(
        sql: "INSERT INTO delivery (delivery, person, made, body) VALUES ('m', 'R1', 0, ?)", arguments: [body]
      )
    }
    let store = try Store.open(depot.path)
    #expect(try store.read { try $0.waitingDeliveries() }.map(\.body) == [body])
    #expect(try store.read { try $0.unseenNudges() } == ["a", "b"])
  }

  @Test("a run that finds no room, or may not write, changes nothing and says so")
  func room() throws {
    let depot = try Depot()
    try depot.take((0..<2_000).map { Depot.line($0) })
    let before = try depot.lines()
    let pages = try depot.store.database.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    try depot.store.database.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = \(pages + 2)") }
    func write(_ store: Store) throws {
      try store.write { ledger in
        for number in 0..<400 {
          try ledger.append(
            [Array(Depot.line(10_000 + number, text: "said to somebody").utf8)], KindCatalogue())
          try ledger.keepNudge("n\(number)", finding: "f", person: "R1", isOpen: true)
          _ = try ledger.keep(Self.delivery("m\(number)", "n\(number)"))
        }
      }
    }
    #expect(throws: StoreProblem.full(depot.path)) { try write(depot.store) }
    #expect(try depot.lines() == before)
    #expect(try depot.store.read { try $0.waitingDeliveries() }.isEmpty)
    let reader = try Store.open(depot.path, isReadOnly: true)
    #expect(throws: StoreProblem.readOnly(depot.path)) { try write(reader) }
    try depot.store.database.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = 100000000") }
    try write(depot.store)
    #expect(try depot.store.read { try $0.waitingDeliveries() }.count == 400)
  }
}
