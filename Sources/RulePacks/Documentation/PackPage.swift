import EventTime

/// A pack as a page for people, in Markdown: what each rule expects, why, what it says, and cases of it.
package struct PackPage {
  private var lines: [String] = []

  /// - Parameter examples: By rule.
  package init(_ pack: RulePack, examples: [String: [PackExample]] = [:]) {
    lines = [
      "# \(pack.title)", "", pack.summary, "", "Pack `\(pack.id)` \(pack.version), domain `\(pack.domain)`.",
      "",
    ]
    describe(pack.practices)
    describe(pack.params)
    describe(pack.norms)
    lines += ["## Rules", ""]
    for rule in pack.rules {
      describe(rule, of: pack)
      for example in examples[rule.id] ?? [] {
        lines += [example.title, "", "```", example.story, "```", ""]
      }
    }
  }

  /// The page, ending with a line end.
  package var markdown: String {
    var kept = lines
    while kept.last == "" { kept.removeLast() }
    return kept.joined(separator: "\n") + "\n"
  }

  private mutating func describe(_ practices: [Practice]) {
    guard !practices.isEmpty else { return }
    lines += ["## Practices", ""]
    lines += practices.map { "- " + $0.line }
    lines.append("")
  }

  private mutating func describe(_ params: [Parameter]) {
    guard !params.isEmpty else { return }
    lines += ["## What a site may tune", "", "| name | default | meaning |", "|---|---|---|"]
    for param in params {
      lines.append("| `\(param.name)` | \(cell(param.valueText)) | \(cell(param.about ?? "")) |")
    }
    lines.append("")
  }

  private mutating func describe(_ norms: [Norm]) {
    guard !norms.isEmpty else { return }
    lines += ["## What is usual", "", "Learnt from the deals that the site has won.", ""]
    lines += norms.map { "- `\($0.name)`: \($0.sentence)" }
    lines.append("")
  }

  private mutating func describe(_ rule: Rule, of pack: RulePack) {
    lines += [
      "### \(rule.title)", "", "`\(pack.id)/\(rule.id)` · \(rule.level.rawValue) · per \(rule.per.name)",
    ]
    if let practice = rule.practice { lines[lines.count - 1] += " · practice \(practice)" }
    lines += ["", "> \(rule.sentence)", ""]
    if let about = rule.about { lines += [about, ""] }
    for (reader, text) in [("The rep reads", rule.nudge.rep), ("The manager reads", rule.nudge.manager)] {
      if let text { lines.append("- \(reader): \(text.source)") }
    }
    for question in rule.nudge.ask { lines.append("- To ask: \(question.source)") }
    for step in rule.nudge.do { lines.append("- To do: \(step.source)") }
    if !rule.goodReasons.isEmpty {
      lines.append("- Good reasons for doing otherwise: \(rule.goodReasons.joined(separator: "; "))")
    }
    lines.append("")
  }

  /// A bar would end the cell.
  private func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}

extension TextTemplate {
  /// The text as its author wrote it.
  package var source: String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .hole(let condition): "{\(condition.text)}"
      }
    }.joined()
  }
}

extension Parameter {
  /// The value as a site would write it.
  package var valueText: String {
    switch value {
    case .number(let value):
      type == .percent ? Self.plain((value * 1_000).rounded() / 10) + " %" : Self.plain(value)
    case .int(let value): String(value)
    case .duration(let span): span.description
    case .text(let text): text
    case .bool(let value): value ? "true" : "false"
    }
  }

  private static func plain(_ value: Double) -> String {
    Int64(exactly: value).map(String.init) ?? String(value)
  }
}
