import Activity
import Authoring
import RulePacks
import SourceText
import TestKit
import TestFiles
import Testing

@Suite("The engine on the conformance cases", .enabled(if: TestFiles.shared != nil, "no ../shared"))
struct ConformanceTests {
  static let cases = TestFiles.sharedNames(in: "conformance/rules").filter { !$0.contains(".") }.flatMap {
    section in
    TestFiles.sharedNames(in: "conformance/rules/\(section)").map { "conformance/rules/\(section)/\($0)" }
  }

  private static func file(_ path: String) throws -> SourceFile {
    SourceFile(name: path, utf8: try #require(TestFiles.sharedBytes(path)))
  }

  @Test("passes the tests of each", arguments: cases)
  func passes(_ path: String) throws {
    let kinds = KindsFile.read(try Self.file("conformance/kinds.yaml"))
    let catalogue = KindCatalogue(kinds.kinds)
    let file = try Self.file(path)
    let reader = PackReader(catalogue: catalogue, domains: [try #require(kinds.domain)])
    let (read, diagnostics) = reader.read(file)
    let pack = try #require(
      read, "\(diagnostics.filter { $0.severity == .error }.map { $0.text() }.joined())")
    let results = PackTestRunner(catalogue: catalogue).run(pack)
    #expect(!results.isEmpty)
    for result in results { #expect(!result.isFailure, "\(result.test.name)\n\(result.timeline)") }
  }
}
