import Engine
import EventTime
import SourceText

extension WhyNotPage {
  /// For a screen.
  package func text(_ layout: TextLayout, _ speech: Speech) -> String {
    var lines = layout.spread("\(subject): \(title)", "", indent: 0).map(layout.ink.bold)
    lines = lines.filter { $0.contains { $0 != " " } }
    lines += [layout.ink.dim(rule), ""]
    let cannotTell = standing.isSilent ? nil : standing.sentence
    lines += layout.section("Why not", [answer, cannotTell].compactMap(\.self))
    // A single decision is the answer already.
    if decisions.map(\.text) != [answer] {
      lines += layout.section("What it came to", decisions.map(\.text) + more)
    }
    lines += layout.section("Nearly", nearMisses)
    lines += layout.section("What would raise it", [introduction])
    if !raises.isEmpty {
      lines.removeLast()
      lines += raises.flatMap { layout.proposal($0.text, $0.lines) } + [""]
    }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  private var more: [String] { earlier > 0 ? ["... and \(earlier) before that."] : [] }

  private var introduction: String {
    let only = standing.isSilent ? "Were it in use, " : ""
    if raises.isEmpty {
      return Speech.capitalized(only + "nothing that was tried on this log would raise it.")
    }
    return Speech.capitalized(only + "tried on this log, each of these raises it:")
  }

  /// One document.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("rule", rule)
      json.pair("title", title)
      json.pair("subject", subject)
      json.pair("standing", standing.name)
      json.pair("answer", answer)
      json.list("decisions", decisions) { json, told in
        json.pair("at", RFC3339.format(told.at))
        json.pair("trigger", ifAny: told.trigger)
        json.pair("decision", told.name)
        json.pair("text", told.text)
        if let trace = told.trace { json.pair("condition", trace.text) }
      }
      json.pair("earlier", earlier)
      json.pair("near_misses", ifAny: nearMisses)
      json.list("raises", raises) { json, ending in
        ending.claim.write(to: &json, lines: ending.lines, text: ending.text)
      }
    }
    json.newline()
    return json.utf8
  }
}
