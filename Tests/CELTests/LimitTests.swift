import Symbols
import Testing

@testable import CEL

@Suite("Named limits of expressions")
struct LimitTests {
  /// What reading and checking say about a source.
  private func problem(_ source: String) -> Problem? {
    let parsed = Parser.parse(Array(source.utf8))
    guard let expression = parsed.expression else { return parsed.problems.first }
    let variables = Dictionary(uniqueKeysWithValues: (0..<100).map { ("v\($0)", ValueType.int) })
    return Checker.check(expression, in: Declarations(variables: variables)).problems.first
  }

  private func check(_ source: String, passes: Bool, _ code: ProblemCode, says words: String) {
    let found = problem(source)
    #expect(
      passes ? found == nil : found?.code == code, "\(source.prefix(40)): \(found?.message ?? "passes")")
    if !passes { #expect(found?.message.contains(words) ?? false, "\(found?.message ?? "")") }
  }

  @Test("bound the source in bytes", arguments: [0, 1])
  func bytes(over: Int) {
    let blanks = String(repeating: " ", count: SyntaxLimits.standard.bytes - 1 + over)
    check("1" + blanks, passes: over == 0, .tooLarge, says: "longer than 32768 bytes")
  }

  @Test("bound the depth of the tree, and let chains of && count by their logarithm", arguments: [0, 1])
  func depth(over: Int) {
    let levels = SyntaxLimits.standard.depth - 1 + over
    let lists = String(repeating: "[", count: levels) + "1" + String(repeating: "]", count: levels)
    check(lists, passes: over == 0, .tooLarge, says: "nested more than 96 deep")
    let sum = Array(repeating: "1", count: levels + 1).joined(separator: " + ")
    check(sum, passes: over == 0, .tooLarge, says: "nested more than 96 deep")
    check(Array(repeating: "true", count: 2_000).joined(separator: " && "), passes: true, .tooLarge, says: "")
  }

  @Test("bound the parts of the tree", arguments: [0, 1])
  func nodes(over: Int) {
    // The list is a part of its own.
    let elements = Array(repeating: "1", count: SyntaxLimits.standard.nodes - 1 + over).joined(separator: ",")
    check("[\(elements)]", passes: over == 0, .tooLarge, says: "more than 8192 parts")
  }

  @Test("bound the attributes", arguments: [0, 1])
  func attributes(over: Int) {
    let names = (0..<CheckLimits.attributes + over).map { "v\($0)" }.joined(separator: ", ")
    check("[\(names)]", passes: over == 0, .tooManyAttributes, says: "more than 63 different fields")
  }

  @Test("bound a regular expression, its text and its program", arguments: [0, 1])
  func patterns(over: Int) {
    let text = String(repeating: "a", count: Pattern.longest + over)
    check("'x'.matches('\(text)')", passes: over == 0, .badPattern, says: "longer than 2048 bytes")
    check(
      over == 0 ? "'x'.matches('a{99}')" : "'x'.matches('((((a{99}){99}){99}){99})')", passes: over == 0,
      .badPattern, says: "no regular expression")
  }

  /// What an expression over a list of so many numbers gives.
  private func run(_ source: String, count: Int, _ limits: EvaluationLimits = .standard) throws -> Value {
    let expression = try #require(Parser.parse(Array(source.utf8)).expression)
    let judged = Checker.check(expression, in: Declarations(variables: ["xs": .list(.int), "s": .string]))
    var symbols = SymbolTable()
    let program = Program.plan(try #require(judged.checked, "\(judged.problems)"), symbols: &symbols)
    var memory = Memory(texts: symbols, limits: limits)
    let list = memory.list(of: (0..<count).map { .int(Int64($0)) })
    let text = memory.string(String(repeating: "a", count: count))
    memory.keep()
    return program.evaluate(program.attributes.map { $0.root == "xs" ? list : text }, &memory)
  }

  @Test("bound the steps of an evaluation", arguments: [0, 1])
  func steps(over: Int) throws {
    let limits = EvaluationLimits(steps: 100, bytes: 100, values: 100)
    let result = try run(
      "xs.all(x, x >= 0)", count: 100 + over, EvaluationLimits(steps: 100, bytes: 999, values: 999))
    #expect(over == 0 ? result.isTrue : result.errorCode == .limitReached)
    #expect(try run("xs.all(x, x >= 0) || true", count: 50, limits).isTrue)
  }

  @Test(
    "bound the texts that an evaluation makes, and say so even where || could absorb it", arguments: [0, 1])
  func texts(over: Int) throws {
    let limits = EvaluationLimits(steps: 999, bytes: 100, values: 999)
    let result = try run("(s + s).size() > 0 || xs.all(x, x >= 0)", count: 50 + over, limits)
    #expect(over == 0 ? result.isTrue : result.errorCode == .limitReached)
  }

  @Test("bound the elements that an evaluation makes", arguments: [0, 1])
  func values(over: Int) throws {
    let limits = EvaluationLimits(steps: 999, bytes: 999, values: 100)
    let result = try run("xs.map(x, x).size() >= 0", count: 100 + over, limits)
    #expect(over == 0 ? result.isTrue : result.errorCode == .limitReached)
  }

  @Test("bound the digits of format", arguments: [0, 1])
  func digits(over: Int) throws {
    let result = try run("'%.\(TextFormat.mostDigits + over)f'.format([1.5]).size() > 0", count: 0)
    #expect(over == 0 ? result.isTrue : result.errorCode == .invalidArgument)
  }
}
