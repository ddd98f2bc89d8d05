package import Coaching
import Engine
import EventTime
import RulePacks
import SourceText

extension ImpactPage {
  /// For a screen.
  package func text(_ layout: TextLayout) -> String {
    var lines = layout.wrap("From \(from) to \(to): \(head)", indent: 0) + [""]
    for section in sections {
      lines += [layout.ink.bold(section.title)]
      lines += TextTable.render(section.rows).split(separator: "\n").map { "  \($0)" }
      if section.more > 0 { lines.append("  and \(section.more) more") }
      lines.append("")
    }
    let examples = self.examples
    if !examples.isEmpty { lines.append(layout.ink.bold("To be read")) }
    for (number, example) in examples.enumerated() {
      lines += layout.wrap("\(number + 1). \(example.line)", indent: 2)
      if let text = example.text { lines += layout.wrap(text, indent: 5) }
    }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  /// For a wiki, or the text of a pull request.
  package var markdown: String {
    var lines = ["## From \(Markdown.escaped(from)) to \(Markdown.escaped(to))", "", head, ""]
    for section in sections {
      lines += ["### \(section.title)", ""]
      for (number, row) in section.rows.enumerated() {
        lines.append("| " + row.map(Markdown.escaped).joined(separator: " | ") + " |")
        if number == 0 { lines.append("|---" + String(repeating: "|---:", count: row.count - 1) + "|") }
      }
      if section.more > 0 { lines += ["", "and \(section.more) more"] }
      lines.append("")
    }
    let examples = self.examples
    if !examples.isEmpty { lines += ["### To be read", ""] }
    for (number, example) in examples.enumerated() {
      let text = example.text.map { "  \\\n   \(Markdown.escaped($0))" } ?? ""
      lines.append("\(number + 1). \(Markdown.escaped(example.line))\(text)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// For programs: one document with every change.
  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.pair("from", from)
      json.pair("to", to)
      json.key("rules")
      json.object { json in
        json.pair("changed", impact.changedRules)
        json.pair("same", impact.sharedRules)
      }
      json.key("total")
      impact.total.write(to: &json)
      for dimension in Impact.Dimension.allCases {
        json.key("by_\(dimension.rawValue)")
        json.object { json in
          for (name, counts) in (impact.counts[dimension] ?? [:]).sorted(by: { $0.key < $1.key }) {
            json.key(name)
            counts.write(to: &json)
          }
        }
      }
      json.key("load")
      json.array { json in for load in impact.loads { load.write(to: &json) } }
      writeFindings(to: &json)
    }
    json.newline()
    return json.text
  }

  private func writeFindings(to json: inout JSONWriter) {
    json.key("to_read")
    json.array { json in
      for example in impact.examples() {
        switch example {
        case .added(let finding): finding.write(to: &json, "added")
        case .removed(let finding): finding.write(to: &json, "removed")
        case .moved(let move): move.write(to: &json)
        }
      }
    }
    json.key("added")
    json.array { json in for finding in impact.added { finding.write(to: &json) } }
    json.key("removed")
    json.array { json in for finding in impact.removed { finding.write(to: &json) } }
    json.key("moved")
    json.array { json in for move in impact.moved { move.write(to: &json) } }
  }
}

extension Impact.Counts {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.pair("before", before)
      json.pair("after", after)
      json.pair("added", added)
      json.pair("removed", removed)
      json.pair("moved", moved)
    }
  }
}

extension Impact.Load {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.pair("person", person)
      for (key, median, most) in [
        ("before", median.before, most.before), ("after", median.after, most.after),
      ] {
        json.key(key)
        json.object { json in
          json.key("median")
          json.double(median)
          json.pair("most", most)
        }
      }
    }
  }
}

extension Impact.Finding {
  fileprivate func write(to json: inout JSONWriter, _ change: String? = nil) {
    json.object { json in
      if let change { json.pair("change", change) }
      writeParts(to: &json)
    }
  }

  fileprivate func writeParts(to json: inout JSONWriter) {
    json.pair("rule", rule)
    json.key("subject")
    json.object { json in
      json.pair("kind", subject.kind.name)
      json.pair("id", subject.description)
    }
    json.pair("at", RFC3339.format(at))
    json.pair("level", level.rawValue)
    for (key, value) in [("rep", rep), ("trigger", trigger), ("text", text)] {
      if let value { json.pair(key, value) }
    }
  }
}

extension Impact.Move {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.pair("change", "moved")
      after.writeParts(to: &json)
      json.key("before")
      json.object { json in
        json.pair("at", RFC3339.format(before.at))
        json.pair("level", before.level.rawValue)
        if let text = before.text { json.pair("text", text) }
      }
    }
  }
}
