package import SourceText
import YAMLTree

/// A pack that has the mistake of a diagnostic code, and one that has not.
package struct DiagnosticExample: Sendable {
  /// As authors see it: where it has no head, that of every pack stands above it.
  package var wrong: String
  package var right: String
  /// Lines of a log that stands beside both, where the mistake is one beside a log only.
  package var log: String?
  /// The pack as it was, where the mistake is what became of it.
  package var before: String?
  /// Another site's file, where the mistake is that of several.
  package var beside: String?
  /// How both are stored, where that is the mistake: `latin-1`.
  package var savedAs: String?

  /// Whether they are a site's file, not a pack.
  package var isSite: Bool {
    ["use:", "tune:", "except:"].contains { wrong.utf8.firstRange(of: Array($0.utf8)) != nil }
  }

  /// Reads `TL2104: { wrong, right }`, by code.
  package static func read(
    _ file: SourceFile
  ) -> (examples: [String: DiagnosticExample], diagnostics: [Diagnostic]) {
    let parsed = YAMLNode.parse(file)
    var reader = ExampleReader(file: file, diagnostics: parsed.diagnostics)
    let examples = parsed.root.map { reader.examples($0) } ?? [:]
    return (examples, Diagnostic.ordered(reader.diagnostics))
  }

  /// The whole wrong file, as it lies on the disk.
  package var wrongFile: [UInt8] {
    let text = Self.file(wrong)
    guard savedAs == "latin-1" else { return Array(text.utf8) }
    return text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  /// The whole right file.
  package var rightFile: [UInt8] { Array(Self.file(right).utf8) }

  /// The whole file of the pack as it was.
  package var beforeFile: [UInt8]? { before.map { Array(Self.file($0).utf8) } }

  /// The whole file of the other site.
  package var besideFile: [UInt8]? { beside.map { Array(Self.file($0).utf8) } }

  ///
  /// `«70 × [»` stands for 70 brackets; `#` in what is repeated is the number of the repetition. Where it is a line of
  /// its own, lines are repeated. What begins with `touchline:` or with a comment has no head put above it.
  private static func file(_ text: String) -> String {
    let isWhole = text.hasPrefix("touchline:") || text.hasPrefix("#")
    return expanded(isWhole ? text : head + text)
  }

  private static func expanded(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let start = line.firstIndex(of: "«"), let end = line.lastIndex(of: "»"), start < end else {
        return String(line)
      }
      let inner = line[line.index(after: start)..<end].split(separator: " × ", maxSplits: 1)
      guard inner.count == 2, let count = Int(inner[0]) else { return String(line) }
      let indent = line[..<start]
      let isLine = indent.allSatisfy { $0 == " " } && line.index(after: end) == line.endIndex
      let copies = (1...max(count, 1)).map { inner[1].replacing("#", with: "\($0)") }
      return isLine && inner[1].contains(":")
        ? copies.map { indent + $0 }.joined(separator: "\n")
        : indent + copies.joined() + line[line.index(after: end)...]
    }.joined(separator: "\n")
  }

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
      examples[entry.key.text] = DiagnosticExample(
        wrong: wrong, right: right, log: fields["log"].flatMap { text($0) },
        before: fields["before"].flatMap { text($0) }, beside: fields["beside"].flatMap { text($0) },
        savedAs: fields["saved_as"].flatMap { text($0) })
    }
    return examples
  }
}
