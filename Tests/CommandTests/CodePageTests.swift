import BuiltInDomains
import DomainKit
import RulePacks
import SourceText
import TestFiles
import Testing

@testable import touchline

@Suite("The pages of diagnostic codes")
struct CodePageTests {
  /// What a pack in a file of text cannot show: bytes, sizes, and what needs a log or other input.
  private static let untold: Set<String> = [
    "TL1000", "TL1001", "TL1005", "TL1006", "TL1007", "TL1013", "TL1107", "TL2108", "TL2111", "TL2112",
    "TL4204", "fault",
  ]
  private static let examples = DiagnosticExample.read(CodePage.examplesFile)

  @Test("are as the program has them, one for each code: ./dev docs writes them anew")
  func pages() {
    for entry in CodeCatalogue.entries {
      let page = TestFiles.bytes("docs/diagnostics/\(entry.code).md")
      #expect(page == Array(CodePage(entry).markdown.utf8), "\(entry.code)")
    }
    #expect(TestFiles.names(in: "docs/diagnostics").count == CodeCatalogue.entries.count)
  }

  @Test("show an example wherever a pack can")
  func examples() {
    #expect(Self.examples.diagnostics.isEmpty)
    let codes = Set(CodeCatalogue.entries.map(\.code))
    #expect(Set(Self.examples.examples.keys).union(Self.untold) == codes)
    #expect(Self.untold.isDisjoint(with: Self.examples.examples.keys))
  }

  @Test("show a wrong pack that gets the code, and a right one that gets nothing but the wish for a test")
  func truth() {
    let reader = LoadedDomains(BuiltInDomains.all).reader
    for (code, example) in Self.examples.examples.sorted(by: { $0.key < $1.key }) {
      #expect(codes(example.wrong, reader).contains(code), "\(code): \(codes(example.wrong, reader))")
      let right = codes(example.right, reader).subtracting(code == "TL6201" ? [] : ["TL6201"])
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

  private func codes(_ text: String, _ reader: PackReader) -> Set<String> {
    let file = SourceFile(name: "example.yaml", text: DiagnosticExample.pack(text))
    return Set(reader.read(file).diagnostics.map(\.code))
  }
}
