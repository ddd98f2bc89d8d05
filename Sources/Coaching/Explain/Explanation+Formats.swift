import Activity
import Engine
import EventTime
import SourceText

extension Explanation {
  /// For a screen.
  package func text(_ layout: TextLayout, _ speech: Speech) -> String {
    var lines = layout.spread("\(subject): \(title)", id, indent: 0).map(layout.ink.bold)
    lines += layout.wrap("\(status) \(held ?? "")", indent: 0) + [layout.ink.dim(rule), ""]
    lines += layout.section("Why", [because])
    lines += layout.section("What it weighs", [worth, quiets].compactMap(\.self))
    lines += timeline.section(layout, speech)
    lines += ReadCondition.section(readings, layout, speech)
    lines += layout.section("What is usual", usual(speech))
    lines += layout.section("Against it", nearMisses.map(\.text) + excuses)
    lines += layout.section("What ends it", [clears]).dropLast() + endings(layout) + [""]
    lines += layout.section("Why the rule exists", [practice, about].compactMap(\.self))
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  private func usual(_ speech: Speech) -> [String] {
    norms.isEmpty ? [] : norms.map(NormWords(speech: speech).paragraph) + [NormWords.caveat]
  }

  private func endings(_ layout: TextLayout) -> [String] {
    guard clears != "It is over." else { return [] }
    guard !ends.isEmpty else {
      return layout.wrap("Nothing that was tried on this log would end it.", indent: 2)
    }
    return layout.wrap("Tried on this log, each of these ends it:", indent: 2)
      + ends.flatMap { layout.proposal($0.text, $0.lines) }
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
      timeline.write(to: &json)
      json.list("conditions", readings) { json, reading in reading.write(to: &json) }
      json.norms(norms)
      json.list("near_misses", nearMisses) { json, miss in
        json.pair("activity", miss.miss.activity)
        json.pair("at", RFC3339.format(miss.miss.at))
        json.pair("event", miss.miss.event)
        json.pair("text", miss.text)
      }
      json.pair("excuses", ifAny: excuses)
      json.pair("clears", clears)
      json.list("ends", ends) { json, ending in
        ending.claim.write(to: &json, lines: ending.lines, text: ending.text)
      }
      json.pair("held", ifAny: held)
      json.pair("quiets", ifAny: quiets)
      json.pair("account_worth", ifAny: worth)
      json.pair("practice", ifAny: practice)
      json.pair("about", ifAny: about)
    }
    json.newline()
    return json.utf8
  }
}

// MARK: Parts that explanations and answers to "why not" share

extension TextLayout {
  /// A heading with paragraphs below it and an empty line; nothing where there are none.
  func section(_ title: String, _ items: [String]) -> [String] {
    guard !items.isEmpty else { return [] }
    return [ink.bold(title)] + items.flatMap { wrap($0, indent: 2) } + [""]
  }

  /// A sentence with the lines of the log that it stands for.
  func proposal(_ text: String, _ lines: [String]) -> [String] {
    let own = wrap("- \(text)", indent: 2)
    return own + lines.flatMap { wrap($0, indent: 6) }.map(ink.dim)
  }
}

extension ProofTimeline {
  func section(_ layout: TextLayout, _ speech: Speech) -> [String] {
    guard !entries.isEmpty else { return [] }
    let moments = entries.map { speech.moment($0.at) }
    let column = 2 + (moments.map(\.count).max() ?? 0) + 2
    var lines = [layout.ink.bold("Time line")]
    for (entry, moment) in zip(entries, moments) {
      let name = entry.activity.map { " (\($0))" } ?? ""
      let note = entry.note.isEmpty ? "" : ": \(entry.note)"
      var wrapped = layout.wrap(entry.what + name + note, indent: column)
      if let first = wrapped.first {
        let margin = "  " + moment + String(repeating: " ", count: column - 2 - moment.count)
        wrapped[0] = margin + first.dropFirst(column)
      }
      lines += wrapped
    }
    return lines + [""]
  }

