import EventTime
import GRDB
import Testing

@testable import Store

@Suite("What a run reads and keeps")
struct LedgerTests {
  static func run(minute: Int64, through: Int64) -> Ledger.Run {
    Ledger.Run(
      asOf: Instant(milliseconds: minute * 60_000), through: through, basis: "b", isWhole: true, lines: 0,
      subjects: 0)
  }

  static func finding(_ id: String, isOpen: Bool = true) -> Ledger.StoredFinding {
    Ledger.StoredFinding(
      id: id, rule: "p/r", subjectKind: "deal", subject: "D1", deal: "D1", rep: "R1", manager: nil,
      isOpen: isOpen, body: Array(id.utf8))
  }

  @Test("what lies ahead of a run does not follow what comes before it")
  func ahead() throws {
    let depot = try Depot()
    try depot.take([Depot.line(2), Depot.line(100), Depot.line(20)])
    let at = Instant(milliseconds: 20 * 60_000)
    func isFollowed(_ minute: Int64, through: Int64 = 2) throws -> Bool {
      try depot.store.read { (ledger: Ledger) throws in
        try ledger.isFollowed(3, at: at, .rep, "R0", judgedBy: Self.run(minute: minute, through: through))
      }
    }
    #expect(try !isFollowed(50))
    #expect(try isFollowed(100))
    #expect(try !isFollowed(100, through: 1))
  }

