import SourceText
import CELWorkbench
import ExpressionCases
import TestFiles
import Testing

@Suite("An expression that nobody would write")
struct RobustnessTests {
  private static let vectors = "conformance/cel/vectors.jsonl"
  private static let files = TestFiles.names(in: "Tests/Fuzz/Corpus").map { "Tests/Fuzz/Corpus/" + $0 }

  private static let snippets = [
    "(", ")", "[", "]", "{", "}", "'", "\"", "\\", "-", "!", "?", ":", ".", ",", "0", "9223372036854775807",
    "i", ".all(x, ", " in ", "&&", "b'", "\u{E9}", "`", "has(", "cel.bind(x, ", "u", "e", "\n", "%",
    "timestamp('", "[?", ".?", "null",
  ]

  /// Runs a text through all stages in all ways, whatever they say to it; a ``Trial/Finding`` fails the test.
  private func run(_ bytes: [UInt8]) throws -> Bool {
    var trial = Trial(bytes)
    return try trial.run()
  }

  private func mutated(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    for _ in 0...dice.roll(3) {
      let start = dice.roll(bytes.count + 1)
      let end = min(bytes.count, start + dice.roll(4))
      bytes.replaceSubrange(start..<end, with: dice.pick(Self.snippets).utf8)
    }
    return bytes
  }

  @Test("gives the same however it is planned, or is refused: the fuzzer's corpus", arguments: Self.files)
  func corpus(path: String) throws {
    let bytes = try #require(TestFiles.bytes(path))
    _ = try run(bytes)
  }

  @Test(
    "gives the same however it is planned, or is refused: the corpus, mistyped", .timeLimit(.minutes(5)),
    arguments: [1, 2] as [UInt64])
  func mistypedCorpus(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    var ran = 0
    for _ in 0..<2_000 {
      let bytes = try #require(TestFiles.bytes(dice.pick(Self.files)))
      if try run(mutated(bytes, &dice)) { ran += 1 }
    }
    #expect(ran > 200, "hardly anything that was tried is an expression")
  }

  @Test(
    "gives the same however it is planned, or is refused: the public test suite, mistyped",
    .enabled(if: TestFiles.shared(vectors) != nil, "the shared test vectors are not here"),
    .timeLimit(.minutes(5)), arguments: [1, 2] as [UInt64])
  func mistypedVectors(seed: UInt64) throws {
    let lines = try #require(TestFiles.sharedBytes(Self.vectors)).split(separator: UInt8(ascii: "\n"))
    var dice = Dice(seed: seed)
    var ran = 0
    for _ in 0..<1_500 {
      let source = Array((try JSON(Array(dice.pick(lines)))["expr"]?.text ?? "").utf8)
      if try run(mutated(source, &dice)) { ran += 1 }
    }
    #expect(ran > 100, "hardly anything that was tried is an expression")
  }
}
