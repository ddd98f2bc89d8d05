import RulePacks

/// The page on a screen.
extension Sheet {
  package func text(_ layout: TextLayout) -> String {
    var lines = layout.spread(([title] + details).joined(separator: " · "), asOf, indent: 0).map(
      layout.ink.bold)
    for section in sections { lines += [""] + section.lines(layout) }
    if !foot.isEmpty { lines.append("") }
    lines += foot.flatMap { layout.wrap($0, indent: 0) }.map(layout.ink.dim)
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Sheet.Section {
  fileprivate func lines(_ layout: TextLayout) -> [String] {
    let head = title.isEmpty ? [] : layout.wrap(title, indent: 0).map(layout.ink.bold)
    return head + (note.map { layout.wrap($0, indent: 2).map(layout.ink.dim) } ?? [])
      + blocks.flatMap { $0.lines(layout) }
  }
}

extension Sheet.Block {
  fileprivate func lines(_ layout: TextLayout) -> [String] {
    switch self {
    case .paragraph(let text): layout.wrap(text, indent: 2)
    case .items(let items): items.flatMap { $0.lines(layout) }
    case .points(let points): points.flatMap { $0.lines(layout) }
    case .table(let table):
      TextTable.render([table.head] + table.rows).split(separator: "\n").map { line in
        "  " + layout.clip(String(line), to: layout.width - 2)
      }
    case .drawing: []
    }
  }
}

extension Sheet.Item {
  fileprivate func lines(_ layout: TextLayout) -> [String] {
    var lines = layout.wrap(text, indent: 4)
    if let first = lines.first { lines[0] = "  · " + first.dropFirst(4) }
    guard let note else { return lines }
    if lines.count == 1, lines[0].count + 2 + note.count <= layout.width {
      return [lines[0] + "  " + layout.ink.dim(note)]
    }
    return lines + layout.wrap(note, indent: 6).map(layout.ink.dim)
  }
}

extension Sheet.Point {
  /// - Parameter indent: Where the level stands; everything else stands behind it.
  func lines(_ layout: TextLayout, indent: Int = 2) -> [String] {
    let label = level?.rawValue.uppercased() ?? "·"
    let column = indent + label.count + (level == nil ? 1 : 2)
    var lines = layout.wrap(lead, indent: column)
    if let first = lines.first {
      let margin = String(repeating: " ", count: indent)
      let gap = String(repeating: " ", count: column - indent - label.count)
      lines[0] = margin + (level?.painted(label, layout.ink) ?? label) + gap + first.dropFirst(column)
    }
    lines += reasons.flatMap { layout.wrap($0, indent: column) }
    guard !foot.isEmpty || !rule.isEmpty else { return lines }
    return lines + layout.spread(foot, rule, indent: column).map(layout.ink.dim)
  }
}
