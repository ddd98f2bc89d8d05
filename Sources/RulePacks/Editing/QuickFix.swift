package import SourceText

/// A change of a file that mends one problem and touches nothing else.
package struct QuickFix: Hashable, Sendable {
  /// What an editor offers: `Write 'topic'`.
  package var title: String
  package var range: SourceRange
  /// What stands there afterwards.
  package var text: String

  /// Nil where only its author can know what was meant.
  package init?(_ diagnostic: Diagnostic) {
    if let suggestion = diagnostic.suggestion {
      title = "Write '\(suggestion)'"
      range = diagnostic.range
      text = Self.inItsQuotes(suggestion, diagnostic)
    } else if Self.wantQuotes.contains(diagnostic.code), let value = LineValue(around: diagnostic) {
      title = "Put it in quotes"
      range = value.range
      text = value.quoted
    } else {
      return nil
    }
  }

  /// YAML that is none, a tag, and a list where an expression is wanted.
  private static let wantQuotes: Set<String> = ["TL1002", "TL1004", PackProblem.wrongShape.rawValue]

  /// A name in quotes keeps them.
  private static func inItsQuotes(_ text: String, _ diagnostic: Diagnostic) -> String {
    let written = diagnostic.file.text(in: diagnostic.range)
    guard let quote = written.first, quote == "'" || quote == "\"", written.count > 1, written.last == quote,
      text.first != quote
    else { return text }
    return "\(quote)\(text)\(quote)"
  }
}

/// The value behind a key on a line of its own: `while: !deal.won`.
private struct LineValue {
  let range: SourceRange
  let quoted: String

  /// Keys under which an expression or a sentence stands.
  private static let keys = Prose.keys.union(["if", "while", "where", "that", "rep", "manager", "name"])

  init?(around diagnostic: Diagnostic) {
    let file = diagnostic.file
    let line = diagnostic.start.line
    let text = Array(file.line(line).utf8)
    guard let colon = text.firstRange(of: Array(": ".utf8)) else { return nil }
    let key = String(
      decoding: text[..<colon.lowerBound].drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }, as: UTF8.self)
    let value = text[colon.upperBound...].drop { $0 == 0x20 }
    guard Self.keys.contains(key), let first = value.first, !"'\"|>&*".utf8.contains(first),
      value.firstRange(of: Array(" #".utf8)) == nil
    else { return nil }
    let start = file.lineStarts[line - 1] + value.startIndex
    let end = file.lineStarts[line - 1] + value.endIndex
    range = SourceRange(start: start, end: end)
    guard range.start <= diagnostic.range.start, diagnostic.range.end <= range.end + 1 else { return nil }
    let written = String(decoding: value, as: UTF8.self)
    quoted = "'" + written.replacing("'", with: "''") + "'"
  }
}
