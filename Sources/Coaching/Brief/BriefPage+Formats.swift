import EventTime
import SourceText

/// The page for a wiki, a browser, a program: nothing is cut.
extension BriefPage {
  package var markdown: String {
    var lines = [
      "# \(Markdown.escaped(title))", "", Markdown.escaped((details + [asOf]).joined(separator: " · ")), "",
    ]
    for (title, items) in headings {
      lines += section(title, items.map(\.words), ifNone: "nothing on record")
    }
    for (title, items) in lists where !items.isEmpty { lines += section(title, items, ifNone: "") }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  package var html: String {
    let head = """
      <h1>\(HTML.escaped(title))</h1>
      <p class="quiet">\(HTML.escaped((details + [asOf]).joined(separator: " · ")))</p>
      """
    let main = headings.map { Self.htmlSection($0.title, $0.lines.map(\.words), ifNone: "nothing on record") }
    let rest = lists.filter { !$0.items.isEmpty }.map { Self.htmlSection($0.title, $0.items, ifNone: "") }
    return HTML.page(title: title, ([head] + main + rest).joined(separator: "\n"))
  }

  /// One document.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("deal", deal)
      json.pair("title", title)
      json.pair("as_of", RFC3339.format(instant))
      for (name, lines) in [("working", working), ("not_working", notWorking), ("next", next)] {
        json.key(name)
        json.array { json in for line in lines { line.write(to: &json) } }
      }
      for (name, contacts) in [("met", met), ("not_met", notMet)] {
        json.key(name)
        json.array { json in for contact in contacts { contact.write(to: &json) } }
      }
      for (name, texts) in [("cannot_tell", cannotTell), ("ask", questions)] {
        json.key(name)
        json.array { json in for text in texts { json.string(text) } }
      }
    }
    json.newline()
    return json.utf8
  }

  private var lists: [(title: String, items: [String])] {
    [
      ("Met", met.map(\.words)), ("Not met", notMet.map(\.words)), ("Cannot tell", cannotTell),
      ("Ask", questions),
    ]
  }

  private func section(_ title: String, _ items: [String], ifNone: String) -> [String] {
    ["## \(title)", ""] + (items.isEmpty ? ["*\(ifNone)*"] : items.map { "- \(Markdown.escaped($0))" }) + [""]
  }

  private static func htmlSection(_ title: String, _ items: [String], ifNone: String) -> String {
    let body = items.map { "<li>\(HTML.escaped($0))</li>" }.joined(separator: "\n")
    let list = items.isEmpty ? "<p class=\"quiet\">\(ifNone)</p>" : "<ul>\n\(body)\n</ul>"
    return "<h2>\(title)</h2>\n\(list)"
  }
}

extension BriefPage.Line {
  /// The statement with its note behind.
  var words: String { note.map { "\(text) — \($0)" } ?? text }

  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.pair("text", text)
      json.pair("note", ifAny: note)
    }
  }
}

extension BriefPage.Contact {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.pair("id", id)
      json.pair("name", name)
      json.pair("role", ifAny: role)
      json.pair("last", ifAny: last)
    }
  }
}
