package import SourceText
import YAMLTree

/// A pack that has the mistake of a diagnostic code, and one that has not.
package struct DiagnosticExample: Sendable {
  /// As authors see it: where it has no head, that of every pack stands above it.
  package var wrong: String
  package var right: String

  /// Reads `TL2104: { wrong, right }`, by code.
  package static func read(
    _ file: SourceFile
  ) -> (examples: [String: DiagnosticExample], diagnostics: [Diagnostic]) {
    let parsed = YAMLNode.parse(file)
    var reader = ExampleReader(file: file, diagnostics: parsed.diagnostics)
    let examples = parsed.root.map { reader.examples($0) } ?? [:]
    return (examples, Diagnostic.ordered(reader.diagnostics))
  }

  /// A whole pack of an example.
  package static func pack(_ text: String) -> String { text.hasPrefix("touchline:") ? text : head + text }

  private static let head = """
    touchline: 1
    pack: example
    version: 1.0.0
    title: Example
    summary: An example.
    domain: customer-concept

    """
}

private struct ExampleReader: DocumentReader {
  var file: SourceFile
  var diagnostics: [Diagnostic]
  var rule: String? { nil }

  mutating func examples(_ root: YAMLNode) -> [String: DiagnosticExample] {
    var examples: [String: DiagnosticExample] = [:]
    for entry in named(root, "examples", .hyphenated) {
      guard let fields = fields(entry.value, .diagnosticExample, owner: entry.keyRange),
        let wrong = fields["wrong"].flatMap({ text($0) }), let right = fields["right"].flatMap({ text($0) })
      else { continue }
      examples[entry.key.text] = DiagnosticExample(wrong: wrong, right: right)
    }
    return examples
  }
}
