extension Diagnostic {
  /// Where the token begins.
  package var start: SourcePosition { file.position(at: range.start) }

  /// Where the token has ended.
  package var end: SourcePosition { file.position(at: range.end) }

  /// By file, place and code, each problem once: a token that is read in two ways is still wrong only once.
  package static func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let sorted = diagnostics.sorted { $0.order < $1.order }
    var kept: [Diagnostic] = []
    for diagnostic in sorted where kept.last.map({ $0.order != diagnostic.order }) ?? true {
      kept.append(diagnostic)
    }
    return kept
  }

  /// The first so many of them, and a note of how many there are besides.
  package static func limited(_ diagnostics: [Diagnostic], to limit: Int = 1_000) -> [Diagnostic] {
    guard diagnostics.count > limit, let last = diagnostics.last else { return diagnostics }
    let rest = Diagnostic(
      "TL1000", last.severity, file: last.file, range: last.range,
      "\(diagnostics.count - limit) further problems are not shown", help: "repair these first")
    return diagnostics.prefix(limit) + [rest]
  }

  private var order: (String, Int, Int, String, String) { (file.name, range.start, range.end, code, message) }
}

extension Sequence<Diagnostic> {
  /// Whether one of them is an error, so that what was read must not be used.
  package var hasErrors: Bool { contains { $0.severity == .error } }
}
