import RulePacks

/// The page on a screen.
extension CheckPage {
  package func text(_ layout: TextLayout) -> String {
    var lines: [String] = []
    for (place, person) in people.enumerated() {
      let head = "\(person.name) · \(person.summary)"
      lines += (place == 0 ? layout.spread(head, asOf, indent: 0) : layout.wrap(head, indent: 0)).map(
        layout.ink.bold)
      lines.append("")
      for (number, subject) in person.subjects.enumerated() {
        lines += subject.lines(number + 1, layout) + [""]
      }
    }
    if let nothing { lines += layout.spread(nothing, asOf, indent: 0) + [""] }
    if let heldBack { lines += layout.wrap(heldBack, indent: 1).map(layout.ink.dim) }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension CheckPage.Subject {
  fileprivate func lines(_ number: Int, _ layout: TextLayout) -> [String] {
    let digits = number < 10 ? " \(number)" : String(number)
    let head = "\(digits)  \(layout.clip(line, to: layout.width - 4))"
    return [layout.ink.bold(head)] + points.flatMap { $0.lines(layout) }
  }
}

extension CheckPage.Point {
  fileprivate func lines(_ layout: TextLayout) -> [String] {
    let held = self.held.map { ["Held back: \($0)."] } ?? []
    return Sheet.Point(level: level, lead, reasons: reasons + held, foot: clears, rule: rule)
      .lines(layout, indent: 4)
  }
}

extension Level {
  func painted(_ text: String, _ ink: Ink) -> String {
    switch self {
    case .act: ink.red(text)
    case .coach: ink.yellow(text)
    case .notice: ink.dim(text)
    }
  }
}
