/// Lines for a screen of a certain width.
package struct TextLayout: Sendable {
  /// Columns.
  package let width: Int
  package let ink: Ink

  /// - Parameter width: At least 40 columns are used.
  package init(width: Int, color: Bool) {
    self.width = max(40, width)
    ink = Ink(enabled: color)
  }

  /// The text, broken at blanks, each line with the indentation in front; words longer than a line stay whole.
  package func wrap(_ text: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in Self.clean(text).split(separator: " ") {
      if !line.isEmpty, indent + line.count + 1 + word.count > width {
        lines.append(margin + line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return line.isEmpty ? lines : lines + [margin + line]
  }

  /// One line with a part at the right margin, or two lines where both do not fit on one.
  func spread(_ left: String, _ right: String, indent: Int) -> [String] {
    let lines = wrap(left, indent: indent)
    let right = Self.clean(right)
    guard let last = lines.last else { return [pad(right)] }
    let free = width - last.count - right.count
    if free >= 2 { return lines.dropLast() + [last + String(repeating: " ", count: free) + right] }
    return lines + [pad(right)]
  }

  /// The text, cut to the line with an ellipsis.
  func clip(_ text: String, to length: Int) -> String {
    let text = Self.clean(text)
    return text.count <= length ? text : text.prefix(max(1, length - 1)) + "…"
  }

  private func pad(_ right: String) -> String {
    String(repeating: " ", count: max(0, width - right.count)) + right
  }

  /// Without control characters, which a terminal would obey; line ends become blanks.
  package static func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // C0, DEL and C1; and what turns the direction of writing or separates lines.
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

/// Escape sequences of terminals, or none.
package struct Ink: Sendable {
  let enabled: Bool

  package func bold(_ text: String) -> String { wrap("1", text) }
  func dim(_ text: String) -> String { wrap("2", text) }
  func red(_ text: String) -> String { wrap("1;31", text) }
  func yellow(_ text: String) -> String { wrap("33", text) }

  private func wrap(_ code: String, _ text: String) -> String {
    enabled && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
