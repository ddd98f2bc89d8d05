import Engine
package import EventTime
import RulePacks
import SourceText

/// What changed since an instant, for people and for programs.
package struct ChangesPage: Sendable {
  private let changes: FindingChanges
  private let then: Review
  private let now: Review
  private let names: Names
  private let speech: Speech

  /// - Parameters:
  ///   - then: The review of the earlier run.
  ///   - now: That of the later one.
  package init(then: Review, now: Review, since: Instant, names: Names, speech: Speech) {
    changes = FindingChanges(from: then.evaluation, to: now.evaluation, since: since)
    self.then = then
    self.now = now
    self.names = names
    self.speech = speech
  }

  /// For a screen.
  package func text(_ layout: TextLayout) -> String {
    var lines = layout.spread(
      "What changed since \(speech.fullMoment(changes.since))", "as of \(speech.fullMoment(speech.asOf))",
      indent: 0
    ).map(layout.ink.bold)
    for change in FindingChanges.Change.allCases {
      let entries = changes.entries.filter { $0.change == change }
      guard !entries.isEmpty else { continue }
      lines += ["", layout.ink.bold("\(change.heading) (\(entries.count))")]
      lines += entries.flatMap { self.lines($0, layout) }
    }
    if changes.entries.isEmpty { lines += ["", "Nothing changed."] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ entry: FindingChanges.Entry, _ layout: TextLayout) -> [String] {
    let review = review(entry)
    let rule = review.rule(entry.finding)
    let subject = names.subject(entry.finding.subject, review)
    return layout.wrap("\(subject): \(rule.rule.title)", indent: 2)
      + layout.spread(words(entry), rule.fullName, indent: 4).map(layout.ink.dim)
  }

  private func words(_ entry: FindingChanges.Entry) -> String {
    let raised = "raised \(speech.moment(entry.finding.at))"
    switch entry.finding.status {
    case .cleared(let at, _): return "\(raised), cleared \(speech.moment(at))"
    case .expired(let at): return "\(raised), expired \(speech.moment(at))"
    case .open, .due: return raised
    }
  }

  private func review(_ entry: FindingChanges.Entry) -> Review { entry.isEarlier ? then : now }

  // MARK: For programs

  /// One line for each change: its name, and the finding with the fields asked for.
  package func ndjson(fields: [FindingField]) -> [UInt8] {
    var json = JSONWriter()
    forEach(fields) { entry, rows, row in
      json.object { json in write(entry, rows, row, to: &json) }
      json.newline()
    }
    return json.utf8
  }

  /// One document.
  package func json(fields: [FindingField]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("as_of", RFC3339.format(speech.asOf))
      json.pair("changed_since", RFC3339.format(changes.since))
      json.key("changes")
      json.array { json in
        forEach(fields) { entry, rows, row in json.object { write(entry, rows, row, to: &$0) } }
      }
    }
    json.newline()
    return json.utf8
  }

  private func forEach(
    _ fields: [FindingField], _ body: (FindingChanges.Entry, FindingRows, FindingRow) -> Void
  ) {
    let before = FindingRows(then, fields: fields)
    let after = FindingRows(now, fields: fields)
    for entry in changes.entries {
      let rows = entry.isEarlier ? before : after
      let row = FindingRow(
        finding: entry.finding, rule: review(entry).rule(entry.finding),
        hold: review(entry).holdByRule[entry.finding.rule])
      body(entry, rows, row)
    }
  }

  private func write(
    _ entry: FindingChanges.Entry, _ rows: FindingRows, _ row: FindingRow, to json: inout JSONWriter
  ) {
    json.pair("change", entry.change.rawValue)
    rows.writeKeys(row, to: &json)
  }
}

extension FindingChanges.Change {
  fileprivate var heading: String {
    switch self {
    case .withdrawn: "Withdrawn: with what was recorded since, it was never so"
    case .raisedLate: "Raised late: with what was recorded since, it was so already then"
    case .raised: "Raised since"
    case .cleared: "Cleared since"
    case .expired: "Expired since"
    case .reopened: "Open again"
    }
  }
}
