package import Activity
package import SourceText
import YAMLTree

/// A file of kinds in the short form of a site's: `call.held: { minutes: int, topics: list of text }`.
package enum KindsFile {
  /// The kinds that the file declares; nil where it is no such file.
  package static func read(_ file: SourceFile) -> (domain: String, catalogue: KindCatalogue)? {
    guard let root = YAMLNode.parse(file).root, let kinds = root["kinds"]?.mapping else { return nil }
    let declared = kinds.map { entry in
      KindDeclaration(
        name: entry.key.text, about: entry.key.text,
        fields: (entry.value.mapping ?? []).map { field in
          FieldDeclaration(field.key.text, FieldType(rawValue: field.value.scalar?.text ?? "") ?? .any)
        },
        acceptsAnyField: entry.key.text == "deal.updated")
    }
    return (root["domain"]?.scalar?.text ?? "", KindCatalogue(declared))
  }
}
