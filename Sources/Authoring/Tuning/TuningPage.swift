package import Coaching
import RulePacks
import SourceText

/// What tunings and exceptions do, for people and for programs.
package struct TuningPage: Sendable {
  let report: TuningReport

  package init(_ report: TuningReport) { self.report = report }

  package func text(_ layout: TextLayout) -> String {
    guard !report.entries.isEmpty else {
      return "The configuration tunes nothing, excepts nothing and selects nothing.\n"
    }
    var lines: [String] = []
    for (number, remarks) in [true, false].enumerated() {
      let entries = report.entries.filter { $0.remarks.isEmpty != remarks }
      guard !entries.isEmpty else { continue }
      if !lines.isEmpty { lines.append("") }
      lines.append(layout.ink.bold(number == 0 ? "To be looked at" : "In use"))
      for entry in entries { lines += entry.lines(layout) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.key("entries")
      json.array { json in for entry in report.entries { entry.write(to: &json) } }
    }
    json.newline()
    return json.text
  }
}

extension TuningReport.Entry {
  fileprivate func lines(_ layout: TextLayout) -> [String] {
    let count = "\(Speech.grouped(Int64(with))) findings, \(Speech.grouped(Int64(without))) without it"
    let words = remarks.map(\.words) + [count]
    let reasons = [why, owner.map { "(\($0))" }].compactMap(\.self)
    return layout.wrap(what, indent: 2) + layout.wrap(words.joined(separator: "; ") + ".", indent: 6)
      + (reasons.isEmpty ? [] : layout.wrap(reasons.joined(separator: " "), indent: 6))
      + (place.map { layout.wrap("\($0)", indent: 6) } ?? [])
  }

  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.pair("kind", kind.rawValue)
      json.pair("what", what)
      if let place {
        json.pair("file", place.file.name)
        json.pair("line", place.file.position(at: place.range.start).line)
      }
      for (key, value) in [("why", why), ("owner", owner)] {
        if let value { json.pair(key, value) }
      }
      json.pair("findings", with)
      json.pair("findings_without", without)
      json.key("remarks")
      json.array { json in for remark in remarks { remark.write(to: &json) } }
    }
  }
}

extension TuningReport.Remark {
  fileprivate var words: String {
    switch self {
    case .unused: "nothing on this log is otherwise without it"
    case .tooBroad(let share): "too broad: takes away \(Int((share * 100).rounded())) %"
    case .endsSoon(let days): days == 0 ? "ends today" : "ends in \(Speech.plural(days, "day"))"
    case .ended(let days): "ended \(Speech.plural(days, "day")) ago"
    }
  }

  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      switch self {
      case .unused: json.pair("remark", "unused")
      case .tooBroad(let share):
        json.pair("remark", "too broad")
        json.key("share")
        json.double(share)
      case .endsSoon(let days):
        json.pair("remark", "ends soon")
        json.pair("days", days)
      case .ended(let days):
        json.pair("remark", "ended")
        json.pair("days", days)
      }
    }
  }
}
