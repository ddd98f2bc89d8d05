package import SourceText
import YAMLTree

extension Checklist {
  /// Reads `sources: { S0: { title, lines: { S0-01: { says, told_by, by } } } }`.
  package static func read(_ file: SourceFile) -> (checklist: Checklist, diagnostics: [Diagnostic]) {
    let parsed = YAMLNode.parse(file)
    var reader = ChecklistReader(file: file, diagnostics: parsed.diagnostics)
    let sources = parsed.root.map { reader.sources($0) } ?? []
    return (Checklist(file: file, sources: sources), Diagnostic.ordered(reader.diagnostics))
  }
}

private struct ChecklistReader: DocumentReader {
  var file: SourceFile
  var diagnostics: [Diagnostic]
  var rule: String? { nil }
}

extension ChecklistReader {
  mutating func sources(_ root: YAMLNode) -> [Checklist.Source] {
    guard let node = fields(root, .checklist)?["sources"] else { return [] }
    return named(node, "sources", .hyphenated).compactMap { source($0) }
  }

  private mutating func source(_ entry: YAMLEntry) -> Checklist.Source? {
    guard let fields = fields(entry.value, .checklistSource, owner: entry.keyRange),
      let title = fields["title"].flatMap({ text($0) }), let lines = fields["lines"]
    else { return nil }
    return Checklist.Source(
      id: entry.key.text, title: title,
      lines: named(lines, "lines", .hyphenated).compactMap { line($0) })
  }

  private mutating func line(_ entry: YAMLEntry) -> Checklist.Line? {
    guard let fields = fields(entry.value, .checklistLine, owner: entry.keyRange),
      let says = fields["says"].flatMap({ text($0) }),
      let toldBy = fields["told_by"].flatMap({ choice($0, "evidence", of: Checklist.Evidence.self) }),
      let by = fields["by"]
    else { return nil }
    return Checklist.Line(
      id: entry.key.text, range: entry.keyRange, says: says, toldBy: toldBy,
      answers: elements(by).compactMap { node in
        text(node).map { Checklist.Answer(name: $0, range: node.range) }
      })
  }
}
