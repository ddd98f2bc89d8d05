import Activity
import EventTime
import SourceText
import TestFiles
import Testing

@testable import Store

@Suite("What a store keeps of a person is given out and erased")
struct PersonTests {
  static let lines = [
    #"{"id":"a1","at":"2026-03-02T09:00:00Z","kind":"call.held","deal":"D1","rep":"R0007","text":"Zoe Quill called"}"#,
    #"{"id":"a2","at":"2026-03-03T09:00:00Z","kind":"call.held","deal":"D2","rep":"R1","contacts":["R0007"]}"#,
    #"{"id":"a3","at":"2026-03-04T09:00:00Z","kind":"note.logged","deal":"D3","rep":"R00071","text":"ask R0007, says Zoe Quill"}"#,
    #"{"id":"a4","at":"2026-03-05T09:00:00Z","kind":"call.held","deal":"D3","rep":"\u005200\u00307","data":{"by":"x"}}"#,
    #"{"id":"a5","at":"2026-03-06T09:00:00Z","kind":"nudge.sent","deal":"D1","rep":"R1","data":{"nudge":"n","person":"R0007"}}"#,
  ]

  static let instant = Instant(milliseconds: 1_772_000_000_000)

  let depot: Depot

  init() throws {
    depot = try Depot()
    let other = #"{"id":"b","at":"2026-03-04T09:00:00Z","kind":"call.held","deal":"D3","rep":"R00071"}"#
    try depot.take(Self.lines + [other])
    _ = try depot.store.take([
      Directory.Entry(.person, id: "R0007", name: "Zoe Quill", role: "rep", manager: "M1", team: "north"),
      Directory.Entry(.person, id: "R1", name: "Ada", manager: "R0007"),
    ])
    try depot.store.write { ledger in
      try ledger.keepNudge("n", finding: "f", person: "R0007", isOpen: true)
      try ledger.keepAnswer(
        activity: "x", nudge: "n", at: Self.instant, person: "R0007", answer: "wrong",
        reason: "Zoe Quill says so")
      let points = [
        Ledger.Delivery.Point(nudge: "n", isTakenBack: false, body: #"{"text":"Zoe Quill waits"}"#)
      ]
      for (person, head) in [("R0007", #"{"person":"R0007"}"#), ("M1", #"{"person":"M1","name":"R0007"}"#)] {
        _ = try ledger.keep(
          Ledger.Delivery(id: "\(person):1", person: person, made: Self.instant, head: head, points: points))
      }
      _ = try ledger.keep(
        Ledger.Standing(
          kind: "rep", id: "R0007", first: Self.instant, firstActivity: "a0", next: nil),
        [
          Ledger.StoredFinding(
            id: "f", rule: "p/r", subjectKind: "rep", subject: "R0007", deal: nil, rep: "R0007",
            manager: "M1",
            isOpen: true, body: Array("R0007".utf8))
        ])
      try ledger.note(
        Ledger.Decision(
          at: Self.instant, kind: "silence", what: "people R0007, until May", people: ["R0007"], by: "R0007",
          why: "Zoe Quill is ill"))
    }
  }

  /// Whether bytes stand anywhere in the files of the store.
  private func holds(_ words: String) -> Bool {
    ["", "-wal", "-journal"].contains { ending in
      guard let bytes = TestFiles.bytes(depot.path + ending) else { return false }
      return !bytes.isEmpty && String(decoding: bytes, as: UTF8.self).contains(words)
    }
  }

  @Test("everything about them is listed, and nothing of others")
  func export() throws {
    let records = try depot.store.records(of: "R0007")
    func count(_ part: PersonalRecord.Part) -> Int { records.count { $0.part == part } }
    #expect(count(.activity) == 4 && count(.directory) == 2 && count(.finding) == 1)
    #expect(count(.nudge) == 1 && count(.answer) == 1 && count(.message) == 1 && count(.decision) == 1)
    #expect(records.allSatisfy { (try? JSON(Array($0.body.utf8))) != nil })
    #expect(records.contains { $0.body.contains(#""nudges":[{"text":"Zoe Quill waits"}]"#) })
    #expect(try depot.store.records(of: "R00071").map(\.part) == [.activity, .activity])
    #expect(try depot.store.records(of: "R9").isEmpty)
  }

  @Test("their bytes are gone from the file, what others did stays, and the trail says so without them")
  func erasure() throws {
    #expect(holds("R0007\"") || holds("R0007"))
    let erasure = try depot.store.erase(
      "R0007", by: "data protection", why: "R0007 asked", at: Self.instant, KindCatalogue())
    #expect(erasure.pseudonym == "erased-1")
    #expect(
      erasure.counts[.activity] == 5 && erasure.counts[.directory] == 2 && erasure.counts[.message] == 3)
    let rest = try depot.lines()
    #expect(rest.count == 6 && rest.contains { $0.contains(#""rep":"R00071""#) })
    #expect(rest.contains { $0.contains("ask erased-1, says erased-1") })
    #expect(!rest.contains { $0.contains("called") })
    #expect(!holds("Zoe Quill") && !holds("\\u005200"))
    for line in rest + (try depot.store.directoryLines()) {
      #expect(!line.replacing("R00071", with: "").contains("R0007"), "\(line)")
    }
    #expect(try depot.store.faults(KindCatalogue()).isEmpty)
    let decisions = try depot.store.read { try $0.decisions() }
    #expect(decisions.map(\.kind) == ["silence", "erasure"])
    #expect(decisions[0].what == "people erased-1, until May" && decisions[0].by == "erased-1")
    #expect(decisions[1].by == "data protection" && decisions[1].why == "erased-1 asked")
    #expect(try depot.store.records(of: "R0007").isEmpty)
    #expect(try depot.store.read { try $0.findings(.all) }.isEmpty)
    #expect(try depot.store.read { try $0.waitingDeliveries() }.map(\.person) == ["M1"])
  }

  @Test("no byte of an id that is part of no other one is left")
  func bytes() throws {
    let depot = try Depot()
    try depot.take((0..<500).map { Depot.line($0, text: $0 % 7 == 0 ? "with unique-person-x" : nil) })
    try depot.take([
      #"{"id":"z","at":"2026-03-02T09:00:00Z","kind":"call.held","deal":"D1","rep":"unique-person-x"}"#
    ])
    let person = "unique-person-x"
    func isThere() -> Bool {
      ["", "-wal"].contains { ending in
        TestFiles.bytes(depot.path + ending).map { String(decoding: $0, as: UTF8.self).contains(person) }
          ?? false
      }
    }
    #expect(isThere())
    _ = try depot.store.erase(person, by: "x", why: nil, at: Self.instant, KindCatalogue())
    #expect(!isThere())
    #expect(try depot.lines().count == 501)
  }

  @Test("to erase what is erased changes nothing, and the next one has a name of their own")
  func again() throws {
    func erase(_ person: String) throws -> Erasure {
      try depot.store.erase(person, by: "x", why: nil, at: Self.instant, KindCatalogue())
    }
    _ = try erase("R0007")
    let lines = try depot.lines()
    #expect(try erase("R0007").pseudonym == nil)
    #expect(try depot.lines() == lines)
    #expect(try erase("R1").pseudonym == "erased-2")
    #expect(try depot.store.read { try $0.decisions() }.count { $0.kind == "erasure" } == 2)
  }
}
