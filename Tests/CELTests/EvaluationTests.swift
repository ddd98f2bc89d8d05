import EventTime
import SourceText
import Symbols
import Testing

@testable import CEL

/// A condition over four attributes `a`, `b`, `c`, `d` of any type, ready to run.
private struct Bench {
  let program: Program
  var memory: Memory

  init(_ source: String, limits: EvaluationLimits = .standard) throws {
    let variables = Dictionary(uniqueKeysWithValues: ["a", "b", "c", "d"].map { ($0, ValueType.dyn) })
    let declarations = Declarations(
      variables: variables.merging(["r": .record("r"), "list": .list(.int)]) { $1 },
      records: [
        RecordType(name: "r", fields: ["x": .init(.int, mayBeAbsent: true), "m": .init(.map(.string, .int))])
      ])
    let parsed = Parser.parse(Array(source.utf8))
    let result = Checker.check(
      try #require(parsed.expression, "\(source): \(parsed.problems)"), in: declarations)
    let checked = try #require(result.checked, "\(source): \(result.problems)")
    var symbols = SymbolTable()
    program = Program.plan(checked, symbols: &symbols)
    memory = Memory(texts: symbols, limits: limits)
  }

  /// Attributes by name; those that are not given are unknown.
  func inputs(_ values: [String: Value]) -> [Value] {
    program.attributes.indices.map { values[program.attributes[$0].name] ?? .unknown(attribute: $0) }
  }

  /// Runs with shortcuts and without, which must give the same.
  mutating func run(_ values: [String: Value] = [:]) -> Value {
    let inputs = inputs(values)
    let result = program.evaluate(inputs, &memory)
    let plain = program.evaluateRecording(inputs.span, &memory).result
    #expect(plain.tag == result.tag && memory.text(of: plain) == memory.text(of: result))
    #expect(plain.unknownSet == result.unknownSet && plain.errorCode == result.errorCode)
    return result
  }

  /// The names of the attributes that a result is unknown for.
  func missing(_ result: Value) -> Set<String> {
    Set(
      program.attributes.indices.filter { result.unknownSet >> UInt64($0) & 1 == 1 }.map {
        program.attributes[$0].name
      })
  }
}

@Suite("Running an expression")
struct EvaluationTests {
  private func check(_ source: String, _ values: [String: Value] = [:], gives text: String) throws {
    var bench = try Bench(source)
    let result = bench.run(values)
    #expect(bench.memory.text(of: result) == text, "\(source)")
  }

  private func check(_ source: String, _ values: [String: Value] = [:], lacks missing: Set<String>) throws {
    var bench = try Bench(source)
    let result = bench.run(values)
    #expect(result.isUnknown, "\(source) gives \(bench.memory.text(of: result))")
    #expect(bench.missing(result) == missing, "\(source)")
  }

  private func check(
    _ source: String, _ values: [String: Value] = [:], fails code: ErrorCode, at token: String
  ) throws {
    var bench = try Bench(source)
    let result = bench.run(values)
    #expect(result.errorCode == code, "\(source) gives \(bench.memory.text(of: result))")
    let range = try #require(bench.program.message(for: result)).range
    #expect(
      String(decoding: Array(source.utf8)[range.start..<range.end], as: UTF8.self) == token, "\(source)")
  }

  private static let yes: [String: Value] = ["a": .bool(true)]
  private static let no: [String: Value] = ["a": .bool(false)]

  @Test(
    "lets a side that decides outweigh what is missing or fails, in either order",
    arguments: ["b", "1/0 > 0"])
  func absorption(_ bad: String) throws {
    try check("a && \(bad)", Self.no, gives: "false")
    try check("\(bad) && a", Self.no, gives: "false")
    try check("a || \(bad)", Self.yes, gives: "true")
    try check("\(bad) || a", Self.yes, gives: "true")
    try check("[false, true].all(x, x && a && \(bad))", Self.yes, gives: "false")
    try check("[true, false].exists(x, x || \(bad))", gives: "true")
    try check("a ? 1 : (\(bad) ? 2 : 3)", Self.yes, gives: "1")
  }

  @Test("names everything that is missing")
  func unknowns() throws {
    try check("a && b && c > 3", Self.yes, lacks: ["b", "c"])
    try check("b || c || 1/0 > 0", lacks: ["b", "c"])
    try check("b + c > 3", lacks: ["b", "c"])
    try check("1/0 + b > 3", lacks: ["b"])
    try check("b ? c : d", lacks: ["b"])
    try check("[1, 2].all(x, x > b)", lacks: ["b"])
    try check("[1, 2].filter(x, x > b)", lacks: ["b"])
    try check("b.exists(x, x > c)", lacks: ["b"])
    try check("r.x in [1, 2]", lacks: ["r.x"])
    try check("!b", lacks: ["b"])
  }

  @Test("asks has() whether there is a value")
  func presence() throws {
    try check("has(r.x)", gives: "false")
    try check("has(r.x)", ["r.x": .int(3)], gives: "true")
    try check("has(r.x) && r.x > 2", gives: "false")
    try check("!has(r.x) || r.x > 2", gives: "true")
    try check("r.?x.orValue(7)", gives: "7")
    try check("r.?x.orValue(7)", ["r.x": .int(3)], gives: "3")
    try check("has(r.m.k)", lacks: ["r.m"])
  }

  @Test("says what failed and where")
  func errors() throws {
    try check("1 + 2 / a", ["a": .int(0)], fails: .divisionByZero, at: "/")
    try check("list[a]", ["a": .int(5), "list": .error(.undeclared)], fails: .undeclared, at: "list")
    try check("size(a) > 1", ["a": .int(5)], fails: .noSuchOverload, at: "size")
    try check("a > 'x'", ["a": .int(5)], fails: .noSuchOverload, at: ">")
    try check("{'k': 1}[a]", ["a": .int(5)], fails: .noSuchKey, at: "{'k': 1}[a]")
    try check("a && b", ["a": .bool(true), "b": .int(1)], fails: .notBool, at: "b")
    try check("int('x' + string(a))", ["a": .int(5)], fails: .badConversion, at: "int")
  }

