import EventTime
import Symbols
import TestFiles
import Testing

@testable import Activity

@Suite("A directory says who belongs to whom, and when")
struct DirectoryTests {
  static func day(_ text: String) -> Instant {
    CivilDate.parse(text).map { TimeZoneRules.utc.startOfDay($0) } ?? .earliest
  }

  static func person(
    _ id: String, manager: String? = nil, role: String? = nil, team: String? = nil, from: String? = nil,
    until: String? = nil
  ) -> Directory.Entry {
    Directory.Entry(
      .person, id: id, role: role, manager: manager, team: team, from: from.map(day), until: until.map(day))
  }

  /// Who is the manager, a millisecond before and at the start of each day.
  func check(
    _ entries: [Directory.Entry], of rep: String, _ expected: [(day: String, before: String?, at: String?)],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var symbols = SymbolTable()
    let rep = symbols.intern(rep)
    let linked = LinkedDirectory(Directory(entries), symbols: &symbols)
    for (day, before, at) in expected {
      let start = Self.day(day)
      let eve = Instant(milliseconds: start.milliseconds - 1)
      #expect(linked.entry(.person, of: rep, at: eve)?.manager == before, sourceLocation: sourceLocation)
      #expect(linked.entry(.person, of: rep, at: start)?.manager == at, sourceLocation: sourceLocation)
    }
  }

  @Test("a later from replaces the earlier entry from that day on, in whatever order they stand")
  func replacing() {
    let entries = [
      Self.person("R1", manager: "M1"), Self.person("R1", manager: "M3", from: "2026-03-01"),
      Self.person("R1", manager: "M2", from: "2026-01-08"), Self.person("R2", manager: "M9"),
    ]
    for order in [entries, entries.reversed()] {
      check(
        order, of: "R1", [("2026-01-08", "M1", "M2"), ("2026-03-01", "M2", "M3"), ("2030-01-01", "M3", "M3")])
    }
  }

  @Test("until is the first instant at which an entry no longer holds, and nothing comes back")
  func until() {
    check([Self.person("R1", manager: "M1", until: "2026-01-08")], of: "R1", [("2026-01-08", "M1", nil)])
    check(
      [
        Self.person("R1", manager: "M1"),
        Self.person("R1", manager: "M2", from: "2026-02-01", until: "2026-03-01"),
      ],
      of: "R1", [("2026-02-01", "M1", "M2"), ("2026-03-01", "M2", nil)])
    check(
      [
        Self.person("R1", manager: "M1", until: "2026-02-01"),
        Self.person("R1", manager: "M2", from: "2026-03-01"),
      ],
      of: "R1", [("2026-02-01", "M1", nil), ("2026-03-01", nil, "M2")])
    check(
      [
        Self.person("R1", manager: "M1", until: "2026-09-01"),
        Self.person("R1", manager: "M2", from: "2026-03-01"),
      ],
      of: "R1", [("2026-03-01", "M1", "M2"), ("2026-09-01", "M2", "M2")])
  }

  @Test("of two entries from the same day the one that comes later holds")
  func sameDay() {
    check(
      [Self.person("R1", manager: "M1"), Self.person("R1", manager: "M2")], of: "R1",
      [("2026-01-01", "M2", "M2")])
  }

  @Test("an entry without a manager ends the one before")
  func leaving() {
    check(
      [Self.person("R1", manager: "M1"), Self.person("R1", team: "x", from: "2026-01-08")], of: "R1",
      [("2026-01-08", "M1", nil)])
    check([Self.person("R2", manager: "M1")], of: "R1", [("2026-01-08", nil, nil)])
  }

