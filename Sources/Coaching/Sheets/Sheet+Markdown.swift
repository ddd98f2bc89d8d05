import RulePacks

/// The page for a wiki or a chat.
extension Sheet {
  package var markdown: String {
    let head = Markdown.escaped((details + [asOf]).joined(separator: " · "))
    var lines = ["# \(Markdown.escaped(title))", "", head, ""]
    for section in sections { lines += section.markdown }
    for sentence in foot { lines += ["*\(Markdown.escaped(sentence))*", ""] }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }
}

extension Sheet.Section {
  fileprivate var markdown: [String] {
    (title.isEmpty ? [] : ["## \(Markdown.escaped(title))", ""])
      + (note.map { ["*\(Markdown.escaped($0))*", ""] } ?? [])
      + blocks.flatMap(\.markdown)
  }
}

extension Sheet.Block {
  fileprivate var markdown: [String] {
    switch self {
    case .paragraph(let text): [Markdown.escaped(text), ""]
    case .items(let items): items.map(\.markdown) + [""]
    case .points(let points): points.flatMap(\.markdown) + [""]
    case .table(let table): table.markdown + [""]
    case .drawing: []
    }
  }
}

extension Sheet.Item {
  fileprivate var markdown: String {
    "- " + Markdown.escaped(text) + (note.map { " — *\(Markdown.escaped($0))*" } ?? "")
  }
}

extension Sheet.Point {
  fileprivate var markdown: [String] {
    let label = level.map { "**\($0.rawValue.uppercased())** " } ?? ""
    let end = [foot.isEmpty ? nil : Markdown.escaped(foot), rule.isEmpty ? nil : "`\(rule)`"].compactMap(
      \.self)
    return ["- \(label)\(Markdown.escaped(lead))"] + reasons.map { "  \\\n  " + Markdown.escaped($0) }
      + (end.isEmpty ? [] : ["  \\\n  " + end.joined(separator: " ")])
  }
}

extension Sheet.Table {
  fileprivate var markdown: [String] {
    let line = { (cells: [String]) in "| " + cells.map(Markdown.escaped).joined(separator: " | ") + " |" }
    let rule = "|" + head.indices.map { $0 == 0 ? " --- |" : " ---: |" }.joined()
    return [line(head), rule] + rows.map(line)
  }
}
