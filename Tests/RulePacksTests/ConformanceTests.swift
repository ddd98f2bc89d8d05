import RulePacks
import SourceText
import TestFiles
import Testing

@Suite(
  "The conformance packs",
  .enabled(if: TestFiles.shared != nil, "there is no folder 'shared' beside the package"))
struct ConformanceTests {
  @Test("kinds are read with their types")
  func kinds() throws {
    let read = KindsFile.read(try #require(Shared.file("conformance/kinds.yaml")))
    #expect(read.diagnostics.isEmpty)
    #expect(read.domain == "conformance")
    #expect(read.kinds.count == 33)
  }

  @Test(
    "each malformed pack is reported at the very token",
    arguments: TestFiles.sharedNames(in: "conformance/errors").filter { $0.hasSuffix(".yaml") })
  func malformed(name: String) throws {
    let file = try #require(Shared.file("conformance/errors/\(name)"))
    let expected = try #require(Shared.file("conformance/errors/\(name.dropLast(5)).expect.json"))
    let read = Shared.conformanceReader.read(file)
    #expect(read.pack == nil)
    for wanted in ExpectedError.all(in: String(decoding: expected.utf8, as: UTF8.self)) {
      #expect(
        read.diagnostics.contains { wanted.matches($0) },
        "\(wanted) in\n\(Diagnostic.render(read.diagnostics, as: .text))")
    }
    let errors = read.diagnostics.filter { $0.severity == .error }
    #expect(errors.count == 1, "consequences in\n\(Diagnostic.render(errors, as: .text))")
  }

  @Test(
    "each pack of the rules is read without an error",
    arguments: TestFiles.sharedNames(in: "conformance/rules").flatMap { folder in
      TestFiles.sharedNames(in: "conformance/rules/\(folder)").map { "conformance/rules/\(folder)/\($0)" }
    })
  func rules(path: String) throws {
    let read = Shared.conformanceReader.read(try #require(Shared.file(path)))
    let problems = read.diagnostics.filter { !$0.code.hasPrefix("TL6") && !$0.code.hasPrefix("TL4") }
    #expect(problems.isEmpty, "\(Diagnostic.render(problems, as: .text))")
    #expect(read.pack != nil)
  }
}

/// One line of an `.expect.json`: what is not written is not compared.
struct ExpectedError: CustomStringConvertible {
  var description: String
  var family = ""
  var line: Int?
  var column: Int?
  var suggestion: String?

  static func all(in json: String) -> [ExpectedError] {
    json.split(separator: "{").dropFirst().map { ExpectedError(String($0)) }
  }

  private init(_ text: String) {
    description = text
    for pair in text.split(whereSeparator: { "}],\n".contains($0) }) {
      let parts = pair.split(separator: ":", maxSplits: 1).map { part in
        String(part.filter { $0 != "\"" }.drop { $0 == " " })
      }
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "family": family = parts[1]
      case "line": line = Int(parts[1])
      case "column": column = Int(parts[1])
      case "did_you_mean": suggestion = parts[1]
      default: break
      }
    }
  }

  func matches(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.code.hasPrefix(family) && (line ?? diagnostic.start.line) == diagnostic.start.line
      && (column ?? diagnostic.start.column) == diagnostic.start.column
      && (suggestion ?? diagnostic.suggestion) == diagnostic.suggestion
  }
}
