package import Activity
package import EventTime
package import SourceText
import YAMLTree

/// A directory in YAML: a list of dated entries about people, accounts and deals.
package enum DirectoryFile {
  /// Reads the file; entries that cannot be read are left out and reported.
  ///
  /// - Parameter zone: The site's, in which a bare date begins.
  package static func read(
    _ file: SourceFile, zone: TimeZoneRules
  ) -> (entries: [Directory.Entry], diagnostics: [Diagnostic]) {
    let parsed = YAMLNode.parse(file)
    var reader = Reader(file: file, diagnostics: parsed.diagnostics)
    let entries = parsed.root.map { reader.directory($0, zone: zone) } ?? []
    return (entries, Diagnostic.ordered(reader.diagnostics))
  }

  private struct Reader: DocumentReader {
    var file: SourceFile
    var diagnostics: [Diagnostic]
    var rule: String? { nil }
  }
}
