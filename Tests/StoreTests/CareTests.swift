import Activity
import GRDB
import Glibc
import TestFiles
import Testing

@testable import Store

@Suite("A store is refused where it cannot be what it should be")
struct RefusalTests {
  @Test("nothing there, and something there already")
  func existence() throws {
    let depot = try Depot()
    #expect(problem { () throws(StoreProblem) in _ = try Store.make(at: depot.path) } == .exists(depot.path))
    let nothing = depot.folder.path("nothing")
    #expect(problem { () throws(StoreProblem) in _ = try Store.open(nothing) } == .missing(nothing))
    #expect(access(nothing, F_OK) != 0)
    let nowhere = depot.folder.path("no/folder")
    guard case .unusable = problem({ () throws(StoreProblem) in _ = try Store.make(at: nowhere) }) else {
      Issue.record("was made")
      return
    }
  }

  @Test("a text, an empty file and a database of others", arguments: [true, false])
  func foreign(isReadOnly: Bool) throws {
    let folder = ScratchFolder()
    let other = folder.path("other.sqlite")
    try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE player (id INTEGER)") }
    let text = folder.write("text", String(repeating: "not a database at all\n", count: 100))
    for path in [text, other, folder.write("empty", "")] {
      let before = TestFiles.bytes(path)
      let refused = problem { () throws(StoreProblem) in _ = try Store.open(path, isReadOnly: isReadOnly) }
      #expect(refused == .foreign(path))
      if path == text { #expect(TestFiles.bytes(path) == before) }
    }
  }

  @Test("one that a later version wrote")
  func newer() throws {
    let depot = try Depot()
    try depot.store.database.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 what is not known yet')")
    }
    let refused = problem { () throws(StoreProblem) in _ = try Store.open(depot.path) }
    #expect(refused == .newer(depot.path))
    #expect(refused?.message.contains("later version") == true)
  }

  @Test(
    "an earlier version's is brought up to date by whoever writes, and by nobody else",
    arguments: ["1 log and directory", "2 runs, findings and nudges"])
  func older(_ version: String) throws {
    let depot = try Depot()
    let path = depot.path + ".old"
    let line = Depot.line(0)
    do {
      let queue = try DatabaseQueue(path: path)
      try queue.write { try Schema.mark($0) }
      try Schema.migrator.migrate(queue, upTo: version)
      try queue.write { db in
        try db.execute(
          sql: """
            INSERT INTO activity (id, rev, variant, at, recorded, deleted, line)
            SELECT json_extract(?1, '$.id'), 0, 0, 0, 0, 0, ?1
            """, arguments: [line])
      }
    }
    let reading = problem { () throws(StoreProblem) in _ = try Store.open(path, isReadOnly: true) }
    #expect(reading == .older(path))
    let writer = try Store.open(path)
    #expect(try depot.take([Depot.line(1)], into: writer).added == 1)
    #expect(try depot.lines(of: writer).count == 2)
    #expect(try writer.read { try $0.lastRun() } == nil)
    let kinds = try writer.read { try $0.lines(of: $0.kinds { _ in true }) }
    #expect(kinds.map(\.kind).count == 2 && kinds.allSatisfy { !$0.kind.isEmpty })
  }

  @Test("a second writer waits, and is told when it has waited long enough")
  func busy() throws {
    let depot = try Depot()
    let second = try Store.open(depot.path, wait: 0.05)
    let blocked = try depot.store.database.inDatabase { db in
      try db.beginTransaction(.immediate)
      defer { try? db.rollback() }
      return problem { () throws(StoreProblem) in
        _ = try second.take([DirectoryKeepingTests.entry("R1", team: "x", from: 1)])
      }
    }
    #expect(blocked == .busy(depot.path))
    #expect(try second.take([DirectoryKeepingTests.entry("R1", team: "x", from: 1)]) == (1, 0))
  }

  @Test("a full disk and a store that is only to be read are said, and nothing that was kept is lost")
  func full() throws {
    let depot = try Depot()
    let kept = (0..<2_000).map { Depot.line($0) }
    try depot.take(kept)
    let pages = try depot.store.database.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    try depot.store.database.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = \(pages + 3)") }
    let more = (0..<2_000).map { Depot.line(1_000_000 + $0, text: "and a note, so that it takes room") }
    #expect(throws: StoreProblem.full(depot.path)) { try depot.take(more) }
    #expect(try depot.lines() == kept)
    try depot.store.database.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = 100000000") }
    #expect(try depot.take(more).added == more.count)
    let reader = try Store.open(depot.path, isReadOnly: true)
    #expect(throws: StoreProblem.readOnly(depot.path)) { try depot.take([Depot.line(-1)], into: reader) }
    #expect(try depot.lines(of: reader) == kept + more)
    #expect(try reader.faults(KindCatalogue()) == [])
  }
}

