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
      ("deal.x", "= ask for it first: has(x.k)", "|      ^"), ("deal.stages[7]", "x[?0].orValue", "^~~~~~"),
      ("contact", "= known here: deal, minutes, now, share", "^~~~~~~"),
    ])
  func errors(expression: String, message: String, caret: String) throws {
    let run = try eval([expression])
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(message) && run.errors.contains(caret), "\(run.errors)")
  }

  @Test("says how names are bound where none is")
  func unboundNames() throws {
    let run = try Program(["cel", "eval", "deal.amount > 3"])
    #expect(run.status == 3 && run.errors.contains("names are bound by --bindings FILE"))
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

  @Test(
    "knows the functions of conditions and texts",
    arguments: [
      ("days(3) > hours(71)", "true"), ("percent(share)", "\"50 %\""),
      ("plural(minutes, 'minute')", "\"32 minutes\""),
      ("money(1500)", "\"1,500\""), ("day(timestamp('2026-03-31T09:00:00Z'))", "\"31 Mar 2026\""),
    ])
  func functions(expression: String, value: String) throws {
    let run = try eval([expression])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == value + "\n")
  }

  @Test("knows of a pack what its domains have")
  func packFunctions() throws {
    let workspace = try Workspace()
    let file = try workspace.write("p.yaml", Self.pack)
    #expect(try eval(["days(3) > hours(71)", "--pack", file]).output == "true\n")
    #expect(try eval(["rank('a', ['a'])", "--pack", file]).status == 3)
    #expect(try eval(["1", "--pack", "/nowhere.yaml"]).status == 2)
  }

  @Test("answers as JSON")
  func json() throws {
    let value = try eval(["minutes > 3 && true", "--format", "json", "--explain"])
    #expect(
      value.output.hasPrefix(
        #"{"value":"true","type":"bool","parts":[{"depth":0,"source":"minutes > 3 && true""#))
    let wrong = try eval(["minuts", "--format", "json"])
    #expect(wrong.status == 3 && wrong.output.contains(#""TL2101""#))
    let tests = try Program(["cel", "test", "-", "--format", "json"], input: Self.tests)
    #expect(tests.output.contains(#""total":{"passed":3,"failed":0,"skipped":1},"failures":[]}"#))
  }

  private static let pack = """
    touchline: 1
    pack: tried
    version: 1.0.0
    title: Tried
    summary: Names to try out.
    domain: customer-concept
    params:
      large: { type: number, default: 50000, about: A large deal. }
    facts:
      calls: { count: call.held }
    rules:
      quiet:
        title: Quiet
        about: A deal without calls.
        while: facts.calls == 0
        nudge: { rep: "No call yet.", ask: ["Why?"] }

    """
  private static let log = """
    {"id":"a1","at":"2026-03-01T10:00:00Z","kind":"deal.opened","deal":"D1","rep":"R1","data":{"stage":"new","amount":60000}}
    {"id":"a2","at":"2026-03-02T10:00:00Z","kind":"call.held","deal":"D1","rep":"R1","data":{"minutes":30}}

    """

  private func repl(_ lines: [String], withLog: Bool = true, asOf: String = "2026-03-05T00:00:00Z") throws
    -> Program
  {
    let workspace = try Workspace()
    var arguments = ["cel", "repl", "--packs", try workspace.write("p.yaml", Self.pack)]
    if withLog {
      arguments += ["--log", try workspace.write("log.ndjson", Self.log), "--deal", "D1", "--as-of", asOf]
    }
    return try Program(arguments, input: lines.joined(separator: "\n") + "\n")
  }

  @Test("answers line by line with the deal, its facts, its last activity and the pack's params")
  func lines() throws {
    let run = try repl([
      "deal.amount > params.large", "facts.calls", "activity.kind", "data.minutes * 2", ":type facts.calls",
      "",
      ":explain facts.calls == 1 && deal.stage == 'new'",
    ])
    #expect(run.status == 0)
    #expect(
      run.output == """
        true  (bool)
        1  (int)
        "call.held"  (string)
        60  (int)
        int
        facts.calls == 1 && deal.stage == 'new'  =  true
          facts.calls == 1  =  true
            facts.calls  =  1
          deal.stage == 'new'  =  true
            deal.stage  =  "new"

        """)
  }

  @Test("answers as of an instant, and says what is not on record")
  func instants() throws {
    let run = try repl(["facts.calls", "deal.close_date", "params.large"], asOf: "2026-03-01T12:00:00Z")
    #expect(run.output == "0  (int)\nnot on record: deal.close_date  (timestamp)\n50000  (double)\n")
  }

  @Test("without a log binds nothing that only a log knows")
  func unbound() throws {
    let run = try repl(
      [
        "params.large", "deal.open", "deal.amount > params.large", "facts.calls", "rep.name", "deal.id",
        "size(activity.contacts)", ":explain deal.open || true", "has(deal.amount)",
      ], withLog: false)
    #expect(
      run.output == """
        50000  (double)
        not bound: deal.open  (bool)
        not bound: deal.amount  (bool)
        not bound: facts.calls  (int)
        not bound: rep.name  (string)
        not bound: deal.id  (string)
        not bound: activity.contacts  (int)
        deal.open || true  =  true
          deal.open  =  not bound: deal.open
        false  (bool)

        """)
  }

  @Test("says what is wanted where a command has nothing behind it")
  func bareCommands() throws {
    let run = try repl([":type", ":explain", ":pack"], withLog: false)
    #expect(run.output.isEmpty)
    for part in ["behind :type", "behind :explain", "read were: tried"] { #expect(run.errors.contains(part)) }
    let names = try repl([":names"], withLog: false).output
    #expect(
      names.contains("deal.fields.NAME") && !names.contains("currency  string\n")
        && !names.contains("\nzone "))
  }

  @Test("goes on after a mistake, which it shows at its place")
  func mistakes() throws {
    let run = try repl(["facts.cals", "1 / 0", ":what", ":pack none", "1", ":quit", "2"])
    #expect(run.status == 0)
    #expect(run.output == "1  (int)\n")
    for part in [
      "did you mean 'calls'?", "^~~~", "error[fault]: division by zero", ":what", "read were: tried",
    ] {
      #expect(run.errors.contains(part), "\(run.errors)")
    }
    #expect(try repl([":names"]).output.contains("facts.calls"))
    #expect(try Program(["cel", "repl", "--deal", "D1"]).status == 2)
  }

  private func eval(_ arguments: [String]) throws -> Program {
    let workspace = try Workspace()
    let bindings = #"{"deal": {"stages": ["new", "won"]}, "minutes": 32, "share": 0.5}"#
    let file = try workspace.write("bindings.json", bindings)
    return try Program(["cel", "eval", "--bindings", file] + arguments)
  }
}