  @Test("somebody is a manager by role or because an entry names them, while it holds")
  func managers() {
    var symbols = SymbolTable()
    let directory = Directory([
      Self.person("R1", manager: "M1", team: "north", until: "2026-01-08"),
      Self.person("M2", role: "manager"),
      Self.person("R2", manager: "M1", team: "north", from: "2026-02-01"), Self.person("R3", role: "rep"),
    ])
    let linked = LinkedDirectory(directory, symbols: &symbols)
    func isManager(_ id: String, _ day: String) -> Bool {
      symbols.find(id).map { linked.isManager($0, at: Self.day(day)) } ?? false
    }
    #expect(isManager("M1", "2026-01-07") && !isManager("M1", "2026-01-08") && isManager("M1", "2026-02-01"))
    #expect(isManager("M2", "2026-01-08") && !isManager("R3", "2026-01-08") && !isManager("R1", "2026-01-01"))
    let reps = symbols.find("M1").map { linked.reps(ofManager: $0) } ?? []
    #expect(reps.map(symbols.text) == ["R1", "R2"])
    let changes = symbols.find("R1").map { linked.changes(.person, of: $0) }
    #expect(changes == [Self.day("2026-01-08")])
    #expect(!linked.isManager(symbols.intern("somebody new"), at: Self.day("2026-01-08")))
  }

  @Test("names fall back to the id, and further keys are fields")
  func names() throws {
    let zone = try #require(TimeZoneRules.load("Europe/Berlin"))
    let entry = try Directory.Entry(
      members: [
        ("account", "A1"), ("name", "Harbour Cranes"), ("tier", "key"), ("team", "own"), ("segment", .null),
        ("from", "2026-01-01"),
      ], zone: zone)
    #expect(entry.from == RFC3339.parse("2025-12-31T23:00:00Z"))
    #expect(entry.fields == [.init("tier", "key"), .init("team", "own")])
    let directory = Directory([entry])
    #expect(directory.name(of: .account, "A1", at: Self.day("2026-01-01")) == "Harbour Cranes")
    #expect(directory.name(of: .account, "A1", at: Self.day("2025-01-01")) == "A1")
    #expect(directory.name(of: .deal, "A1", at: Self.day("2026-01-01")) == "A1")
  }

  @Test(
    "entries that are none",
    arguments: [
      ([("name", "x")], "none of 'person', 'account' and 'deal' is there"),
      ([("person", "R"), ("deal", "D")], "'person' and 'deal' stand in one entry"),
      ([("person", "")], "'person' is empty"),
      ([("person", 1)], "'person' is not a text"),
      ([("person", "R"), ("team", true)], "'team' is not a text"),
      ([("person", "R"), ("from", "soon")], "'from' is neither a date nor an RFC 3339 instant with offset"),
      ([("person", "R"), ("from", "2026-01-02"), ("until", "2026-01-02")], "'until' is not after 'from'"),
    ] as [([(String, DataValue)], String)])
  func problems(_ members: [(String, DataValue)], _ message: String) {
    #expect(throws: Directory.EntryProblem.self) {
      do throws(Directory.EntryProblem) {
        _ = try Directory.Entry(members: members.map { (key: $0.0, value: $0.1) }, zone: .utc)
      } catch {
        #expect(error.message == message)
        throw error
      }
    }
  }

  @Test("lines are read from a file; what is no entry is rejected")
  func reading() throws {
    let folder = ScratchFolder()
    let text = """
      {"person":"R1","name":"Kim \\"K\\"","manager":"M1","quota":5,"langs":["de",1.5,null],"from":"2026-01-08"}

      {"person":
      {"account":"A1","site":{"x":1}}
      {"deal":"D1","deal":"D2"}
      {"x":1}
      {"deal":"D1","name":"Pumps"}
      """
    let (directory, rejections) = try DirectoryReader().read(folder.write("d.ndjson", text))
    #expect(directory.entries.map(\.id) == ["R1", "D1"])
    #expect(directory.entries[0].name == "Kim \"K\"")
    #expect(directory.entries[0].field("langs") == ["de", 1.5, .null])
    #expect(rejections.map(\.line) == [3, 4, 5, 6])
    #expect(rejections[1].reason == "an object within the entry at byte 23")
    #expect(
      rejections[1].byteOffset == text.utf8.count
        - #"{"account":"A1","site":{"x":1}}\#n{"deal":"D1","deal":"D2"}\#n{"x":1}\#n{"deal":"D1","name":"Pumps"}"#
        .utf8.count)
  }
}
