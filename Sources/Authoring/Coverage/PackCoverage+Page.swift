import RulePacks
import SourceText

extension PackCoverage {
  /// A table with a line for each rule, and below it what no test shows; lines end with `\n`.
  package var page: String {
    let total = self.total
    let width = max(4, rules.map(\.owner.count).max() ?? 0)
    var lines = ["\(pack): \(total.seen) of \(total.parts) seen"]
    lines.append("  " + "rule".padded(to: width) + Column.all.map { "  " + $0.title }.joined())
    for rule in rules {
      let cells = Column.all.map { "  " + rule.cell(of: $0).padded(to: $0.title.count) }.joined()
      lines.append("  " + rule.owner.padded(to: width) + cells)
    }
    for rule in rules {
      lines += rule.missing.map { "  not seen  \(rule.owner): \($0)" }
    }
    return lines.map(\.trimmed).joined(separator: "\n") + "\n"
  }
}

/// A column of the table: some of the parts of a rule.
private struct Column: Sendable {
  let title: String
  let holds: @Sendable (RuleCoverage.Part) -> Bool

  static let all: [Column] =
    [.notApplicable, .met, .raised, .cleared, .expired, .void, .unknown].map { outcome in
      Column(title: outcome.rawValue) { $0 == .outcome(outcome) }
    } + [
      Column(title: "if") { $0 == .guardFalse },
      Column(title: "edges") { if case .edge = $0 { true } else { false } },
      Column(title: "texts") { if case .text = $0 { true } else { false } },
    ]
}

extension RuleCoverage {
  /// `yes` or `no` for one part, `3/4` for several, `-` where there is none to show.
  fileprivate func cell(of column: Column) -> String {
    let parts = sights.filter { column.holds($0.part) }
    let seen = parts.count(where: \.isSeen)
    return switch parts.count {
    case 0: "-"
    case 1: seen == 1 ? "yes" : "no"
    default: "\(seen)/\(parts.count)"
    }
  }
}

extension [PackCoverage] {
  /// `[{"pack": ..., "seen": 3, "parts": 4, "rules": [{"rule": ..., "seen": [...], "missing": [...]}]}]`, with a line end.
  package var json: String {
    var json = JSONWriter()
    json.array { json in
      for pack in self {
        json.object { json in
          json.pair("pack", pack.pack)
          json.pair("seen", pack.total.seen)
          json.pair("parts", pack.total.parts)
          json.key("rules")
          json.array { json in for rule in pack.rules { rule.write(to: &json) } }
        }
      }
    }
    json.newline()
    return json.text
  }
}

extension RuleCoverage {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.pair("rule", owner)
      for (key, isSeen) in [("seen", true), ("missing", false)] {
        json.key(key)
        json.array { json in
          for sight in sights where sight.isSeen == isSeen { json.string("\(sight.part)") }
        }
      }
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// Without the spaces at its end.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
