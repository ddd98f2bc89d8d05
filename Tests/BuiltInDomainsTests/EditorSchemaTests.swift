import Activity
import BuiltInDomains
import DomainKit
import RulePacks
import TestFiles
import Testing

@Suite("The committed schemas for editors")
struct EditorSchemaTests {
  @Test("They are what the code makes", arguments: EditorSchema.Document.allCases)
  func freshness(document: EditorSchema.Document) throws {
    let kinds = (KindCatalogue.core + BuiltInDomains.all.flatMap(\.kinds)).map(\.name).sorted()
    let committed = try #require(TestFiles.bytes("docs/schema/\(document.rawValue).schema.json"))
    #expect(
      EditorSchema(document, kinds: kinds).json == String(decoding: committed, as: UTF8.self),
      "run ./dev docs")
  }
}
