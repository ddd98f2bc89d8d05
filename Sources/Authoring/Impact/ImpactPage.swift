package import Coaching
import Engine
import RulePacks
import SourceText

/// What a change does, for people and for programs.
package struct ImpactPage: Sendable {
  let impact: Impact
  let from: String
  let to: String
  let names: Names
  let speech: Speech

  /// How many lines of a kind people are shown.
  static let shown = 10

  /// - Parameters:
  ///   - from: What people call the side before; likewise `to`.
  package init(_ impact: Impact, from: String, to: String, names: Names, speech: Speech) {
    self.impact = impact
    self.from = from
    self.to = to
    self.names = names
    self.speech = speech
  }

  /// A table with a heading: what differs most first, and how much more there is.
  struct Section {
    var title: String
    var rows: [[String]]
    var more: Int
  }

  var head: String {
    "\(Speech.grouped(Int64(impact.total.before))) findings before, \(Speech.grouped(Int64(impact.total.after))) after: "
      + "\(Speech.grouped(Int64(impact.total.added))) added, \(Speech.grouped(Int64(impact.total.removed))) removed, "
      + "\(Speech.grouped(Int64(impact.total.moved))) moved. "
      + "\(Speech.plural(impact.changedRules, "rule")) changed, \(impact.sharedRules) stayed the same."
  }

  var sections: [Section] {
    Impact.Dimension.allCases.compactMap(section) + [load].compactMap(\.self)
  }

  private func section(_ dimension: Impact.Dimension) -> Section? {
    let changed = (impact.counts[dimension] ?? [:]).filter { $0.value.changes > 0 }
    guard !changed.isEmpty else { return nil }
    let order = changed.sorted { a, b in (b.value.changes, a.key) < (a.value.changes, b.key) }
    let shown = order.prefix(Self.shown)
    let rows = (dimension == .week ? shown.sorted { $0.key < $1.key } : Array(shown)).map { name, counts in
      [spoken(name, dimension)]
        + [counts.before, counts.after, counts.added, counts.removed, counts.moved]
        .map { Speech.grouped(Int64($0)) }
    }
    let title = dimension == .week ? "week of" : dimension.rawValue
    return Section(
      title: "By \(dimension.rawValue)",
      rows: [[title, "before", "after", "added", "removed", "moved"]] + rows, more: order.count - shown.count)
  }

  private func spoken(_ id: String, _ dimension: Impact.Dimension) -> String {
    dimension == .rep ? names.person(id) : id
  }

  /// Those whose weeks change most.
  private var load: Section? {
    let changed = impact.loads.filter { $0.total.before != $0.total.after }
    guard !changed.isEmpty else { return nil }
    let order = changed.sorted { a, b in
      (abs(b.total.after - b.total.before), a.person) < (abs(a.total.after - a.total.before), b.person)
    }
    let rows = order.prefix(Self.shown).map { load in
      [
        names.person(load.person), Self.half(load.median.before), Self.half(load.median.after),
        "\(load.most.before)", "\(load.most.after)",
      ]
    }
    return Section(
      title: "Nudges per person and week, before any budget",
      rows: [["person", "median before", "after", "most before", "after"]] + rows,
      more: order.count - rows.count)
  }

  /// A median of whole numbers.
  private static func half(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : "\(value)"
  }

  /// What is to be read: a line on what changed, then what it says.
  var examples: [(line: String, text: String?)] {
    impact.examples().map { example in
      let finding = example.finding
      let change =
        switch example {
        case .added: "added"
        case .removed: "removed"
        case .moved(let move): "moved: " + move.words(speech)
        }
      let subject =
        finding.subject.kind == .deal ? names.deal(finding.subject.description) : finding.subject.description
      return (
        "\(finding.rule) · \(subject) · \(speech.moment(finding.at)) · \(change)",
        finding.text
      )
    }
  }
}

extension Impact.Move {
  /// What is otherwise, in words.
  func words(_ speech: Speech) -> String {
    var words: [String] = []
    if before.at != after.at { words.append("from \(speech.moment(before.at))") }
    if before.level != after.level {
      words.append("was \(before.level.rawValue), is \(after.level.rawValue)")
    }
    if before.text != after.text { words.append("says something else") }
    if words.isEmpty { words.append("concerns somebody else") }
    return words.joined(separator: ", ")
  }
}
