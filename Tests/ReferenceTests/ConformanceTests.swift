import Activity
import RulePacks
import SourceText
import TestKit
import TestFiles
import Testing

@Suite("The reference evaluator on the conformance cases")
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

  @Test("gives what is written in them", arguments: cases)
  func passes(_ path: String) throws {
    let kinds = KindsFile.read(try Self.kinds(of: path))
    let catalogue = KindCatalogue(kinds.kinds)
    let file = try Self.file(path)
    let reader = PackReader(catalogue: catalogue, domains: [try #require(kinds.domain)])
    let (read, diagnostics) = reader.read(file)
    let errors = diagnostics.filter { $0.severity == .error }
    let pack = try #require(read, "\(errors.map { $0.text() }.joined())")
    #expect(!pack.tests.isEmpty)
    for test in pack.tests { check(test, of: pack, catalogue) }
  }

  private func check(_ test: PackTest, of pack: RulePack, _ catalogue: KindCatalogue) {
    let reference = Reference(
      pack: pack.tuned(params: test.params), catalogue: catalogue, directory: test.directory,
      calendar: test.calendar)
    let outcomes = reference.outcomesWithWithdrawals(of: test.log, asOf: test.asOf, knownAt: test.knownAt)
    let failures = Expectations.failures(of: test, outcomes)
    if test.todo == nil {
      #expect(failures.isEmpty, "\(test.name): \(failures.joined(separator: "\n"))")
    } else {
      #expect(!failures.isEmpty, "\(test.name) passes, though it is marked todo")
    }
  }
}
