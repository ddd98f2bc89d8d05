import CEL
import RulePacks
import Testing

@testable import touchline

@Suite("touchline explain and brief")
struct ExplainTests {
  private static let log = """
    {"id":"a1","at":"2026-03-01T10:00:00Z","kind":"deal.opened","deal":"D1","rep":"R1","data":{"stage":"new","name":"Pumps"}}
    {"id":"a2","at":"2026-03-03T10:00:00Z","kind":"proposal.sent","deal":"D1","rep":"R1"}
    {"id":"a3","at":"2026-03-02T10:00:00Z","kind":"issue.confirmed","deal":"D2","rep":"R1","data":{"topic":"noise"}}

    """
  private static let asOf = ["--as-of", "2026-03-10T08:00:00Z"]

  @Test("knows every code that a diagnostic can have")
  func everyCode() {
    let codes = PackProblem.allCases.map(\.rawValue) + ProblemCode.allCases.map(\.rawValue) + ["fault"]
    #expect(codes.filter { CodeCatalogue.entry($0) == nil }.isEmpty)
    #expect(Set(CodeCatalogue.entries.map(\.code)).count == CodeCatalogue.entries.count)
  }

  @Test("says what a code means, and which one was meant")
  func codes() throws {
    let known = try Program(["explain", "TL2104"])
    #expect(known.status == 0)
    #expect(known.output.contains("What to do: "))
    let unknown = try Program(["explain", "TL2194"])
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("did you mean TL2104?"))
  }

  @Test("explains a finding of the same log by the beginning of its id")
  func finding() throws {
    let workspace = try Workspace()
    let log = try workspace.write("log.ndjson", Self.log)
    let rows = try Program(["check", "--log", log, "--format", "ndjson", "--fields", "id,rule"] + Self.asOf)
    let row = try #require(
      rows.output.split(separator: "\n").first { $0.contains("understand-before-proposing") })
    let id = String(row.dropFirst(7).prefix(12))
    let run = try Program(["explain", id, "--log", log] + Self.asOf)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("Pumps: "))
    #expect(run.output.contains("proposal.sent (a2)"))
    #expect(run.output.contains("Clears when "))
    #expect(try Program(["explain", "ffffffffffffffff", "--log", log] + Self.asOf).status == 2)
  }

  @Test("says why a rule has not spoken, and names the nearest where there is none of the name")
  func whyNot() throws {
    let workspace = try Workspace()
    let log = try workspace.write("log.ndjson", Self.log)
    let rule = "customer-concept/understand-before-proposing"
    let run = try Program(["why-not", rule, "--subject", "deal:D2", "--log", log] + Self.asOf)
    #expect(run.status == 0)
    #expect(run.output.contains("Nothing has called for the rule."))
    #expect(run.output.contains("What would raise it"))
    let json = try Program(
      ["why-not", rule, "--subject", "D1", "--log", log, "--format", "json"] + Self.asOf)
    #expect(json.output.contains("\"answer\":\"It has spoken: 1 finding is open here.\""))
    let rules = try Program(["why-not", "understand", "--subject", "deal:D2", "--log", log] + Self.asOf)
    #expect(rules.status == 2)
    let subject = try Program(["why-not", rule, "--subject", "deal:D3", "--log", log] + Self.asOf)
    #expect(subject.status == 2)
    #expect(subject.errors.contains("there is no deal 'D3' in this log; did you mean"))
    #expect(try Program(["why-not", rule, "--subject", "rep:R1", "--log", log] + Self.asOf).status == 2)
  }

  @Test("says what a late record took back")
  func changes() throws {
    let workspace = try Workspace()
    let late =
      #"{"id":"a4","at":"2026-03-02T12:00:00Z","recorded":"2026-03-08T10:00:00Z","#
      + #""kind":"issue.confirmed","deal":"D1","rep":"R1","data":{"topic":"noise"}}"#
    let log = try workspace.write("log.ndjson", Self.log + late + "\n")
    let changed = ["check", "--log", log, "--changed-since", "2026-03-05T00:00:00Z"] + Self.asOf
    let rows = try Program(changed + ["--format", "ndjson", "--fields", "rule,status"])
    #expect(rows.status == 0)
    #expect(
      rows.output.contains(
        #"{"change":"withdrawn","rule":"customer-concept/understand-before-proposing","status":"open"}"#))
    let page = try Program(changed)
    #expect(page.output.contains("Withdrawn: with what was recorded since, it was never so (1)"))
    #expect(try Program(changed + ["--format", "html"]).status == 2)
  }

  @Test("prints the page before a call")
  func brief() throws {
    let workspace = try Workspace()
    let log = try workspace.write("log.ndjson", Self.log)
    let run = try Program(["brief", "D1", "--log", log] + Self.asOf)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("Pumps · new"))
    for heading in ["\nWorking\n", "\nNot working\n", "\nNext\n"] { #expect(run.output.contains(heading)) }
    #expect(try Program(["brief", "D7", "--log", log] + Self.asOf).status == 2)
  }
}
