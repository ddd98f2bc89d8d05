import Testing

@testable import RulePacks

@Suite("The schemas for editors")
struct EditorSchemaTests {
  @Test("Every key says what it is for, in a sentence")
  func everyKeyIsExplained() {
    var schemas: [Schema] = [.pack, .testFile, .site, .kindsFile]
    var seen: Set<String> = []
    var keys = 0
    while let schema = schemas.popLast() {
      guard seen.insert(schema.subject + schema.names.joined()).inserted else { continue }
      for key in schema.keys {
        keys += 1
        #expect(key.about.hasSuffix(".") && key.about.count > 8, "\(schema.subject): \(key.name)")
        schemas += key.shape.mappings
      }
    }
    #expect(keys > 100)
  }

  @Test("What a key needs or stands beside exists")
  func references() {
    let forms = Set(Schema.expectations + Schema.starters + ["without"])
    for schema in [Schema.rule, .expectation, .fact] {
      for key in schema.keys {
        #expect(key.needs.allSatisfy { schema.key(named: $0) != nil }, "\(key.name)")
        #expect(
          (key.beside ?? []).allSatisfy { forms.contains($0) || schema.key(named: $0) != nil }, "\(key.name)")
      }
    }
  }
}