  @Test("compares numbers by their value, whatever their types")
  func numbers() throws {
    try check("a == 3 && a > 2u && a < 3.5 && a in [7, 3.0]", ["a": .double(3)], gives: "true")
    try check("a != b", ["a": .int(1), "b": .uint(1)], gives: "false")
    try check("a < b", ["a": .double(.nan), "b": .int(1)], gives: "false")
    try check("a in [0.0/0.0]", ["a": .double(.nan)], gives: "false")
  }

  @Test("does not invent errors while it is planned")
  func folding() throws {
    try check("a ? 1/0 : 2", Self.no, gives: "2")
    try check("a && 1/0 > 1", Self.no, gives: "false")
    try check("true || 1/0 > 1", gives: "true")
    try check("string(1 + 2) + 'x' + string(duration('90m')) ", gives: "3x5400s")
  }

  @Test(
    "compares texts that it made like those that it knows",
    arguments: [
      "a + b in ['ab', 'c']", "'ab'.substring(1) == b && b < 'ba' && a != b", "{'a': 1}[a] == 1",
      "'ab' == a + b",
      "a + b > a && a + b < b",
    ])
  func texts(source: String) throws {
    var bench = try Bench(source)
    let values = ["a": bench.memory.string("a"), "b": bench.memory.string("b")]
    #expect(bench.run(values).isTrue)
    let known = [
      "a": Value.string(bench.memory.texts.intern("a")), "b": .string(bench.memory.texts.intern("b")),
    ]
    #expect(bench.run(known).isTrue)
  }
}

@Suite("Evidence of an evaluation")
struct RecordingTests {
  @Test("has the value of every node and the element that decided")
  func witnesses() throws {
    let bench = try Bench("list.exists(x, x > 2) && a < 10")
    var memory = bench.memory
    let list = memory.list(of: [.int(1), .int(5), .int(7)])
    let recording = bench.program.evaluateRecording(bench.inputs(["list": list, "a": .int(3)]).span, &memory)
    #expect(recording.result.isTrue)
    #expect(recording.witnesses.values.map(\.asInt) == [5])
    let numbers = recording.values.compactMap { $0?.asInt }
    #expect(numbers.contains(3))
    #expect(
      recording.values.allSatisfy { $0 != nil || true }
        && recording.values.count == bench.program.ranges.count)
  }

  @Test("leaves out what was never reached")
  func unreached() throws {
    let bench = try Bench("a ? b : c")
    var memory = bench.memory
    let inputs = bench.inputs(["a": .bool(true), "b": .int(1), "c": .int(2)])
    let values = bench.program.evaluateRecording(inputs.span, &memory).values
    let numbers = values.compactMap { $0?.asInt }
    #expect(numbers == [1, 1])
  }
}

@Suite("Limits of an evaluation")
struct EvaluationLimitTests {
  private func check(_ source: String, _ code: ErrorCode? = .tooManySteps) throws {
    var bench = try Bench(source)
    let list = bench.memory.list(of: (0..<1_000).map { .int($0) })
    let text = bench.memory.string(String(repeating: "a", count: 20_000))
    bench.memory.keep()
    let result = bench.program.evaluate(bench.inputs(["list": list, "a": text]), &bench.memory)
    #expect(result.errorCode == code, "\(source)")
  }

  @Test("stop what would run too long or fill the memory", .timeLimit(.minutes(5)))
  func limits() throws {
    try check("list.all(x, list.all(y, list.all(z, list.all(w, x + y + z + w >= 0))))")
    try check("list.exists(x, list.exists(y, x + y < 0)) || size(a) > 0")
    try check("list.map(x, list.map(y, x)).size() > 0", .tooManyElements)
    try check("list.map(x, list) == list.map(x, list)")
    try check((0..<20).reduce("a") { "cel.bind(v\($1), \($0), v\($1) + v\($1))" }, .tooMuchText)
    try check((0..<30).reduce("[a]") { "cel.bind(v\($1), \($0), [v\($1), v\($1)])" } + " == [a]", nil)
    let doubled = (0..<40).reduce("[1]") { "cel.bind(v\($1), \($0), [v\($1), v\($1)])" }
    try check("\(doubled) == \(doubled)")
    try check("list.all(x, a.replace('', 'b') != '')", .tooMuchText)
  }

  @Test("do not bind ordinary work")
  func ordinary() throws {
    try check("list.filter(x, x % 2 == 0).map(x, x * 2).exists(x, x == 1996)", nil)
  }

  @Test("make hostile patterns harmless", .timeLimit(.minutes(5)))
  func patterns() throws {
    try check("a.matches('^(a+)+$')", nil)
    try check("(a + 'b').matches('(a|aa)+$')", nil)
    try check("a.matches(a)", .patternTooLong)
    var bench = try Bench("'x'.matches(a)")
    let pattern = bench.memory.string("((((a{99}){99}){99}){99})")
    #expect(bench.program.evaluate([pattern], &bench.memory).errorCode == .badPattern)
  }

  @Test("let the deepest expression that can be read run")
  func depth() throws {
    let levels = SyntaxLimits.standard.depth - 2
    try check(String(repeating: "(", count: levels) + "true" + String(repeating: ")", count: levels), nil)
    try check(String(repeating: "[", count: levels) + String(repeating: "]", count: levels) + " != []", nil)
    try check("1" + String(repeating: " + 1", count: levels) + " > 0", nil)
  }
}
