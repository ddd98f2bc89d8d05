import CELWorkbench
import SourceText
import TestFiles
import Testing

@Suite("The public test suite of CEL")
struct ConformanceTests {
  private static let path = "conformance/cel/vectors.jsonl"

  @Test(
    "passes, file by file",
    .enabled(if: TestFiles.shared(path) != nil, "the shared test vectors are not here"))
  func vectors() throws {
    let bytes = try #require(TestFiles.sharedBytes(Self.path))
    let suite = try ConformanceSuite(reading: SourceFile(name: "vectors.jsonl", utf8: bytes))
    var tally = ConformanceTally()
    for vector in suite.vectors {
      let outcome = vector.run()
      tally.count(vector, outcome)
      if case .failed(let expected, let came) = outcome {
        Issue.record("\(vector.id) gives \(came), not \(expected)")
      }
    }
    #expect(tally.passed == 1_148)
    #expect(tally.skipped == 64)
  }

  @Test(
    "names the line of a file that is none of it",
    arguments: [
      ("", 1), ("\n\n", 1), ("no json", 1), (Self.vector + "\n{\"id\":\"x\"}\n", 2), ("[1]", 1),
      (String(repeating: "[", count: 100_000), 1), (Self.vector + " x", 1),
    ])
  func malformed(text: String, line: Int) {
    let error = #expect(throws: ConformanceSuite.Malformed.self) {
      try ConformanceSuite(reading: SourceFile(name: "t", text: text))
    }
    #expect(error?.line == line)
  }

  private static let vector = #"{"id":"a/b/c","file":"a","expr":"1","value":{"int64":"1"}}"#
}
