import Activity
import Authoring
import RulePacks
import SourceText
import TestKit
import TestFiles
import Testing

@Suite("The engine on the conformance cases")
struct ConformanceTests {
  /// Those of the package, and those of the folder beside it where that is there.
  static let cases = own + shared
  private static let own = cases(in: "Tests/Conformance")
  private static let shared = TestFiles.shared("conformance/rules").map { cases(in: $0) } ?? []

  private static func cases(in folder: String) -> [String] {
    TestFiles.names(in: folder).filter { !$0.contains(".") }.flatMap { section in
      TestFiles.names(in: "\(folder)/\(section)").map { "\(folder)/\(section)/\($0)" }
    }
  }

  private static func file(_ path: String) throws -> SourceFile {
    SourceFile(name: path, utf8: try #require(TestFiles.bytes(path)))
  }

  private static func kinds(of path: String) throws -> SourceFile {
    guard path.hasPrefix("/") else { return try file("Tests/Conformance/kinds.yaml") }
    return try file(try #require(TestFiles.shared("conformance/kinds.yaml")))
  }

  @Test("passes the tests of each", arguments: cases)
  func passes(_ path: String) throws {
    let kinds = KindsFile.read(try Self.kinds(of: path))
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
