import SourceText
import CELWorkbench
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

  @Test("bound a regular expression", arguments: [0, 1])
  func patterns(over: Int) {
    let text = String(repeating: "a", count: Pattern.longest + over)
    check("'x'.matches('\(text)')", passes: over == 0, .badPattern, says: "longer than 2048 bytes")
  }

  @Test("bound the program of a regular expression")
  func programs() throws {
    // Each of these ranges of letters is a program of its own, so that the size grows with their number.
    func pattern(_ count: Int) -> String { String(repeating: "\\pL{7}", count: count) }
    func compiles(_ count: Int, _ budget: Int64 = Pattern.memoryBudget) -> ErrorCode? {
      if case .failure(let failure) = Pattern.compile(Array(pattern(count).utf8), budget: budget) {
        return failure.code
      }
      return nil
    }
    let most = try #require((1...200).last { compiles($0) == nil })
    #expect(compiles(most + 1) == .patternTooLarge)
    #expect(compiles(most + 1, Pattern.memoryBudget * 2) == nil)
    check("'x'.matches(r'\(pattern(most))')", passes: true, .badPattern, says: "")
    check("'x'.matches(r'\(pattern(most + 1))')", passes: false, .badPattern, says: "more than 1048576 bytes")
    let made = pattern(most + 1).replacing("\\", with: "\\\\")
    #expect(try run("'x'.matches('\(made)' + s)", count: 0).errorCode == .patternTooLarge)
  }

  @Test("bound a regular expression that an evaluation makes", arguments: [0, 1])
  func madePatterns(over: Int) throws {
    let result = try run("'x'.matches(s)", count: Pattern.longest + over)
    #expect(over == 0 ? result.isFalse : result.errorCode == .patternTooLong)
    #expect(try run("'x'.matches('(' + s)", count: 1).errorCode == .badPattern)
  }

  @Test("count so many steps for a regular expression that an evaluation makes", arguments: [0, 1])
  func costOfPatterns(over: Int) throws {
    let limits = EvaluationLimits(steps: Pattern.cost - over, bytes: 999, values: 999)
    let result = try run("'x'.matches(s)", count: 1, limits)
    #expect(over == 0 ? result.isFalse : result.errorCode == .tooManySteps)
  }

  @Test("bound the arguments of a function", arguments: [0, 1])
  func arguments(over: Int) throws {
    let count = PlannedOverload.mostParameters + over
    let wide = Overload(
      id: "wide", parameters: Array(repeating: .int, count: count), result: .int
    ) { arguments, _ in arguments[arguments.count - 1] }
    let declarations = Declarations(functions: [Function(name: "wide", overloads: [wide])])
    let source = "wide(\((1...count).map(String.init).joined(separator: ", ")))"
    let expression = try #require(Parser.parse(Array(source.utf8)).expression)
    for mode in [Checker.Mode.checked, .dynamic] {
      let judged = Checker.check(expression, in: declarations, mode: mode)
      #expect(judged.problems.map(\.code) == (over == 0 ? [] : [.tooManyParameters]))
      #expect(over == 0 || judged.problems[0].message == "'wide' is given more than 8 arguments")
      guard let checked = judged.checked else { continue }
      var memory = Memory()
      let program = Program.plan(checked, symbols: &memory.texts)
      #expect(program.evaluate([], &memory).asInt == Int64(count))
    }
  }

  @Test("bound the steps that an expression would take, before it runs", arguments: [0, 1])
  func cost(over: Int) {
    // 10 elements of 10 elements ... 5 levels deep would be 111,110 steps; a list of known size counts as it is.
    let loops = (0..<4).reduce("true") { "[v0].all(x\($1), [v1].map(y\($1), 1) == [2] || \($0))" }
    check(loops, passes: true, .tooCostly, says: "")
    func nested(_ size: Int) -> String {
      let list = "[" + Array(repeating: "v1", count: size).joined(separator: ",") + "]"
      return "\(list).all(x, \(list).all(y, x == y))"
    }
    // n + n(1 + n + n) steps: the lists are made, and gone through.
    #expect(223 + 223 * (1 + 223 + 223) <= CheckLimits.cost)
    #expect(224 + 224 * (1 + 224 + 224) > CheckLimits.cost)
    check(nested(223 + over), passes: over == 0, .tooCostly, says: "more than 100000 steps")
    let unknown = "dyn(v0)" + ".map(x, x)"
    let deep = (0..<(4 + over)).reduce("true") { "dyn(v\($1)).all(x\($1), \($0))" }
    check(deep, passes: over == 0, .tooCostly, says: "more than 100000 steps")
    check("\(unknown).size() > 0", passes: true, .tooCostly, says: "")
  }

  @Test("bound the depth of bindings", arguments: [0, 1])
  func bindings(over: Int) throws {
    let levels = JSON.deepest + over
    let text = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    if over == 0 {
      _ = try JSON(Array(text.utf8))
    } else {
      let error = #expect(throws: JSON.Malformed.self) { try JSON(Array(text.utf8)) }
      #expect(error?.message == "nested more than 128 deep" && error?.offset == JSON.deepest)
    }
  }

  /// What an expression over a list of so many numbers, and a text of so many letters, gives.
  private func run(_ source: String, count: Int, _ limits: EvaluationLimits = .standard) throws -> Value {
    let expression = try #require(Parser.parse(Array(source.utf8)).expression)
    let judged = Checker.check(expression, in: Declarations(variables: ["xs": .list(.int), "s": .string]))
    var symbols = SymbolTable()
    let program = Program.plan(try #require(judged.checked, "\(judged.problems)"), symbols: &symbols)
    var memory = Memory(texts: symbols, limits: limits)
    // What the host hands in is no part of what the expression makes.
    let text = Value.string(memory.texts.intern(String(repeating: "a", count: count)))
    memory.values = (0..<count).map { .int(Int64($0)) }
    let list = memory.place(.list, 0, count)
    memory.keep()
    return program.evaluate(program.attributes.map { $0.root == "xs" ? list : text }, &memory)
  }

  private func check(_ result: Value, _ over: Int, _ code: ErrorCode, says message: String) {
    #expect(over == 0 ? result.isTrue : result.errorCode == code)
    #expect(code.message == message)
  }

  @Test("bound the steps of an evaluation", arguments: [0, 1])
  func steps(over: Int) throws {
    let limits = EvaluationLimits(steps: 100, bytes: 999, values: 999)
    check(
      try run("xs.all(x, x >= 0)", count: 100 + over, limits), over, .tooManySteps,
      says: "the expression takes more steps than one evaluation may")
    check(
      try run("xs.all(x, x >= 0) || size(s) > 0", count: 100 + over, limits), over, .tooManySteps,
      says: ErrorCode.tooManySteps.message)
  }

  @Test(
    "bound the texts that an evaluation makes, and say so even where || could absorb it", arguments: [0, 1])
  func texts(over: Int) throws {
    let limits = EvaluationLimits(steps: 999, bytes: 100, values: 999)
    check(
      try run("(s + s).size() > 0 || xs.all(x, x >= 0)", count: 50 + over, limits), over, .tooMuchText,
      says: "the expression makes more text than one evaluation may")
  }

  @Test("bound the elements that an evaluation makes", arguments: [0, 1])
  func values(over: Int) throws {
    let limits = EvaluationLimits(steps: 999, bytes: 999, values: 100)
    check(
      try run("xs.map(x, x).size() >= 0", count: 100 + over, limits), over, .tooManyElements,
      says: "the expression makes more elements of lists and maps than one evaluation may")
  }

  @Test("tell the limit that was reached first")
  func first() throws {
    let limits = EvaluationLimits(steps: 10, bytes: 10, values: 999)
    #expect(try run("(s + s).size() > 0 && xs.all(x, x >= 0)", count: 11, limits).errorCode == .tooMuchText)
    #expect(try run("xs.all(x, x >= 0) && (s + s).size() > 0", count: 11, limits).errorCode == .tooManySteps)
  }

  @Test("bound the digits of format", arguments: [0, 1])
  func digits(over: Int) throws {
    let format = "'%.\(TextFormat.mostDigits + over)f'"
    check(
      try run("\(format).format([1.5]).size() == \(TextFormat.mostDigits + 2)", count: 0), over,
      .tooManyDigits,
      says: "format writes at most 64 digits behind the point")
    #expect(try run("'%.99999999999999999999f'.format([1.5])", count: 0).errorCode == .tooManyDigits)
    #expect(try run("'%.f'.format([1.5])", count: 0).errorCode == .invalidArgument)
  }

  @Test("are the ones that the page on expressions names")
  func documented() {
    #expect(SyntaxLimits.standard.bytes == 32_768)
    #expect(SyntaxLimits.standard.depth == 96)
    #expect(SyntaxLimits.standard.nodes == 8_192)
    #expect(CheckLimits.attributes == 63)
    #expect(CheckLimits.cost == 100_000)
    #expect(PlannedOverload.mostParameters == 8)
    #expect(Pattern.longest == 2_048)
    #expect(Pattern.memoryBudget == 1 << 20)
    #expect(Pattern.cost == 1_000)
    #expect(EvaluationLimits.standard.steps == 100_000)
    #expect(EvaluationLimits.standard.bytes == 65_536)
    #expect(EvaluationLimits.standard.values == 65_536)
    #expect(TextFormat.mostDigits == 64)
    #expect(JSON.deepest == 128)
  }
}
