import Testing

@Suite("touchline survey")
struct SurveyTests {
  private static let people =
    (1...5).map { #"{"person":"R\#($0)","manager":"M1","team":"north"}"# } + [
      #"{"person":"M1","role":"manager"}"#
    ]

  private let workspace: Workspace
  private let directory: String

  init() throws {
    workspace = try Workspace()
    directory = try workspace.write("people.ndjson", Self.people.joined(separator: "\n") + "\n")
  }

  private func ask(_ person: String, directory: String? = nil) throws -> Program {
    try Program([
      "survey", "ask", "--person", person, "--directory", directory ?? self.directory, "--day", "2026-03-31",
    ])
  }

  @Test("asks a leader by name, and every answer counts in the quarter")
  func leader() throws {
    let asked = try ask("M1")
    #expect(asked.output.contains("person: \"M1\"\n"))
    let form = try workspace.write("form.yaml", asked.output.replacing("score:\n", with: "score: 4\n"))
    let read = try Program(["survey", "read", form, "--directory", directory])
    #expect(read.status == 0, "\(read.errors)")
    // A quarter counts where the log begins before it.
    let before = #"{"id":"a","at":"2025-12-01T09:00:00Z","kind":"note.logged","rep":"R1"}"# + "\n"
    let log = try workspace.write("answers.ndjson", before + read.output)
    let check = try Program([
      "check", "--log", log, "--directory", directory, "--as-of", "2026-04-02", "--verdicts", "-",
    ])
    let row = check.output.split(separator: "\n").first { $0.contains("/leaders-answer-the-survey ") } ?? ""
    #expect(row.split(separator: " ").dropFirst().prefix(2) == ["1", "0"], "\(check.output)")
    #expect(check.errors.contains("25 kept"))
  }

  @Test("asks anybody else under a pseudonym, a new one each time")
  func member() throws {
    let forms = [try ask("R1").output, try ask("R1").output]
    for form in forms {
      #expect(form.contains("\nteam: \"north\"\n"))
      #expect(!form.contains("R1"))
    }
    #expect(forms[0] != forms[1])
    let filled = try workspace.write("form.yaml", forms[0].replacing("score:\n", with: "score: 2\n"))
    let read = try Program([
      "survey", "read", filled, "--directory", directory, "--people-out", workspace.path("voices.ndjson"),
    ])
    #expect(read.status == 0)
    #expect(!read.output.contains("R1"))
    #expect(try workspace.read("voices.ndjson").hasSuffix(",\"team\":\"north\"}\n"))
  }

  @Test("asks nobody whom a pseudonym would not hide, and nobody whom it does not know")
  func few() throws {
    let few = try workspace.write("few.ndjson", Self.people.dropFirst().joined(separator: "\n") + "\n")
    let asked = try ask("R2", directory: few)
    #expect(asked.status == 2)
    #expect(asked.errors.contains("only 4 people"))
    #expect(try ask("R9").errors.contains("did you mean 'R"))
  }

  @Test("prints no answer where one form of several cannot be used")
  func hostile() throws {
    let asked = try ask("M1").output
    let good = try workspace.write("good.yaml", asked.replacing("score:\n", with: "score: 4\n"))
    let bad = try workspace.write("bad.yaml", asked.replacing("score:\n", with: "score: 9\n"))
    let read = try Program(["survey", "read", good, bad])
    #expect(read.status == 3)
    #expect(read.output.isEmpty)
    #expect(read.errors.contains("bad.yaml:12:12: error[TL1204]"), "\(read.errors)")
  }
}
