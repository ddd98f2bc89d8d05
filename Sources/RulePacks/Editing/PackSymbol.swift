package import SourceText

/// A name that the author of a pack chose and uses elsewhere.
package struct PackSymbol: Hashable, Sendable {
  package enum Section: String, Hashable, Sendable, CaseIterable {
    case params, lists, events, facts, practices, rules

    /// Whether a name is formed as those of the section are.
    package func admits(_ name: String) -> Bool {
      let form: NameForm = [.params, .lists, .facts].contains(self) ? .identifier : .hyphenated
      return BareWord(name) == nil && form.admits(name)
    }
  }

  /// The id of the pack that defines it.
  package var pack: String
  package var section: Section
  package var name: String
}

/// A place where such a name stands.
package struct PackOccurrence: Sendable {
  package var symbol: PackSymbol
  package var file: SourceFile
  package var range: SourceRange
  package var isDefinition: Bool
}

extension PackEditor {
  /// The name at a place; nil on anything else.
  package func symbol(at offset: Int) -> PackOccurrence? {
    occurrences(in: [AuthoredFile(file, document)]).first { $0.range.touches(offset) }
  }

  /// Where a name is defined and used: in its pack, in tests, in other packs and in the site's file.
  package func occurrences(of symbol: PackSymbol) -> [PackOccurrence] {
    let name = Array(symbol.name.utf8)
    return occurrences(in: allFiles.filter { $0.file.utf8.firstRange(of: name) != nil }).filter {
      $0.symbol == symbol
    }
  }

  private func occurrences(in files: [AuthoredFile]) -> [PackOccurrence] {
    let all = allFiles
    let packs = all.filter { $0.document == .pack }.compactMap { PackNames($0.file) }
    return files.flatMap { authored in
      var finder = SymbolFinder(authored, among: packs)
      finder.visit(
        expressions: authored.document == .pack ? study(authored.file).expressions.map(\.source) : [])
      return finder.occurrences
    }
  }

  /// This file first, then those that belong to it.
  private var allFiles: [AuthoredFile] {
    let own = [AuthoredFile(file, document)]
    let beside = companion.map { [AuthoredFile($0, document == .tests ? .pack : .tests)] } ?? []
    let known = Set((own + beside).map(\.file.name))
    return own + beside + surroundings.files.filter { !known.contains($0.file.name) }
  }
}
