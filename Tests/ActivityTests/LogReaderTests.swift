import EventTime
import Symbols
import TestFiles
import Testing

@testable import Activity

@Suite("Logs are read from files, folders and compressed files")
struct LogReaderTests {
  let folder = ScratchFolder()

  static func line(_ id: Int, text: String? = nil, rev: Int = 0) -> String {
    LoggedActivity(
      id: "a\(id)", at: Instant(milliseconds: Int64(id) * 1_000), kind: "note.logged", deal: "D\(id % 7)",
      text: text,
      rev: Int64(rev)
    ).line
  }

  static func log(_ ids: some Sequence<Int>) -> String { ids.map { line($0) + "\n" }.joined() }

  /// Reads and says which ids came, in order, and what became of the lines.
  func check(
    _ paths: [String], gives ids: some Sequence<Int>, rejected: [String] = [], edited: Int = 0,
    conflicts: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var rejections: [Rejection] = []
    let (timeline, summary) = try withoutActuallyEscaping({ rejections.append($0) }) { collect in
      var reader = LogReader(catalogue: KindCatalogue())
      reader.onReject = collect
      return try reader.read(paths)
    }
    #expect(
      timeline.rows.indices.map { timeline.id($0) } == ids.map { "a\($0)" }, sourceLocation: sourceLocation)
    #expect(
      rejections.map { "\($0.line)@\($0.byteOffset): \($0.reason)" } == rejected,
      sourceLocation: sourceLocation)
    #expect(summary.rejected == rejected.count, sourceLocation: sourceLocation)
    #expect(summary.firstRejections == Array(rejections.prefix(5)), sourceLocation: sourceLocation)
    #expect(summary.edited == edited, sourceLocation: sourceLocation)
    #expect(summary.conflicts == conflicts, sourceLocation: sourceLocation)
    let parts = summary.kept + summary.edited + summary.deleted + summary.rejected + summary.outOfWindow
    #expect(summary.read == parts, sourceLocation: sourceLocation)
  }

  func checkError(
    _ paths: [String], contains message: String, isMissing: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do throws(LogReadError) {
      _ = try LogReader(catalogue: KindCatalogue()).read(paths)
      Issue.record("was read", sourceLocation: sourceLocation)
    } catch {
      #expect(error.description.contains(message), sourceLocation: sourceLocation)
      #expect(error.isMissing == isMissing, sourceLocation: sourceLocation)
    }
  }

  @Test(
    "an input that ends in the middle of a line is said to be cut short, one without a last line feed is not")
  func cutShort() throws {
    let whole = folder.write("whole.ndjson", Self.log(1...2) + Self.line(3))
    let cut = folder.write("cut.ndjson", Self.log(1...2) + String(Self.line(3).dropLast(5)))
    let reader = LogReader(catalogue: KindCatalogue())
    #expect(try reader.read([whole]).summary.cutShort.isEmpty)
    let summary = try reader.read([cut]).summary
    #expect(summary.cutShort == [cut])
    #expect(summary.kept == 2 && summary.rejected == 1)
  }

  @Test("a plain file, with or without a line feed at its end, a mark at its start, blank lines")
  func plainFiles() throws {
    let log = Self.log(1...3)
    try check([folder.write("a", log)], gives: 1...3)
    try check([folder.write("b", String(log.dropLast()))], gives: 1...3)
    try check([folder.write("c", "\u{FEFF}" + log)], gives: 1...3)
    try check([folder.write("d", "\n \r\n" + log.replacing("\n", with: "\r\n\n"))], gives: 1...3)
    try check([folder.write("e", "")], gives: [])
    try check([folder.write("f", "\n\n")], gives: [])
  }

  @Test("lines in any order, over several files")
  func order() throws {
    let first = folder.write("1", Self.log([5, 3, 9]))
    let second = folder.write("2", Self.log([4, 1]))
    try check([first, second], gives: [1, 3, 4, 5, 9])
  }

  @Test("a folder is its logs by name, and nothing else of it")
  func folders() throws {
    _ = folder.write("b.ndjson.gz", gzip(Array(Self.log([2]).utf8)))
    _ = folder.write("a.jsonl", Self.log([1]))
    _ = folder.write("c.ndjson.zst", zstd(Array(Self.log([3]).utf8)))
    _ = folder.write(".hidden.ndjson", "x\n")
    _ = folder.write("notes.txt", "x\n")
    try check([folder.path], gives: 1...3)
  }

  @Test("gzip of several members and zstd of several frames")
  func compressed() throws {
    let first = Array(Self.log(1...2_000).utf8)
    let second = Array(Self.log(2_001...2_500).utf8)
    try check([folder.write("a", gzip(first) + gzip(second) + [0, 0, 0])], gives: 1...2_500)
    try check([folder.write("b", zstd(first) + zstd(second))], gives: 1...2_500)
  }

  @Test("a compressed file that ends too early is an error, wherever it does")
  func truncated() {
    let text = Array(Self.log(1...200).utf8)
    for (name, bytes) in [("gzip", gzip(text)), ("zstd", zstd(text))] {
      for end in stride(from: 5, to: bytes.count, by: 97) {
        checkError([folder.write(name, Array(bytes[..<end]))], contains: "ends too early")
      }
    }
  }

  @Test("a damaged compressed file is an error")
  func damaged() {
    let text = Array(Self.log(1...200).utf8)
    for (name, bytes) in [("gzip", gzip(text)), ("zstd", zstd(text))] {
      var damaged = bytes
      for index in 20..<60 { damaged[index] ^= 0xA5 }
      checkError([folder.write(name, damaged)], contains: "cannot be decompressed")
    }
    checkError([folder.write("tail", gzip(text) + Array("rubbish".utf8))], contains: "cannot be decompressed")
  }

  @Test("inputs that are not there")
  func missing() {
    checkError([folder.path + "/none"], contains: "no such file", isMissing: true)
    checkError([folder.path], contains: "holds no log", isMissing: true)
  }

  @Test("rejected lines are told with line, byte offset and reason, and the run goes on")
  func rejections() throws {
    let good = Self.line(1)
    let text = "x\n\(good)\n\n{}\n\(Self.line(2))\n{\"id\":"
    let offset = good.utf8.count + 4
    try check(
      [folder.write("a", text)], gives: 1...2,
      rejected: [
        "1@0: no JSON object", "4@\(offset): 'id' is missing",
        "6@\(text.utf8.count - 6): 'id' is not a text",
      ])
  }

  @Test("bytes that are no text at all are rejected line by line")
  func binary() throws {
    var state: UInt64 = 42
    let bytes = (0..<100_000).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    let (timeline, summary) = try LogReader(catalogue: KindCatalogue()).read([folder.write("a", [0] + bytes)])
    #expect(timeline.rowCount == 0)
    #expect(summary.rejected > 300)
    #expect(summary.firstRejections.count == 5)
  }

  @Test("the longest line is read, a longer one is rejected with its beginning")
  func longLines() throws {
    let envelope = Self.line(1, text: "").utf8.count
    let longest = Self.line(1, text: String(repeating: "x", count: LogLimits.lineBytes - envelope))
    #expect(longest.utf8.count == LogLimits.lineBytes)
    try check([folder.write("a", longest + "\n" + Self.line(2))], gives: 1...2)
    try check([folder.write("b", Self.line(2) + "\n" + longest)], gives: 1...2)
    let tooLong = Self.line(3, text: String(repeating: "x", count: LogLimits.lineBytes + 1 - envelope))
    let offset = Self.line(2).utf8.count + 1
    let path = folder.write("c", Self.line(2) + "\n" + tooLong + "\n" + Self.line(4) + "\nx\n")
    let after = offset + tooLong.utf8.count + 1 + Self.line(4).utf8.count + 1
    try check(
      [path], gives: [2, 4], rejected: ["2@\(offset): longer than 16 MiB", "4@\(after): no JSON object"])
    let summary = try LogReader(catalogue: KindCatalogue()).read([path]).summary
    #expect(summary.firstRejections[0].text.count == LogLimits.rejectedLineBytes)
    try check([folder.write("d", tooLong)], gives: [], rejected: ["1@0: longer than 16 MiB"])
  }

  @Test("texts come back whole from every place of a block")
  func blocks() throws {
    let lines = (0..<3_000).map { Self.line($0, text: String(repeating: "é\"", count: $0 % 900)) }
    for (name, bytes) in [
      ("plain", Array(lines.joined(separator: "\n").utf8)),
      ("gz", gzip(Array(lines.joined(separator: "\n").utf8))),
    ] {
      let timeline = try LogReader(catalogue: KindCatalogue()).read([folder.write(name, bytes)]).timeline
      #expect(timeline.rows.indices.allSatisfy { timeline.activity($0).line == lines[$0] })
    }
  }

  @Test(
    "of two lines with one rev the one whose text sorts last wins, in files that can and cannot be read again"
  )
  func conflicts() throws {
    let lines = [Self.line(1, text: "alpha"), Self.line(1, text: "beta"), Self.line(2), Self.line(2)]
    for order in [lines, lines.reversed()] {
      let text = Array(order.joined(separator: "\n").utf8)
      for bytes in [text, gzip(text), [0xEF, 0xBB, 0xBF] + text] {
        let path = folder.write("a", bytes)
        try check([path], gives: 1...2, edited: 2, conflicts: ["a1"])
        let timeline = try LogReader(catalogue: KindCatalogue()).read([path]).timeline
        #expect(timeline.text(0) == "beta")
      }
    }
  }

  @Test("lines that differ in key order and spaces only are no conflict")
  func noConflict() throws {
    let other =
      #"{ "rev":0, "kind":"note.logged","x":1,"deal":"D1","at":"1970-01-01T01:00:01+01:00","id":"a1"}"#
    try check([folder.write("a", Self.line(1) + "\n" + other)], gives: [1], edited: 1)
  }

  @Test("texts of one content in several forms: the last of all texts wins, whatever their order")
  func conflictOfForms() throws {
    let plain = #"{"id":"a","at":"2026-01-05T09:00:00Z","kind":"note.logged","deal":"D1"}"#
    let spaced = #"{"id" :"a","at":"2026-01-05T09:00:00Z","kind":"note.logged","deal":"D2"}"#
    let turned = #"{"kind":"note.logged","id":"a","at":"2026-01-05T09:00:00Z","deal":"D1"}"#
    for order in [
      [plain, turned, spaced], [turned, spaced, plain], [spaced, plain, turned], [turned, plain, spaced],
    ] {
      let path = folder.write("forms", order.joined(separator: "\n"))
      let (timeline, summary) = try LogReader(catalogue: KindCatalogue()).read([path])
      #expect(timeline.deal(0).map(timeline.symbols.text) == "D1")
      #expect(summary.conflicts == ["a"] && summary.edited == 2)
    }
  }

  @Test("progress ends at the whole")
  func progress() throws {
    let path = folder.write("a", gzip(Array(Self.log(1...5_000).utf8)))
    let last = Progress()
    var reader = LogReader(catalogue: KindCatalogue())
    reader.onProgress = { read, total in
      last.read = read
      last.total = total
    }
    _ = try reader.read([path, path])
    #expect(last.read == last.total)
    #expect(last.read > 1_000)
  }

  private final class Progress {
    var read = 0
    var total: Int?
  }

  @Test(
    "the hand-made log of the benchmark is read whole",
    .enabled(if: TestFiles.shared("bench/edge.ndjson") != nil, "no ../shared here"))
  func edgeCases() throws {
    let path = try #require(TestFiles.shared("bench/edge.ndjson"))
    let (timeline, summary) = try LogReader(catalogue: KindCatalogue()).read([path])
    #expect(summary.read > 300)
    #expect(timeline.rowCount == summary.read)
  }
}
