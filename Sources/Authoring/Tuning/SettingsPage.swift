package import Coaching
package import RulePacks
import SourceText

/// What holds for a rule and where it comes from, for people and for programs.
package struct SettingsPage: Sendable {
  let settings: RuleSettings

  package init(_ settings: RuleSettings) { self.settings = settings }

  package func text(_ layout: TextLayout) -> String {
    var lines = [layout.ink.bold("\(settings.rule)") + " · \(settings.title)", standing, ""]
    let names = settings.settings.map(\.name.count).max() ?? 0
    for setting in settings.settings {
      let blanks = String(repeating: " ", count: names - setting.name.count + 2)
      lines.append("  \(setting.name)\(blanks)\(TextLayout.clean(setting.value))")
      for note in setting.notes { lines += layout.wrap(note, indent: names + 4) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var standing: String {
    if settings.speaks { return "It is judged, and people are told." }
    return settings.isJudged ? "It is judged and counted; nobody is told." : "It is not judged."
  }

  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.pair("rule", settings.rule)
      json.pair("title", settings.title)
      json.key("judged")
      json.bool(settings.isJudged)
      json.key("speaks")
      json.bool(settings.speaks)
      json.key("settings")
      json.array { json in for setting in settings.settings { setting.write(to: &json) } }
    }
    json.newline()
    return json.text
  }
}

extension RuleSettings.Setting {
  /// Where it comes from, what would hold otherwise, and why.
  fileprivate var notes: [String] {
    let instead = otherwise.map { ", in place of \($0)" } ?? ""
    let reasons = [why, owner.map { "(\($0))" }].compactMap(\.self)
    return [origin.words + instead] + (reasons.isEmpty ? [] : [reasons.joined(separator: " ")])
  }

  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.pair("name", name)
      json.pair("value", value)
      json.pair("from", origin.kind)
      if let place = origin.place {
        json.pair("file", place.file.name)
        json.pair("line", place.file.position(at: place.range.start).line)
      }
      for (key, value) in [("otherwise", otherwise), ("why", why), ("owner", owner)] {
        if let value { json.pair(key, value) }
      }
    }
  }
}

extension RuleSettings.Origin {
  fileprivate var place: SourcePlace? {
    switch self {
    case .language: nil
    case .pack(let place), .site(let place): place
    }
  }

  fileprivate var kind: String {
    switch self {
    case .language: "language"
    case .pack: "pack"
    case .site: "site"
    }
  }

  fileprivate var words: String {
    place.map { "\($0)" } ?? "the language's default"
  }
}
