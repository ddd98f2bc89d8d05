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
    let place = "\(file.name):\(start.line):\(start.column):"
    var lines = [
      "\(paint.bold(place)) \(paint.severity(severity, "\(severity.rawValue)[\(code)]:")) \(message)"
    ]
    let number = String(start.line)
    let margin = String(repeating: " ", count: max(0, 5 - number.count)) + number
    let blank = String(repeating: " ", count: margin.count)
    lines.append("\(margin) | \(file.line(start.line))")
    let meant = suggestion.map { " did you mean '\($0)'?" } ?? ""
    lines.append("\(blank) | \(indentation)\(paint.severity(severity, underline + meant))")
    if let help { lines.append("\(blank) = \(help)") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What stands before the token, as blanks; a tab stays a tab so that the caret meets its token on any screen.
  private var indentation: String {
    String(
      String.UnicodeScalarView(
        file.line(start.line).unicodeScalars.prefix(start.column - 1).map { $0 == "\t" ? $0 : " " }))
  }

  private var underline: String {
    let lineLength = file.line(start.line).unicodeScalars.count
    let last = end.line == start.line ? end.column : lineLength + 1
    return "^" + String(repeating: "~", count: max(0, last - start.column - 1))
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
