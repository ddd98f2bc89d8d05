import Activity
import EventTime
import GRDB
import TestFiles
import Testing

@testable import Store

/// A store in a folder of its own, and logs to bring into it.
final class Depot {
  let folder = ScratchFolder()
  var store: Store

  init() throws { store = try Store.make(at: folder.path("team.store")) }

  var path: String { store.path }

  static func line(_ id: Int, deal: Int? = 1, rev: Int64 = 0, text: String? = nil, deleted: Bool = false)
    -> String
  {
    LoggedActivity(
      id: "a\(id)", at: Instant(milliseconds: Int64(id) * 60_000), kind: "note.logged",
      deal: deal.map { "D\($0)" }, account: "A\(id % 3)", rep: "R\(id % 2)", text: text, rev: rev,
      deleted: deleted
    ).line
  }

  @discardableResult
  func take(_ lines: [String], into store: Store? = nil) throws -> LogImport {
    let log = folder.write("log.ndjson", lines.map { $0 + "\n" }.joined())
    return try (store ?? self.store).take([log], with: LogReader(catalogue: KindCatalogue()))
  }

  func lines(of store: Store? = nil) throws -> [String] {
    var lines: [String] = []
    try (store ?? self.store).lines { lines.append(String(decoding: $0, as: UTF8.self)) }
    return lines
  }
}

/// What is thrown, or nil.
func problem(_ body: () throws(StoreProblem) -> Void) -> StoreProblem? {
  do {
    try body()
    return nil
  } catch {
    return error
  }
}

@Suite("A store keeps lines of logs as they came")
struct LogKeepingTests {
  @Test("every line once, in the order of arrival, however often and in whatever pieces it comes")
  func idempotent() throws {
    let depot = try Depot()
    let lines = (0..<400).map { Depot.line($0, deal: $0 % 7) }
    let first = try depot.take(Array(lines[..<250]))
    #expect((first.added, first.known) == (250, 0))
    let second = try depot.take(Array(lines[100...]))
    #expect((second.added, second.known) == (150, 150))
    #expect(try depot.lines() == lines)
    let census = try depot.store.census()
    #expect(
      (census.lines, census.activities, census.deals, census.accounts, census.reps) == (400, 400, 7, 3, 2))
    #expect(census.period == Instant(milliseconds: 0)...Instant(milliseconds: 399 * 60_000))
  }

  @Test("edits and tombstones stand beside what they change, and so do different lines of one edit")
  func edits() throws {
    let depot = try Depot()
    let lines = [
      Depot.line(1), Depot.line(1, rev: 2, text: "later"), Depot.line(1, rev: 2, text: "otherwise"),
      Depot.line(1, rev: 1, text: "late"), Depot.line(2), Depot.line(2, rev: 3, deleted: true),
      Depot.line(3, rev: 1, deleted: true), Depot.line(3, rev: 2),
    ]
    #expect(try depot.take(lines + lines.reversed()).added == lines.count)
    #expect(try depot.lines() == lines)
    let census = try depot.store.census()
    #expect((census.lines, census.activities, census.deleted) == (8, 3, 1))
    #expect(try depot.store.faults(KindCatalogue()) == [])
  }

  @Test("ids, deals and texts of any letters come back as they were")
  func hostileTexts() throws {
    let depot = try Depot()
    let odd =
      #"{"id":"a\u0000b","at":"2026-01-05T09:00:00Z","kind":"note.logged","deal":"D'; DROP TABLE activity"}"#
    let lines = [
      odd, odd.replacing("\\u0000", with: "\\u0000\\u0000"),
      #"  {"kind":"x.y","deal":"Zürich 🏔","at":"1969-12-31T23:59:59.5+02:00","id":"","id ":1}"#
        .replacing("\"\",", with: "\"ü\","),
    ]
    #expect(try depot.take(lines + lines).added == 3)
    #expect(try depot.lines() == lines.map { $0 })
    #expect(try depot.store.faults(KindCatalogue()) == [])
  }

  @Test("what is no activity is rejected with its place, and the rest is kept")
  func rejections() throws {
    let depot = try Depot()
    let strange = #"{"id":"a3","at":"2026-01-05T09:00:00Z","kind":"no.kind","deal":"D1"}"#
    let taken = try depot.take([Depot.line(1), "{}", "nonsense", Depot.line(2), strange])
    #expect((taken.added, taken.summary?.rejected) == (3, 2))
    #expect(taken.summary?.firstRejections.map(\.line) == [2, 3])
    #expect(taken.summary?.unknownKinds.map(\.kind) == ["no.kind"])
  }

  @Test("where a log breaks off, what came before is kept and the reason is given")
  func brokenOff() throws {
    let depot = try Depot()
    let first = depot.folder.write("first.ndjson", Depot.line(1) + "\n")
    let taken = try depot.store.take(
      [first, depot.folder.path("nothing.ndjson")], with: LogReader(catalogue: KindCatalogue()))
    #expect(taken.brokenOff?.isMissing == true)
    #expect(try depot.lines().count == taken.added)
  }

  @Test("a deal, an account and a rep of one id are three")
  func subjects() throws {
    let depot = try Depot()
    let line = #"{"id":"a","at":"2026-01-05T09:00:00Z","kind":"x.y","deal":"X","account":"X","rep":"X"}"#
    try depot.take([line])
    let census = try depot.store.census()
    #expect((census.deals, census.accounts, census.reps) == (1, 1, 1))
    #expect(try depot.store.faults(KindCatalogue()) == [])
  }

  @Test("what a first import leaves for its end is made by whoever opens the store next")
  func indexes() throws {
    let depot = try Depot()
    try depot.take([Depot.line(1)])
    #expect(try depot.store.database.read { try Schema.hasIndexes($0) })
    try depot.store.database.write { try Schema.dropIndexes($0) }
    #expect(try !depot.store.database.read { try Schema.hasIndexes($0) })
    let reopened = try Store.open(depot.path)
    #expect(try reopened.database.read { try Schema.hasIndexes($0) })
  }

  @Test("more lines than one transaction takes are all there")
  func batches() throws {
    let depot = try Depot()
    depot.store.batch = 500
    let count = 12_017
    #expect(try depot.take((0..<count).map { Depot.line($0) }).added == count)
    #expect(try depot.store.census().lines == count)
  }
}

