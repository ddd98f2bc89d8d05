package import Activity
package import SourceText
import YAMLTree

/// A file that declares kinds of activities: `domain: conformance`, `kinds: { ... }`.
package enum KindsFile {
  /// Reads the file; kinds that cannot be read are left out and reported.
  package static func read(
    _ file: SourceFile
  ) -> (domain: String?, kinds: [KindDeclaration], diagnostics: [Diagnostic]) {
    let parsed = YAMLNode.parse(file)
    var reader = Reader(file: file, diagnostics: parsed.diagnostics)
    guard let root = parsed.root, let fields = reader.fields(root, .kindsFile) else {
      return (nil, [], Diagnostic.ordered(reader.diagnostics))
    }
    let domain = fields["domain"].flatMap { reader.text($0, "a domain") }
    let kinds = fields["kinds"].map { reader.kinds($0) } ?? []
    return (domain, kinds, Diagnostic.ordered(reader.diagnostics))
  }

  private struct Reader: DocumentReader {
    var file: SourceFile
    var diagnostics: [Diagnostic]
    var rule: String? { nil }
  }
}

extension DocumentReader {
  /// Kinds by name, in the long form `{ about, fields }` or the short one `{ minutes: int }`.
  mutating func kinds(_ node: YAMLNode) -> [KindDeclaration] {
    var kinds: [KindDeclaration] = []
    for entry in entries(node, "kinds") ?? [] {
      if !entry.key.text.utf8.contains(UInt8(ascii: ".")) {
        report(
          .malformedName, entry.keyRange, "'\(entry.key.text)' is no kind",
          help: "a kind reads 'object.past_participle', such as site_visit.held")
      }
      if let kind = kind(entry) { kinds.append(kind) }
    }
    return kinds
  }

  private mutating func kind(_ entry: YAMLEntry) -> KindDeclaration? {
    guard let written = entries(entry.value, "a kind", owner: entry.keyRange) else { return nil }
    let isLong =
      written.contains { $0.key.text == "fields" }
      || (written.count == 1 && written[0].key.text == "about"
        && (written[0].value.scalar?.text.contains(" ") ?? false))
    guard isLong else {
      // Of the conformance kinds and of the core, the deal's own record takes whatever a site calls its fields.
      return KindDeclaration(
        name: entry.key.text, about: "", fields: fieldDeclarations(written),
        acceptsAnyField: entry.key.text == "deal.updated")
    }
    guard let fields = fields(entry.value, .kind, owner: entry.keyRange) else { return nil }
    let declared = fields["fields"].flatMap { entries($0, "fields") } ?? []
    return KindDeclaration(
      name: entry.key.text, about: fields["about"].flatMap { text($0) } ?? "",
      fields: fieldDeclarations(declared),
      acceptsAnyField: entry.key.text == "deal.updated")
  }

  private mutating func fieldDeclarations(_ entries: [YAMLEntry]) -> [FieldDeclaration] {
    var fields: [FieldDeclaration] = []
    if entries.count > KindDeclaration.mostFields {
      report(
        .wrongValue, entries[KindDeclaration.mostFields].keyRange,
        "a kind has at most \(KindDeclaration.mostFields) fields",
        help: "make several kinds of it, or leave out what no rule reads: a log may say more than is declared"
      )
    }
    for entry in entries.prefix(KindDeclaration.mostFields)
    where isName(entry.key, at: entry.keyRange, .identifier) {
      if let field = fieldDeclaration(entry) { fields.append(field) }
    }
    return fields
  }

  private mutating func fieldDeclaration(_ entry: YAMLEntry) -> FieldDeclaration? {
    guard entry.value.mapping != nil else {
      return choice(entry.value, "a type of field").map { FieldDeclaration(entry.key.text, $0) }
    }
    guard let fields = fields(entry.value, .field, owner: entry.keyRange),
      let type = fields["type"].flatMap({ choice($0, "a type of field", of: FieldType.self) })
    else { return nil }
    return FieldDeclaration(
      entry.key.text, type, unit: fields["unit"].flatMap { text($0) },
      required: fields["required"].flatMap { bool($0) } ?? false, values: fields["values"].map { texts($0) },
      valuesAreOpen: fields["open"].flatMap { bool($0) } ?? false,
      about: fields["about"].flatMap { text($0) } ?? "")
  }
}
