package import SourceText
import YAMLTree

/// What an editor can show of a file of an author while it is typed: at every moment half of it may be missing.
///
/// A value made anew for each text; places are bytes of that text.
package struct PackEditor: Sendable {
  package let file: SourceFile
  package let document: EditorSchema.Document
  let reader: PackReader
  /// The file on the other side: the tests of a pack, or the pack of tests.
  let companion: SourceFile?
  let surroundings: Surroundings

  /// - Parameter companion: The tests beside a pack, or the pack that a test file is about.
  package init(
    _ file: SourceFile, _ document: EditorSchema.Document, reader: PackReader, companion: SourceFile?,
    surroundings: Surroundings = Surroundings()
  ) {
    self.file = file
    self.document = document
    self.reader = reader
    self.companion = companion
    self.surroundings = surroundings
  }

  /// Everything that is wrong with this file; what is wrong with its companion is told there.
  package var diagnostics: [Diagnostic] { Diagnostic.ordered(found.filter { $0.file.name == file.name }) }

  private var found: [Diagnostic] {
    switch document {
    case .pack:
      let (pack, own) = reader.read(file, testFiles: [companion].compactMap(\.self))
      return own + (pack.map { surroundings.packs.problems(of: $0) } ?? [])
    case .tests:
      return companion.map { reader.read($0, testFiles: [file]).diagnostics }
        ?? YAMLNode.parse(file).diagnostics
    case .site:
      let packs = surroundings.packs.packs
      let reader = SiteReader(
        packs: packs.isEmpty ? nil : packs, today: surroundings.today, catalogue: reader.catalogue)
      return reader.read(file).diagnostics
    }
  }

  var shape: Shape { .mapping(document.schema) }

  /// The pack of this file: itself, or the one that its tests are about.
  var packFile: SourceFile? { document == .pack ? file : document == .tests ? companion : nil }

  /// The pack as far as it can be read, with its expressions.
  func study(_ file: SourceFile) -> PackBuilder {
    var builder = PackBuilder(file: file, environment: reader, diagnostics: [])
    if let root = YAMLNode.parse(file).root { builder.readPack(root) }
    return builder
  }
}

/// An expression of a pack and what it may speak of there.
struct ExpressionPlace {
  let source: ExpressionSource
  let place: Place
}

extension SourceRange {
  /// Whether a cursor stands in it, or at one of its ends.
  func touches(_ offset: Int) -> Bool { start <= offset && offset <= end }
}
