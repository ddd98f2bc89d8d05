import SourceText

extension Explanation {
  /// For a screen.
  package func text(_ layout: TextLayout) -> String {
    var lines = layout.spread("\(subject): \(title)", id, indent: 0).map(layout.ink.bold)
    lines += layout.wrap("\(status) \(held ?? "")", indent: 0) + [layout.ink.dim(rule), ""]
    lines += section("Why", [because] + activities + readings, layout)
    lines += section("Against it", against, layout)
    lines += section("What ends it", [clears], layout)
    lines += section("Why the rule exists", [practice, about].compactMap(\.self), layout)
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  private func section(_ title: String, _ items: [String], _ layout: TextLayout) -> [String] {
    guard !items.isEmpty else { return [] }
    return [layout.ink.bold(title)] + items.flatMap { layout.wrap($0, indent: 2) } + [""]
  }

  /// One document.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("id", id)
      json.pair("rule", rule)
      json.pair("title", title)
      json.pair("subject", subject)
      json.pair("status", status)
      json.pair("because", because)
      for (name, texts) in [("activities", activities), ("readings", readings), ("against", against)] {
        json.key(name)
        json.array { json in for text in texts { json.string(text) } }
      }
      json.pair("clears", clears)
      json.pair("held", ifAny: held)
      json.pair("practice", ifAny: practice)
      json.pair("about", ifAny: about)
    }
    json.newline()
    return json.utf8
  }
}
