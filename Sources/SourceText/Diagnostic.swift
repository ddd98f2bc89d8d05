/// Something to tell the author of a file: what is wrong, where exactly, and what to do.
package struct Diagnostic: Sendable {
  package enum Severity: String, Sendable, Comparable {
    case error, warning, note

    private var rank: Int {
      switch self {
      case .error: 0
      case .warning: 1
      case .note: 2
      }
    }

    package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
  }

  /// A stable code such as `TL2104`; its first three letters and digit name the family.
  package var code: String
  package var severity: Severity
  package var file: SourceFile
  /// The very token, in bytes of ``file``.
  package var range: SourceRange
  /// One sentence that says what is wrong, without a full stop, in the author's words.
  package var message: String
  /// One sentence that says what to do; shown after `=`.
  package var help: String?
  /// The nearest name that would be right, where there is one.
  package var suggestion: String?
  /// The rule in which it was found, by its short name.
  package var rule: String?

  package init(
    _ code: String, _ severity: Severity = .error, file: SourceFile, range: SourceRange, _ message: String,
    help: String? = nil, suggestion: String? = nil, rule: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.file = file
    self.range = range
    self.message = message
    self.help = help
    self.suggestion = suggestion
    self.rule = rule
  }
}
