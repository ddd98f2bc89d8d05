import CELWorkbench
import ExpressionCases
import Symbols
import TestFiles
import Testing

@testable import CEL

@Suite("An expression that somebody mistyped")
struct RobustnessTests {
  private static let path = "conformance/cel/vectors.jsonl"

  private static let snippets = [
    "(", ")", "[", "]", "{", "}", "'", "\"", "\\", "-", "!", "?", ":", ".", ",", "0", "9223372036854775807",
    "x", ".all(x, ",
    " in ", "&&", "b'", "\u{E9}", "`", "has(", "cel.bind(x, ", "u", "e", "\n", "%", "timestamp('", "[?", ".?",
    "null",
  ]

  /// Runs a text through all stages, whatever they say to it; both modes of checking.
  private func run(_ source: [UInt8]) -> Bool {
    guard let expression = Parser.parse(source).expression else { return false }
    var ran = false
    for mode in [Checker.Mode.checked, .dynamic] {
      guard
        let checked = Checker.check(expression, in: Declarations(variables: ["x": .dyn]), mode: mode).checked
      else {
        continue
      }
      var symbols = SymbolTable()
      let program = Program.plan(checked, symbols: &symbols)
      var memory = Memory(texts: symbols)
      for input in [Value.int(1), .bool(true), .null, .unknown(attribute: 0)] {
        let result = program.evaluate([input], &memory)
        _ = memory.text(of: result)
        memory.reset()
        ran = true
      }
    }
    return ran
  }

  @Test(
    "is refused or runs, and never ends the program",
    .enabled(if: TestFiles.shared(path) != nil, "the shared test vectors are not here"),
    .timeLimit(.minutes(2)), arguments: [1, 2] as [UInt64])
  func mutations(seed: UInt64) throws {
    let lines = try #require(TestFiles.sharedBytes(Self.path)).split(separator: UInt8(ascii: "\n"))
    var dice = Dice(seed: seed)
    var ran = 0
    for _ in 0..<1_500 {
      var source = Array((try JSON(Array(dice.pick(lines)))["expr"]?.text ?? "").utf8)
      for _ in 0...dice.roll(3) {
        let start = dice.roll(source.count + 1)
        let end = min(source.count, start + dice.roll(4))
        source.replaceSubrange(start..<end, with: dice.pick(Self.snippets).utf8)
      }
      if run(source) { ran += 1 }
    }
    #expect(ran > 100, "hardly anything that was tried is an expression")
  }
}
