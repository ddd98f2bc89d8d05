import Testing

@Suite("touchline check")
struct CheckTests {
  private static let pack = """
    touchline: 1
    pack: demo
    version: 1.0.0
    title: Demo
    summary: A pack of a test.
    domain: opportunity-management
    rules:
      call-first:
        title: Call before you propose
        level: act
        when: proposal.sent
        expect: { earlier: call.held }
        nudge: { rep: "Call them about {deal.name}." }
    """
  private static let log = """
    {"id":"a1","at":"2026-03-01T10:00:00Z","kind":"deal.opened","deal":"D1","rep":"R1","data":{"stage":"new","name":"Pumps"}}
    {"id":"a2","at":"2026-03-03T10:00:00Z","kind":"proposal.sent","deal":"D1","rep":"R1"}
    {"id":"a3","at":"2026-03-02T10:00:00Z","kind":"call.held","deal":"D2","rep":"R1"}

    """
  private static let asOf = ["--as-of", "2026-03-10T08:00:00Z"]

  private let workspace: Workspace
  private let pack: String
  private let log: String

  init() throws {
    workspace = try Workspace()
    pack = try workspace.write("demo.yaml", Self.pack)
    log = try workspace.write("log.ndjson", Self.log)
  }

  @Test("prints nudges on standard output and counts on standard error")
  func nudges() throws {
    let run = try check()
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("R1 · 1 deal needs you"))
    #expect(run.output.contains("ACT  Call them about Pumps."))
    #expect(run.errors == "read 3 lines: 3 kept, 0 edited, 0 deleted, 0 rejected, 0 out of window\n")
  }

  @Test(
    "ends with the promised status",
    arguments: [
      (["--fail-on", "act"], 1), (["--fail-on", "loud"], 2), (["--fields", "rule,subjct"], 2),
      (["--as-of", "soon"], 2), (["--packs", "/nowhere.yaml"], 2), (["--log", "/nowhere.ndjson"], 2),
      (["--kinds", "/nowhere.yaml"], 2), (["--config", "/nowhere.yaml"], 2), (["--bogus"], 2),
      (["--help"], 0), (["--version"], 0),
    ] as [([String], Int32)])
  func statuses(arguments: [String], status: Int32) throws {
    #expect(try check(arguments).status == status)
  }

  @Test("reads a log from a pipe, and only as far as it is known")
  func pipe() throws {
    let arguments = [
      "check", "--log", "-", "--packs", pack, "--format", "ndjson", "--fields", "rule,subject,at",
    ]
    let run = try Program(arguments + Self.asOf, input: Self.log)
    #expect(
      run.output == "{\"rule\":\"demo/call-first\",\"subject\":{\"kind\":\"deal\",\"id\":\"D1\"},"
        + "\"at\":\"2026-03-03T10:00:00Z\"}\n")
    let early = try Program(arguments + ["--as-of", "2026-03-02T12:00:00Z"], input: Self.log)
    #expect(early.output.isEmpty)
    #expect(early.errors.contains("1 out of window"))
  }

  @Test("answers a wrong deal with the nearest one")
  func wrongDeal() throws {
    let run = try Program(["check", "D11", "--log", log, "--packs", pack] + Self.asOf)
    #expect(run.status == 2)
    #expect(run.errors.contains("there is no deal 'D11' in this log; did you mean 'D1'?"))
  }

  @Test("keeps rejected lines, and fails over them where it is asked to")
  func rejects() throws {
    let bad = try workspace.write("bad.ndjson", Self.log + "{\"id\":1}\nno json\n")
    let rejected = workspace.path("rejected")
    try workspace.write("rejected", "")
    let lax = try Program(["check", "--log", bad, "--packs", pack, "--rejects", rejected] + Self.asOf)
    #expect(lax.status == 0)
    let lines = try workspace.read("rejected").split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last?.contains("\"line\":5,") ?? false)
    #expect(lines.last?.contains("\"text\":\"no json\"") ?? false)
    let strict = try Program(["check", "--log", bad, "--packs", pack, "--strict"] + Self.asOf)
    #expect(strict.status == 3)
    #expect(strict.errors.contains("bad.ndjson:5: rejected: "))
  }

  @Test("refuses a compressed log that ends too early")
  func truncated() throws {
    let cut = try workspace.write("cut.ndjson.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B])
    #expect(try Program(["check", "--log", cut, "--packs", pack] + Self.asOf).status == 3)
  }

  @Test("takes an empty log and a binary one for what they are")
  func strangeLogs() throws {
    let empty = try workspace.write("empty.ndjson", "")
    let run = try Program(["check", "--log", empty, "--packs", pack] + Self.asOf)
    #expect(run.status == 0)
    #expect(run.errors.contains("there is no activity to judge"))
    let binary = try workspace.write("binary.ndjson", (0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 37) })
    #expect(try Program(["check", "--log", binary, "--packs", pack] + Self.asOf).status == 0)
  }

  @Test("says everything that is wrong with a pack, and evaluates nothing")
  func brokenPack() throws {
    let rules = (1...40).map {
      "  r\($0):\n    title: T\n    when: kind\($0).missing\n    nudge: { rep: x }\n"
    }.joined()
    let head = Self.pack.split(separator: "\n").prefix(6).joined(separator: "\n")
    let broken = try workspace.write("broken.yaml", head + "\nrules:\n" + rules)
    let run = try Program(["check", "--log", log, "--packs", broken] + Self.asOf)
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    #expect((1...40).allSatisfy { run.errors.contains("'kind\($0).missing'") })
  }

  @Test("does not look ahead for thousands of years")
  func distance() throws {
    let run = try check(["--as-of", "9999-12-31"])
    #expect(run.status == 2)
    #expect(run.errors.contains("more than 50 years after the last activity of the log, 2026-03-03"))
    #expect(try check(["--as-of", "2076-01-01"]).status == 0)
  }

  @Test(
    "colours only where it is asked to", arguments: [("always", true), ("never", false), ("auto", false)])
  func color(choice: String, isColored: Bool) throws {
    #expect(try check(["--color", choice]).output.contains("\u{1B}[") == isColored)
  }

  @Test("prints a table of verdicts and writes the verdicts themselves")
  func verdicts() throws {
    let table = try check(["--verdicts", "-"])
    #expect(table.output.contains("demo/call-first    0       1"))
    let file = workspace.path("verdicts")
    try workspace.write("verdicts", "")
    _ = try check(["--verdicts", file])
    #expect(try workspace.read("verdicts").contains("\"verdict\":\"raised\""))
  }

  @Test("takes each format", arguments: ["text", "markdown", "html", "ndjson", "json", "csv"])
  func formats(format: String) throws {
    let run = try check(["--format", format])
    #expect(run.status == 0)
    #expect(run.output.contains("call-first"))
  }

  private func check(_ arguments: [String] = []) throws -> Program {
    try Program(["check", "--log", log, "--packs", pack] + Self.asOf + arguments)
  }
}