  func write(to json: inout JSONWriter) {
    json.list("timeline", entries) { json, entry in
      json.pair("at", RFC3339.format(entry.at))
      json.pair("activity", ifAny: entry.activity)
      json.pair("kind", ifAny: entry.kind)
      json.pair("what", entry.what)
      json.pair("note", ifAny: entry.note.isEmpty ? nil : entry.note)
    }
  }
}

extension Explanation.ReadCondition {
  static func section(_ readings: [Self], _ layout: TextLayout, _ speech: Speech) -> [String] {
    guard !readings.isEmpty else { return [] }
    return [layout.ink.bold("What was read")] + readings.flatMap { $0.lines(layout, speech) } + [""]
  }

  private func lines(_ layout: TextLayout, _ speech: Speech) -> [String] {
    let words = TraceWords(speech: speech)
    let head = at == nil ? "as it is now" : place
    var lines = layout.wrap("\(head): \(trace.text): \(result(words))", indent: 2)
    for part in trace.parts where part.depth > 0 && TraceWords.isName(part.source) {
      lines += layout.wrap(
        "\(part.source): \(words.value(part.value))\(made(of: part.source, words))", indent: 4)
    }
    for witness in trace.witnesses {
      let name = witness.isCounterExample ? "counter-example" : "witness"
      lines += layout.wrap("\(name) of \(witness.source): \(words.value(witness.element))", indent: 4)
    }
    return lines
  }

  private func result(_ words: TraceWords) -> String {
    switch trace.result {
    case .bool(let truth): truth ? "true" : "false"
    default: words.value(trace.result)
    }
  }

  /// `, of a0003 (ana) and a0007 (ben)`.
  private func made(of name: String, _ words: TraceWords) -> String {
    guard let source = sources.first(where: { "facts.\($0.fact)" == name }), !source.items.isEmpty else {
      return ""
    }
    let shown = source.items.suffix(6).map { item in
      item.activity + (item.value.map { " (\(words.value($0)))" } ?? "")
    }
    let more = source.items.count - shown.count
    return ", of " + (more > 0 ? "\(more) earlier, " : "") + Speech.list(shown)
  }

  func write(to json: inout JSONWriter) {
    json.pair("place", place)
    json.pair("at", ifAny: at.map(RFC3339.format))
    json.pair("text", trace.text)
    json.key("result")
    trace.result.write(to: &json)
    json.list("parts", trace.parts) { json, part in
      json.pair("depth", part.depth)
      json.pair("source", part.source)
      json.key("value")
      part.value.write(to: &json)
      guard let witness = part.witness else { return }
      json.key(part.value.isFalse ? "counter_example" : "witness")
      witness.write(to: &json)
    }
    json.list("facts", sources) { json, source in
      json.pair("fact", source.fact)
      json.pair("activities", ifAny: source.items.map(\.activity))
    }
  }
}

extension Claim {
  func write(to json: inout JSONWriter, lines: [String], text: String) {
    json.pair("effect", effect.name)
    json.pair("at", RFC3339.format(at))
    json.list("activities", activities) { json, activity in
      json.pair("at", RFC3339.format(activity.at))
      json.pair("kind", activity.kind)
      json.pair("actor", ifAny: activity.actor?.name)
      json.pair("contacts", ifAny: activity.contacts)
      json.key("data")
      json.object { json in
        for (field, value) in activity.data {
          json.key(field)
          value.write(to: &json)
        }
      }
      json.pair("text", ifAny: activity.text)
    }
    json.pair("lines", ifAny: lines)
    json.pair("text", text)
    if isClose { json.pair("close", true) }
  }
}

extension Claim.Effect {
  fileprivate var name: String {
    switch self {
    case .clears: "clears"
    case .expires: "expires"
    case .raises: "raises"
    }
  }
}

extension JSONWriter {
  /// A list of objects.
  mutating func list<Element>(
    _ name: String, _ elements: [Element], _ body: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    array { json in for element in elements { json.object { body(&$0, element) } } }
  }
}
