import RulePacks

/// The page for a wiki or a chat.
extension CheckPage {
  package var markdown: String {
    var lines: [String] = []
    for person in people {
      lines += ["## \(Markdown.escaped(person.name)) · \(person.summary)", "", "*\(asOf)*", ""]
      for (number, subject) in person.subjects.enumerated() {
        lines += ["### \(number + 1). \(Markdown.escaped(subject.line))", ""]
        lines += subject.points.flatMap(\.markdown) + [""]
      }
    }
    if let nothing { lines += [Markdown.escaped(nothing), "", "*\(asOf)*", ""] }
    if let heldBack { lines += ["*\(Markdown.escaped(heldBack))*", ""] }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }
}

extension CheckPage.Point {
  fileprivate var markdown: [String] {
    let held = self.held.map { " *(held back: \(Markdown.escaped($0)))*" } ?? ""
    return ["- **\(level.rawValue.uppercased())** \(Markdown.escaped(lead))\(held)"]
      + reasons.map { "  \\\n  " + Markdown.escaped($0) }
      + ["  \\\n  " + Markdown.escaped(clears) + " `\(rule)`"]
  }
}

/// Text that Markdown shows as it is.
package enum Markdown {
  package static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in TextLayout.clean(text) {
      if "\\`*_{}[]<>#|~&".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
