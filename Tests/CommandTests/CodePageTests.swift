import Authoring
import BuiltInDomains
import DomainKit
import RulePacks
import SourceText
import TestFiles
import Testing

@testable import touchline

@Suite("The pages of diagnostic codes")
struct CodePageTests {
  /// What takes several files: sites beside each other, and packs beside what they were.
  private static let untold: Set<String> = ["TL4301", "TL4303", "TL4304"]
  private static let examples = DiagnosticExample.read(CodePage.examplesFile)

  @Test("are as the program has them, one for each code: ./dev docs writes them anew")
  func pages() {
    for entry in CodeCatalogue.entries {
      let page = TestFiles.bytes("docs/diagnostics/\(entry.code).md")
      #expect(page == Array(CodePage(entry).markdown.utf8), "\(entry.code)")
    }
    #expect(TestFiles.names(in: "docs/diagnostics").count == CodeCatalogue.entries.count)
  }

  @Test("show an example each, wherever one file can")
  func examples() {
    #expect(Self.examples.diagnostics.isEmpty)
    let codes = Set(CodeCatalogue.entries.map(\.code))
    #expect(Set(Self.examples.examples.keys).union(Self.untold) == codes)
  }

  @Test("show a wrong file that gets the code, and a right one that gets nothing but the wish for a test")
  func truth() throws {
    for (code, example) in Self.examples.examples.sorted(by: { $0.key < $1.key }) {
      let wrong = codes(example.wrongFile, example)
      #expect(wrong.contains(code), "\(code): \(wrong)")
      let right = codes(example.rightFile, example).subtracting(code == "TL6201" ? [] : ["TL6201"])
      #expect(right.isEmpty, "\(code): \(right)")
    }
  }

  @Test("are shown by touchline explain")
  func explain() throws {
    let told = try Program(["explain", "tl2104"])
    #expect(told.status == 0)
    #expect(told.output.contains("\nWrong:\n    rules:\n"))
    #expect(told.output.contains("\nRight:\n    rules:\n"))
  }

  private static let domains = LoadedDomains(BuiltInDomains.all)
  private static let shipped = domains.shippedPacks().packs

  /// What lint says of a file, beside its log where it has one; `fault` where its tests meet one.
  private func codes(_ utf8: [UInt8], _ example: DiagnosticExample) -> Set<String> {
    let file = SourceFile(name: "example.yaml", utf8: utf8)
    guard !example.isSite else {
      let read = SiteReader(packs: Self.shipped, catalogue: Self.domains.catalogue).read(file)
      return Set(read.diagnostics.map(\.code))
    }
    let read = Self.domains.reader.read(file)
    var codes = Set(read.diagnostics.map(\.code))
    guard let pack = read.pack else { return codes }
    let results = PackTestRunner(catalogue: Self.domains.catalogue).run(pack)
    if results.contains(where: { $0.outcomes.contains { $0.outcome == .fault } }) { codes.insert("fault") }
    if let log = example.log {
      let ground = LoggedGround(pack, log: log, catalogue: Self.domains.catalogue)
      codes.formUnion(ground.problems(in: [pack]).map(\.code))
    }
    return codes
  }
}
