import Testing

@Suite("touchline cel")
struct CelTests {
  private static let tests = #"""
    {"id":"basic/a/one","file":"basic","expr":"1","value":{"int64":"1"}}
    {"id":"basic/a/type","file":"basic","expr":"1.0","check_only":true,"deduced_type":"double"}
    {"id":"fp_math/a/by-zero","file":"fp_math","expr":"1 / 0","error":["divide by zero"]}
    {"id":"network_ext/a/b","file":"network_ext","expr":"ip('::1')","value":{"type":"net.IP"}}

    """#

  @Test("counts by suite file and in total")
  func counts() throws {
    let run = try Program(["cel", "test", "-"], input: Self.tests)
    #expect(run.status == 0)
    #expect(
      run.output == """
        basic        2 passed, 0 failed, 0 skipped (1 of 1 values, 1 of 1 types)
        fp_math      1 passed, 0 failed, 0 skipped (1 of 1 errors)
        network_ext  0 passed, 0 failed, 1 skipped
        3 passed, 0 failed, 1 skipped

        """)
  }

  @Test("names what failed, with what was expected and what came")
  func failures() throws {
    let wrong = #"{"id":"basic/a/two","file":"basic","expr":"'a'","value":{"uint64":"2"}}"#
    let run = try Program(["cel", "test", "-"], input: Self.tests + wrong)
    #expect(run.status == 1)
    #expect(
      run.output.hasPrefix("FAILED  basic/a/two\n    'a'\n    expected: 2u\n    came:     \"a\"\n"))
    #expect(run.output.hasSuffix("\n3 passed, 1 failed, 1 skipped\n"))
  }

  @Test("refuses a file that holds no tests", arguments: ["", "{}\n", "id,file,expr\n"])
  func noTests(text: String) throws {
    let run = try Program(["cel", "test", "-"], input: text)
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("<standard input>:1: "))
    #expect(try Program(["cel", "test", "/nowhere.jsonl"]).status == 2)
  }

  @Test(
    "prints a value as an expression writes it",
    arguments: [
      ("1 + 1", "2"), ("1u", "1u"), ("4.0 / 2.0", "2.0"), ("'a' + \"b\"", "\"ab\""),
      ("deal.stages[1]", "\"won\""),
      ("minutes * 2", "64"), ("share < 1", "true"), ("deal", "{\"stages\": [\"new\", \"won\"]}"),
      ("duration('90s')", "duration(\"90s\")"),
    ])
  func values(expression: String, value: String) throws {
    let run = try eval([expression])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == value + "\n")
  }

  @Test(
    "shows what is wrong at its place",
    arguments: [
      ("1 +", "error[TL1101]", "^"), ("'a' + 1", "error[TL2105]", "|     ^"),
      ("minuts > 3", "did you mean 'minutes'?", "^~~~~~"),
      ("1 / (minutes - 32)", "error[fault]: division by zero", "|   ^"),
    ])
  func errors(expression: String, message: String, caret: String) throws {
    let run = try eval([expression])
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(message) && run.errors.contains(caret), "\(run.errors)")
  }

  @Test("explains each part, and what decided it")
  func explanation() throws {
    let run = try eval(["deal.stages.exists(s, s == 'won') && (true || minutes > 3)", "--explain"])
    #expect(run.status == 0)
    #expect(run.output.contains("true, witness \"won\"\n    deal.stages  "))
    #expect(run.output.contains("    minutes > 3 "))
    #expect(run.output.hasSuffix("not evaluated\n"))
    let all = try eval(["deal.stages.all(s, s == 'new')", "--explain"])
    #expect(all.output.contains("false, counter-example \"won\"\n"))
  }

  @Test(
    "refuses bindings that are no object",
    arguments: [("[1]", 3), ("{", 3), ("{\"a\":1} 2", 3), ("{\"a\":01x}", 3)] as [(String, Int32)])
  func badBindings(text: String, status: Int32) throws {
    let workspace = try Workspace()
    let file = try workspace.write("bindings.json", text)
    #expect(try Program(["cel", "eval", "1", "--bindings", file]).status == status)
    #expect(try Program(["cel", "eval", "1", "--bindings", "/nowhere.json"]).status == 2)
  }

  private func eval(_ arguments: [String]) throws -> Program {
    let workspace = try Workspace()
    let bindings = #"{"deal": {"stages": ["new", "won"]}, "minutes": 32, "share": 0.5}"#
    let file = try workspace.write("bindings.json", bindings)
    return try Program(["cel", "eval", "--bindings", file] + arguments)
  }
}
