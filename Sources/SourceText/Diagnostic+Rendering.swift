extension Diagnostic {
  /// The forms of `--format`; each is a contract with other programs.
  package enum Format: String, CaseIterable, Sendable {
    case text, json, github, sarif
  }

  /// All diagnostics in one form, in order of file and place, ending with a line end unless there is nothing to say.
  package static func render(_ diagnostics: [Diagnostic], as format: Format, color: Bool = false) -> String {
    let diagnostics = ordered(diagnostics)
    switch format {
    case .text: return diagnostics.map { $0.text(color: color) }.joined()
    case .json: return json(diagnostics)
    case .github: return diagnostics.map(\.gitHubAnnotation).joined()
    case .sarif: return sarif(diagnostics)
    }
  }

  /// For people: the place, the sentence, the source line with a caret, the remedy; ends with a line end.
  package func text(color: Bool = false) -> String {
    let paint = Paint(enabled: color)
    let start = start
    let place = "\(file.name):\(start.line):\(start.column):"
    var lines = [
      "\(paint.bold(place)) \(paint.severity(severity, "\(severity.rawValue)[\(code)]:")) \(message)"
    ]
    let number = String(start.line)
    let margin = String(repeating: " ", count: max(0, 5 - number.count)) + number
    let blank = String(repeating: " ", count: margin.count)
    let excerpt = Excerpt(line: file.line(start.line), start: start, end: end)
    lines.append("\(margin) | \(excerpt.text)")
    let meant = suggestion.map { " did you mean '\($0)'?" } ?? ""
    lines.append("\(blank) | \(excerpt.indentation)\(paint.severity(severity, excerpt.underline + meant))")
    if let help { lines.append("\(blank) = \(help)") }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// A line of the source, or what fits a screen of it, with the token underlined.
private struct Excerpt {
  private static let longest = 160
  private static let shownBefore = 60

  var text: String
  /// What stands before the token, as blanks; a tab stays a tab so that the caret meets its token on any screen.
  var indentation: String
  var underline: String

  init(line: String, start: SourcePosition, end: SourcePosition) {
    let scalars = Array(line.unicodeScalars)
    let token = min(start.column - 1, scalars.count)
    let isLong = scalars.count > Self.longest
    let first = isLong ? max(0, token - Self.shownBefore) : 0
    let last = isLong ? min(scalars.count, first + Self.longest) : scalars.count
    let cutBefore = first > 0 ? "…" : ""
    text = cutBefore + Self.string(scalars[first..<last]) + (last < scalars.count ? "…" : "")
    let before = scalars[first..<token].map { $0 == "\t" ? $0 : " " }
    indentation = (first > 0 ? " " : "") + Self.string(before)
    let tokenEnd = end.line == start.line ? end.column - 1 : scalars.count
    underline = "^" + String(repeating: "~", count: max(0, min(tokenEnd, last) - token - 1))
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

/// Escape sequences of terminals, or none.
private struct Paint {
  var enabled: Bool

  func bold(_ text: String) -> String { wrap("1", text) }

  func severity(_ severity: Diagnostic.Severity, _ text: String) -> String {
    switch severity {
    case .error: wrap("1;31", text)
    case .warning: wrap("1;33", text)
    case .note: wrap("1;36", text)
    }
  }

  private func wrap(_ code: String, _ text: String) -> String {
    enabled ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