@Suite("A store is copied, brought back and looked through")
struct CareTests {
  @Test("a copy holds the same, is a store itself, and is not made over a file")
  func backup() throws {
    let depot = try Depot()
    let lines = (0..<300).map { Depot.line($0) }
    try depot.take(lines)
    let path = depot.folder.path("copy.store")
    try depot.store.backUp(to: path)
    #expect(try depot.lines(of: Store.open(path, isReadOnly: true)) == lines)
    #expect(problem { () throws(StoreProblem) in try depot.store.backUp(to: path) } == .exists(path))
    #expect(TestFiles.names(in: depot.folder.path).filter { $0.contains("unfinished") } == [])
  }

  @Test("a copy is brought back over what came since, and over a file that is no store any more")
  func restore() throws {
    let depot = try Depot()
    let lines = (0..<300).map { Depot.line($0) }
    try depot.take(lines)
    let path = depot.folder.path("copy.store")
    try depot.store.backUp(to: path)
    try depot.take((0..<100).map { Depot.line(5_000 + $0) })
    let copy = try Store.open(path, isReadOnly: true)
    try copy.overwrite(depot.path)
    #expect(try depot.lines() == lines)
    #expect(try depot.take([Depot.line(7_000)]).added == 1)
    for torn in ["torn", String(repeating: "torn", count: 9_999), ""] {
      let path = depot.folder.write("torn.store", torn)
      depot.folder.write("torn.store-wal", "what a dead program left")
      try copy.overwrite(path)
      #expect(try depot.lines(of: Store.open(path)) == lines)
    }
  }

  @Test("room is given back")
  func compact() throws {
    let depot = try Depot()
    try depot.take((0..<6_000).map { Depot.line($0, text: "a note") })
    try depot.store.database.write { try $0.execute(sql: "DELETE FROM activity WHERE ordinal > 100") }
    let before = depot.store.bytes
    try depot.store.compact()
    #expect(depot.store.bytes * 10 < before)
    #expect(try depot.lines().count == 100)
  }

  @Test(
    "a line that was changed, one that stands elsewhere, and an entry of somebody else are found",
    arguments: [
      ("UPDATE activity SET line = 'nonsense' WHERE ordinal = 5", "line 5 is no activity"),
      ("UPDATE activity SET at = at + 1 WHERE ordinal = 6", "line 6 stands under what it does not say"),
      ("UPDATE activity SET deal = 2 WHERE ordinal = 7", "line 7 stands under what it does not say"),
      ("UPDATE activity SET rev = 9 WHERE ordinal = 8", "line 8 stands under what it does not say"),
      ("UPDATE directory_entry SET id = 'R9'", "entry 1 of the directory stands under what it does not say"),
    ])
  func faults(change: String, fault: String) throws {
    let depot = try Depot()
    try depot.take((0..<50).map { Depot.line($0) })
    _ = try depot.store.take([DirectoryKeepingTests.entry("R1", team: "x", from: 1)])
    #expect(try depot.store.faults(KindCatalogue()) == [])
    try depot.store.database.write { try $0.execute(sql: change) }
    #expect(try depot.store.faults(KindCatalogue()) == [fault])
  }

  @Test("bytes that were overwritten are found, or the store cannot be opened, or nobody reads them")
  func overwritten() throws {
    let depot = try Depot()
    let lines = (0..<3_000).map { Depot.line($0) }
    try depot.take(lines)
    try depot.store.compact()
    let whole = try #require(TestFiles.bytes(depot.path))
    for place in stride(from: 4_096 + 300, to: whole.count, by: whole.count / 13) {
      var torn = whole
      for offset in place..<min(place + 64, whole.count) { torn[offset] ^= 0x5A }
      let path = depot.folder.write("torn.store", torn)
      let reading = Result {
        let store = try Store.open(path, isReadOnly: true)
        return try store.faults(KindCatalogue()).isEmpty ? depot.lines(of: store) : nil
      }
      if case .success(let read?) = reading { #expect(read == lines, "\(place)") }
    }
  }
}