  @Test("a zero byte in an id does not end it")
  func zeroByte() throws {
    let depot = try Depot()
    func line(_ id: String, _ deal: String) -> String {
      #"{"id":"\#(id)","at":"2026-01-05T09:00:00Z","kind":"note.logged","deal":"\#(deal)"}"#
    }
    try depot.take([line("a", "D"), line(#"a\u0000b"#, #"D\u0000x"#)])
    try depot.store.read { (ledger: Ledger) throws -> Void in
      #expect(try ledger.lines(.deal, "D").map(\.ordinal) == [1])
      #expect(try ledger.lines(.deal, "D\0x").map(\.ordinal) == [2])
      #expect(try ledger.lines(ofActivity: "a\0b").map(\.ordinal) == [2])
    }
  }

  @Test("what is new comes once, in the order of arrival, and what lay ahead when its time has come")
  func unseen() throws {
    let depot = try Depot()
    try depot.take([Depot.line(2), Depot.line(100), Depot.line(20)])
    try depot.store.write { (ledger: Ledger) throws -> Void in
      try ledger.noteWaiting(since: 0, asOf: Instant(milliseconds: 50 * 60_000))
    }
    func unseen(_ minute: Int64) throws -> [Int64] {
      try depot.store.read { (ledger: Ledger) throws in
        try ledger.unseen(
          since: Self.run(minute: 50, through: 2), asOf: Instant(milliseconds: minute * 60_000), most: 10
        ).map(\.ordinal)
      }
    }
    #expect(try unseen(60) == [3])
    #expect(try unseen(100) == [2, 3])
  }

  @Test("lines are found by kind and by whom they are filed under, with all edits of theirs")
  func kinds() throws {
    let depot = try Depot()
    let other = Depot.line(4).replacing("note.logged", with: "call.held")
    try depot.take([Depot.line(2), Depot.line(3), other, Depot.line(4, rev: 1)])
    try depot.store.read { (ledger: Ledger) throws -> Void in
      let calls = try ledger.lines(of: ledger.kinds { $0 == "call.held" })
      #expect(Set(calls.map(\.ordinal)) == [3, 4])
      let notes = try ledger.lines(of: ledger.kinds { $0 == "note.logged" }, filed: (.rep, "R1"))
      #expect(notes.map(\.ordinal) == [2])
      #expect(notes.first?.kind == "note.logged" && notes.first?.rep == "R1")
      #expect(try ledger.lines(of: ledger.kinds { _ in true }, filed: (.deal, "D7")).isEmpty)
      #expect(try ledger.lines(ofActivity: "a4").map(\.ordinal) == [3, 4])
    }
  }

  @Test("an edit is found with what it takes the place of, wherever it is filed", arguments: [false, true])
  func edits(isGathered: Bool) throws {
    let depot = try Depot()
    func line(_ id: String, rev: Int = 0, at: String, kind: String = "note.logged", _ filed: String) -> String
    {
      #"{"id":"\#(id)","rev":\#(rev),"at":"2026-01-05T\#(at)Z","kind":"\#(kind)",\#(filed)}"#
    }
    try depot.take([
      line("a", at: "09:00:00", #""deal":"D1","account":"A1","rep":"R1""#),
      line("b", at: "10:00:00", #""account":"A1","rep":"R1""#),
      line("c", at: "11:00:00", kind: "call.held", #""deal":"D1","account":"A1","rep":"R2""#),
      line("a", rev: 1, at: "09:30:00", #""deal":"D2","account":"A2","rep":"R3""#),
    ])
    if isGathered {
      try depot.store.write { (ledger: Ledger) throws -> Void in
        try ledger.note(Self.run(minute: 1, through: 4), packs: [])
      }
      let indexes = try depot.store.database.read {
        try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE type = 'index'")
      }
      for name in ["deal", "account", "rep"] {
        #expect(indexes.contains("activity_of_\(name)") && !indexes.contains("activity_by_\(name)"))
      }
    }
    #expect(try depot.store.database.read { try Schema.hasIndexes($0) })
    try depot.store.read { (ledger: Ledger) throws -> Void in
      func numbers(_ lines: [Ledger.Line]) -> [Int64] { lines.map(\.ordinal).sorted() }
      #expect(try numbers(ledger.lines(.rep, "R1")) == [1, 2, 4])
      #expect(try numbers(ledger.lines(.account, "A1")) == [1, 2, 3, 4])
      #expect(try numbers(ledger.lines(.deal, "D1")) == [1, 3, 4])
      #expect(try numbers(ledger.lines(.deal, "D2")) == [1, 4])
      let calls = try ledger.kinds { $0 == "call.held" }
      #expect(try numbers(ledger.lines(of: calls, filed: (.account, "A1"))) == [3])
      let nine = Instant(milliseconds: 1_767_603_600_000)
      #expect(try numbers(ledger.lines(of: calls, orAt: nine, ofDeal: "D1")) == [1, 3, 4])
      #expect(try numbers(ledger.lines(of: calls, orAt: nine, ofDeal: "D2")).isEmpty)
    }
    try depot.store.database.write { try Schema.dropIndexes($0) }
    _ = try Store.open(depot.path)
    #expect(try depot.store.database.read { try Schema.hasIndexes($0) })
  }

  @Test("only what differs is written again, and named")
  func keeping() throws {
    let depot = try Depot()
    let first = Ledger.Standing(
      kind: "deal", id: "D1", first: Instant(milliseconds: 0), firstActivity: "a0", next: nil)
    var later = first
    later.next = Instant(milliseconds: 9)
    try depot.store.write { (ledger: Ledger) throws -> Void in
      let (one, two, three) = (Self.finding("1"), Self.finding("2"), Self.finding("3"))
      #expect(try ledger.keep(first, [one, two]) == [one, two])
      #expect(try ledger.keep(later, [one, two]).isEmpty)
      #expect(try ledger.standing(kind: "deal", id: "D1") == later)
      #expect(try ledger.due(until: Instant(milliseconds: 9)).map(\.id) == ["D1"])
      let cleared = Self.finding("1", isOpen: false)
      #expect(try ledger.keep(later, [cleared, two, three]) == [cleared, three, one])
      #expect(try ledger.findings(.ofDeal("D1")) == [cleared, two, three])
      #expect(try ledger.findings(.openAbout(person: "R1")) == [two, three])
      #expect(try ledger.keep(later, [cleared]) == [two, three])
      #expect(try ledger.drop(kind: "deal", id: "D1") == [cleared])
      #expect(try ledger.standing(kind: "deal", id: "D1") == nil)
    }
  }

  @Test("people are due when their time has come, until it is noted otherwise")
  func due() throws {
    let depot = try Depot()
    try depot.store.write { (ledger: Ledger) throws -> Void in
      try ledger.noteDue("R1", at: Instant(milliseconds: 5))
      try ledger.noteDue("R2", at: Instant(milliseconds: 6))
      #expect(try ledger.peopleDue(until: Instant(milliseconds: 5)) == ["R1"])
      try ledger.noteDue("R1", at: nil)
      #expect(try ledger.peopleDue(until: Instant(milliseconds: 6)) == ["R2"])
    }
  }
}
