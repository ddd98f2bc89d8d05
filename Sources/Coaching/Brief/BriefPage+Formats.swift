import EventTime
import RulePacks
import SourceText

/// The page for a wiki, a browser, a program: nothing is cut.
extension BriefPage {
  package var sheet: Sheet {
    var sections = headings.map { Self.section($0.title, $0.lines, ifNone: "Nothing on record.") }
    if let drawing { sections.insert(Sheet.Section("", [.drawing(drawing)]), at: 0) }
    let lists = [
      ("Not on this call", avoid), ("Ask", questions.map { Line($0) }),
      ("People we have met", met.map(\.line)), ("People we have not met", notMet.map(\.line)),
      ("What we promised", ours.map { Line($0.words(speech)) }),
      ("What they said they would do", theirs.map { Line($0.words(speech)) }),
      ("Cannot tell", cannotTell.map { Line($0) }),
    ]
    sections += lists.filter { !$0.1.isEmpty }.map { Self.section($0.0, $0.1, ifNone: "") }
    return Sheet(title: title, details: details, asOf: asOf, sections: sections)
  }

  private static func section(_ title: String, _ lines: [Line], ifNone: String) -> Sheet.Section {
    Sheet.Section(title, lines.isEmpty ? [.paragraph(ifNone)] : [.items(lines)])
  }

  /// One document.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("deal", deal)
      json.pair("title", title)
      json.pair("as_of", RFC3339.format(instant))
      for (name, lines) in [
        ("working", working), ("not_working", notWorking), ("next", next), ("avoid", avoid),
      ] {
        json.list(name, lines) { json, line in
          json.pair("text", line.text)
          json.pair("note", ifAny: line.note)
        }
      }
      json.list("open", open) { json, point in point.write(to: &json) }
      for (name, contacts) in [("met", met), ("not_met", notMet)] {
        json.list(name, contacts) { json, contact in contact.write(to: &json) }
      }
      json.key("promises")
      json.object { json in
        for (name, promises) in [("ours", ours), ("theirs", theirs)] {
          json.list(name, promises) { json, promise in promise.write(to: &json) }
        }
      }
      for (name, texts) in [("cannot_tell", cannotTell), ("ask", questions)] {
        json.key(name)
        json.array { json in for text in texts { json.string(text) } }
      }
    }
    json.newline()
    return json.utf8
  }
}

extension BriefPage.OpenPoint {
  fileprivate func write(to json: inout JSONWriter) {
    json.pair("id", id)
    json.pair("rule", rule)
    json.pair("level", level.rawValue)
    json.pair("text", text)
    json.pair("clears", clears)
    json.pair("held", ifAny: held)
    guard !ends.isEmpty else { return }
    json.list("ends", ends) { json, ending in
      ending.claim.write(to: &json, lines: ending.lines, text: ending.text)
    }
  }
}

extension BriefPage.Contact {
  /// `Ana Silva (economic), met Tue 3 Mar`, with what she wants.
  fileprivate var line: Sheet.Item { Sheet.Item(nameAndRole, note: wants) }

  fileprivate func write(to json: inout JSONWriter) {
    json.pair("id", id)
    json.pair("name", name)
    json.pair("role", ifAny: role)
    json.pair("last", ifAny: last)
    json.list("wants", aims) { json, aim in
      json.pair("to", ifAny: aim.verb)
      json.pair("topic", aim.topic)
      json.key("confirmed")
      json.bool(aim.isConfirmed)
      json.pair("at", RFC3339.format(aim.at))
    }
  }
}

extension BriefPage.Promise {
  fileprivate func write(to json: inout JSONWriter) {
    json.pair("task", task)
    json.pair("what", ifAny: what)
    json.pair("due", RFC3339.format(due))
    json.key("overdue")
    json.bool(isOverdue)
  }
}