@Suite("A store keeps the directory")
struct DirectoryKeepingTests {
  static func entry(_ id: String, team: String, from day: Int64?) -> Directory.Entry {
    Directory.Entry(
      .person, id: id, name: "Ms \(id)", role: "rep", team: team, fields: [.init("region", .text("DE"))],
      from: day.map { Instant(milliseconds: $0 * 86_400_000) })
  }

  @Test("an entry is kept once; another one for the same day takes its place, and going back does as well")
  func replaced() throws {
    let depot = try Depot()
    let north = Self.entry("R1", team: "north", from: nil)
    let south = Self.entry("R1", team: "south", from: nil)
    let later = Self.entry("R1", team: "south", from: 40)
    #expect(try depot.store.take([north, later]) == (2, 0))
    #expect(try depot.store.take([north, later]) == (0, 2))
    #expect(try depot.store.take([south]) == (1, 0))
    #expect(try depot.store.take([north]) == (1, 0))
    let entries = try depot.store.directoryLines().compactMap { Directory.Entry(line: $0) }
    #expect(entries == [north, later, south, north])
    #expect(try depot.store.faults(KindCatalogue()) == [])
  }

  @Test("the whole directory is exchanged in one step")
  func exchanged() throws {
    let depot = try Depot()
    _ = try depot.store.take([Self.entry("R1", team: "north", from: nil)])
    let others = [Self.entry("R2", team: "east", from: 3), Self.entry("R3", team: "east", from: 3)]
    try depot.store.replaceDirectory(others)
    #expect(try depot.store.directoryLines() == others.map(\.line))
  }
}
