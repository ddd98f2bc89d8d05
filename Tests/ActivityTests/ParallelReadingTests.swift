import EventTime
import Symbols
import TestFiles
import Testing

@testable import Activity

@Suite("Any number of threads reads the same")
struct ParallelReadingTests {
  let folder = ScratchFolder()

  static let catalogue = KindCatalogue([
    KindDeclaration(
      name: "thing.done", about: "",
      fields: [.init("n", .number), .init("t", .text), .init("l", .listOfText)])
  ])

  /// Everything that reading gives, as one text.
  func outcome(
    _ paths: [String], threads: Int, segmentSize: Int, content: LogContent = .all
  ) throws -> String {
    var rejections: [Rejection] = []
    let (timeline, summary) = try withoutActuallyEscaping({ rejections.append($0) }) { collect in
      let options = ReadOptions(
        asOf: Instant(milliseconds: 900_000), knownAt: Instant(milliseconds: 950_000), content: content,
        threads: threads)
      var reader = LogReader(catalogue: Self.catalogue, options: options)
      reader.onReject = collect
      return try reader.read(paths, segmentSize: segmentSize)
    }
    let rows = timeline.rows.indices.map { timeline.activity($0).line }
    let texts = (0..<timeline.symbols.count).map { timeline.symbols.text(Symbol(index: UInt32($0))) }
    let places = rejections.map { "\($0.source):\($0.line)@\($0.byteOffset) \($0.reason) \($0.text)" }
    let lines: [String] = rows + texts + places + ["\(summary)"]
    return lines.joined(separator: "\n")
  }

  /// A line of a log that is edited, retracted, contradicted and broken more often than any real one.
  static func line(_ random: inout some RandomNumberGenerator) -> String {
    let number = Int.random(in: 0..<1_000, using: &random)
    switch number % 40 {
    case 0: return ["", "  ", "x", "{", #"{"id":"a"}"#, "\u{FEFF}", "[]"].randomElement(using: &random) ?? ""
    case 1: return #"{"id":"q\#(number)","at":"1970-01-01T00:00:09Z","kind":"k","deal":"\u00e9","x":[{}]}"#
    default: break
    }
    let field = ["n", "t", "l", "u\(number % 9)"].randomElement(using: &random) ?? "n"
    let values: [DataValue] = [
      1.5, "é\"", ["x", .text("y\(number % 5)")], true, .null, .text("t\(number % 30)"),
    ]
    return LoggedActivity(
      id: "a\(number % 100)", at: Instant(milliseconds: Int64(number % 970) * 1_000),
      kind: number % 7 == 0 ? "odd.kind\(number % 3)" : "thing.done", deal: "D\(number % 50)",
      rep: number % 3 == 0 ? "R\(number % 11)" : nil,
      contacts: (0..<(number % 4)).map { "C\(number % 60 + $0)" },
      data: [(field, values.randomElement(using: &random) ?? .null)],
      text: number % 5 == 0 ? String(repeating: "é ", count: number % 60) : nil, seq: Int64(number % 2),
      recorded: number % 6 == 0 ? Instant(milliseconds: Int64(number) * 1_000) : nil,
      rev: Int64.random(in: 0...1, using: &random), deleted: number % 23 == 0,
      source: number % 8 == 0 ? "s\(number % 3)" : nil
    ).line
  }

  @Test("of logs with edits, tombstones, conflicts and bad lines, cut anywhere", arguments: 1...6)
  func generated(seed: UInt64) throws {
    var random = SeededGenerator(seed)
    let text = (0..<Int.random(in: 0...200, using: &random)).map { _ in Self.line(&random) + "\n" }.joined()
    let cut = String(text.dropLast(Int.random(in: 0...40, using: &random)))
    let paths = [
      folder.write("a", cut), folder.write("b", gzip(Array(text.utf8))),
      folder.write("c", (0..<50).map { _ in Self.line(&random) }.joined(separator: "\r\n")),
    ]
    let serial = try outcome(paths, threads: 1, segmentSize: 1 << 20)
    for size in [1, 7, 150, 2_000, 1 << 16] where size > 7 || text.utf8.count < 2_000 {
      let parallel = try outcome(paths, threads: Int(seed % 3) + 2, segmentSize: size)
      #expect(parallel == serial, "segments of \(size) bytes")
    }
  }

  @Test("of two lines, cut at every byte")
  func everyCut() throws {
    let path = folder.write("a", LogReaderTests.line(1) + "\n\n" + LogReaderTests.line(2, text: "é") + "\nx")
    let serial = try outcome([path], threads: 1, segmentSize: 1)
    for size in 1...130 { #expect(try outcome([path], threads: 2, segmentSize: size) == serial) }
  }

  @Test("ids that ascend in each segment may still come twice")
  func ascending() throws {
    let half = LogReaderTests.log(1...30)
    let path = folder.write("a", half + half)
    let whole = half.utf8.count
    #expect(
      try outcome([path], threads: 2, segmentSize: whole)
        == outcome([path], threads: 1, segmentSize: whole))
  }

  @Test("a folder that cannot be read to its end is an error on any number of threads")
  func errors() throws {
    let whole = gzip(Array(LogReaderTests.log(1...3_000).utf8))
    let paths = [
      folder.write("a", LogReaderTests.log(1...99)), folder.write("b", Array(whole.prefix(whole.count / 2))),
      folder.write("c", LogReaderTests.log(100...200)),
    ]
    for threads in 1...3 {
      #expect(throws: LogReadError.self) { try outcome(paths, threads: threads, segmentSize: 500) }
    }
  }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
