import CEL
import CELWorkbench
import Testing

@Suite("Values as expressions write them")
struct LiteralTests {
  @Test(
    "read back as they were written",
    arguments: [
      "null", "true", "-1", "1u", "2.0", "0.1", "double(\"NaN\")", "double(\"-Infinity\")",
      "\"a\\\"\\n\\\\\"",
      "\"\\u001b\"", "b\"a\\x00\"", "[1, 2u, [\"a\"]]", "{\"a\": 1, 2: 3.5}",
      "timestamp(\"2026-03-10T08:00:00Z\")",
      "duration(\"1.5s\")", "optional.of(1)", "optional.none()", "int",
    ])
  func roundTrip(source: String) throws {
    #expect(try literal(source) == source)
  }

  private func literal(_ source: String) throws -> String {
    let parsed = Parser.parse(Array(source.utf8))
    let result = Checker.check(try #require(parsed.expression, "\(parsed.problems)"), in: Declarations())
    var memory = Memory()
    let program = Program.plan(try #require(result.checked, "\(result.problems)"), symbols: &memory.texts)
    let value = program.evaluate([], &memory)
    return memory.literal(of: value)
  }
}
