import TestFiles
import Testing

@Suite("Pages that people read")
struct PageCommandTests {
  private static let log = [
    "--log", "\(TestFiles.package)/Samples/quarter.ndjson", "--directory",
    "\(TestFiles.package)/Samples/directory.ndjson", "--as-of", "2026-03-31T18:00:00Z",
  ]
  private static let commands = [
    ["brief", "D08"], ["preflight", "D02", "--if", "proposal.sent amount=50000"],
    ["scorecard", "--team", "north", "--people"],
    ["agenda", "--rep", "R02"], ["digest", "--manager", "M01"],
  ]

  @Test("fit a screen of eighty columns, and stand alone in a browser", arguments: commands)
  func formats(command: [String]) throws {
    let text = try Program(command + Self.log)
    #expect(text.status == (command[0] == "preflight" ? 1 : 0), "\(text.errors)")
    let wide = text.output.split(separator: "\n").filter { $0.count > 80 }
    #expect(wide.isEmpty, "\(wide)")
    let html = try Program(command + Self.log + ["--format", "html"]).output
    #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("<html lang=\"en\">"))
    #expect(!html.contains("<script") && !html.contains("http:") && !html.contains("https:"))
    #expect(html.components("<svg") == html.components("role=\"img\""))
    let json = try Program(command + Self.log + ["--format", "json", "--threads", "2"]).output
    #expect(json.hasPrefix("{") && json.hasSuffix("}\n"))
    #expect(try Program(command + Self.log + ["--format", "json", "--threads", "1"]).output == json)
  }

  @Test(
    "answer a wrong name with the nearest",
    arguments: [
      (["agenda", "--rep", "R0"], "the directory knows nobody 'R0' on that day; did you mean"),
      (["digest", "--manager", "M1"], "the directory knows nobody 'M1' on that day; did you mean"),
      (["scorecard", "--team", "nort"], "no team 'nort'; did you mean 'north'?"),
      (
        ["preflight", "D02", "--if", "proposal.send"],
        "--if: there is no kind 'proposal.send'; did you mean 'proposal.sent'?"
      ),
      (["effect"], "holds nothing out"),
    ])
  func wrongNames(command: [String], message: String) throws {
    let run = try Program(command + Self.log)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test(
    "are refused to whoever may not see whom they concern",
    arguments: [
      ["brief", "D02", "--for", "R01"], ["brief", "D02", "--for", "M02"],
      ["preflight", "D02", "--if", "note.logged", "--for", "M02"],
      ["agenda", "--rep", "R02", "--for", "R01"], ["agenda", "--rep", "R02", "--for", "M02"],
      ["digest", "--manager", "M01", "--for", "M02"], ["digest", "--manager", "M01", "--for", "R02"],
      ["scorecard", "--rep", "R02", "--for", "R01"], ["scorecard", "--manager", "M01", "--for", "M02"],
      ["scorecard", "--team", "north", "--people", "--for", "R02"],
      ["scorecard", "--people", "--for", "M01"],
      ["why-not", "answer-in-time", "--subject", "deal:D02", "--for", "R01"],
    ])
  func refused(command: [String]) throws {
    let run = try Program(command + Self.log)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("may not see this"), "\(run.errors)")
  }

  @Test(
    "are for whom they concern, and for who leads them",
    arguments: [
      ["brief", "D02", "--for", "R02"], ["brief", "D02", "--for", "M01"],
      ["preflight", "D02", "--if", "note.logged", "--for", "R02"],
      ["agenda", "--rep", "R02", "--for", "M01"],
      ["digest", "--manager", "M01", "--for", "M01"], ["scorecard", "--rep", "R02", "--for", "R02"],
      ["scorecard", "--manager", "M01", "--people", "--for", "M01"],
      ["why-not", "answer-in-time", "--subject", "deal:D02", "--for", "M01"],
    ])
  func allowed(command: [String]) throws {
    let run = try Program(command + Self.log)
    #expect(run.status == 0 && !run.output.isEmpty, "\(run.errors)")
  }

  @Test("a finding is explained to whom it concerns; a rep's agenda does not say what the manager owes")
  func concerned() throws {
    let found = try Program(["check", "D02"] + Self.log + ["--format", "ndjson", "--fields", "id"])
    let id = try #require(found.output.split(separator: "\"").dropFirst(3).first.map(String.init))
    #expect(try Program(["explain", id, "--for", "R02"] + Self.log).status == 0)
    #expect(try Program(["explain", id, "--for", "R01"] + Self.log).errors.contains("may not see this"))
    let agenda = ["agenda", "--rep", "R02"] + Self.log
    #expect(try Program(agenda).output.contains("Yours first"))
    #expect(!(try Program(agenda + ["--for", "R02"]).output.contains("Yours first")))
  }

  @Test("say what a manager owes to several people once")
  func owed() throws {
    let digest = try Program(["digest", "--manager", "M01"] + Self.log).output
    let first = try #require(digest.split(separator: "What matters").first)
    #expect(first.contains("The same with"))
    #expect(first.ranges(of: "frontline-coaching/manager-in-the-field").count == 1)
  }

  @Test("preflight ends with 1 only where something of level act would be raised")
  func preflight() throws {
    let calm = try Program(["preflight", "D02", "--if", "note.logged : they called back"] + Self.log)
    #expect(calm.status == 0, "\(calm.errors)")
    #expect(calm.output.contains("It raises nothing"))
    let steps = try Program(
      ["preflight", "D02", "--if", "note.logged", "--if", "+2h call.held contacts=ana"] + Self.log)
    #expect(steps.output.contains("note.logged  now") && steps.output.contains("20:00"))
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
