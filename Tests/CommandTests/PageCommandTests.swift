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
