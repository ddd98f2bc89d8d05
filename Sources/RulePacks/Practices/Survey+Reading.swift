package import SourceText
import YAMLTree

extension Survey {
  /// Reads `lines: { Q1: { statement, words, source, beside } }`.
  package static func read(_ file: SourceFile) -> (survey: Survey, diagnostics: [Diagnostic]) {
    let parsed = YAMLNode.parse(file)
    var reader = SurveyReader(file: file, diagnostics: parsed.diagnostics)
    let lines = parsed.root.map { reader.lines($0) } ?? []
    return (Survey(file: file, lines: lines), Diagnostic.ordered(reader.diagnostics))
  }
}

private struct SurveyReader: DocumentReader {
  var file: SourceFile
  var diagnostics: [Diagnostic]
  var rule: String? { nil }
}

extension SurveyReader {
  mutating func lines(_ root: YAMLNode) -> [Survey.Line] {
    guard let node = fields(root, .survey)?["lines"] else { return [] }
    return named(node, "lines", .identifier).compactMap { line($0) }
  }

  private mutating func line(_ entry: YAMLEntry) -> Survey.Line? {
    guard let fields = fields(entry.value, .surveyLine, owner: entry.keyRange),
      let statement = fields["statement"].flatMap({ text($0) })
    else { return nil }
    return Survey.Line(
      id: entry.key.text, range: entry.keyRange, statement: statement,
      words: fields["words"].flatMap { text($0) }, source: fields["source"].flatMap { text($0) },
      practice: fields["practice"].flatMap { answer($0) },
      beside: (fields["beside"].map { elements($0) } ?? []).compactMap { answer($0) })
  }

  private mutating func answer(_ node: YAMLNode) -> Checklist.Answer? {
    text(node).map { Checklist.Answer(name: $0, range: node.range) }
  }
}
