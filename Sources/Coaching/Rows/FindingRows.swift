import Engine
import EventTime
import RulePacks
import SourceText

/// Findings as programs read them: one JSON object each, with the keys and the order that the format promises.
package struct FindingRows {
  /// Output is handed on in pieces of about this many bytes.
  static let pieceSize = 1 << 16

  let review: Review
  let fields: [FindingField]
  /// By rule: which readings are numbers or truths, so that JSON writes them as such.
  let plainReadings: [Set<String>]

  /// - Parameters:
  ///   - fields: In the order in which they are written.
  ///   - texts: Without them `nudge` is left out.
  package init(_ review: Review, fields: [FindingField] = FindingField.usual, texts: Bool = true) {
    self.review = review
    self.fields = texts ? fields : fields.filter { $0 != .nudge }
    plainReadings = review.rules.rules.map { Set($0.rule.conditions.flatMap(\.plainReadings)) }
  }

  /// Findings, then reminders, one line each.
  package func ndjson(_ emit: ([UInt8]) throws -> Void) rethrows {
    var json = JSONWriter()
    try forEach { row in
      write(row, to: &json)
      json.newline()
      guard json.utf8.count >= Self.pieceSize else { return }
      try emit(json.utf8)
      json.removeAll()
    }
    try emit(json.utf8)
  }

  /// One document: `as_of`, `findings`, and `not_captured` with the rules that cannot tell and what they lack.
  package func json(_ emit: ([UInt8]) throws -> Void) rethrows {
    var json = JSONWriter()
    json.object { json in
      json.pair("as_of", RFC3339.format(review.asOf))
      json.key("findings")
      json.array { json in forEach { write($0, to: &json) } }
      json.key("not_captured")
      json.array { writeUncaptured(to: &$0) }
    }
    json.newline()
    try emit(json.utf8)
  }

  func forEach(_ body: (FindingRow) throws -> Void) rethrows {
    for place in review.evaluation.findings.indices { try body(row(place)) }
    for reminder in review.evaluation.reminders {
      try body(
        FindingRow(
          finding: reminder, rule: review.rule(reminder), hold: review.holdByRule[reminder.rule]))
    }
  }

  /// - Parameter place: In the findings of the review's evaluation.
  func row(_ place: Int) -> FindingRow {
    let findings = review.evaluation.findings
    let finding = findings[place]
    return FindingRow(
      finding: finding, rule: review.rule(finding), hold: review.holds[place],
      mutedBy: review.quietings[place]?.by.map { findings[$0].id } ?? [], worth: review.worth(finding))
  }

  func write(_ row: FindingRow, to json: inout JSONWriter) {
    json.object { writeKeys(row, to: &$0) }
  }

  /// The keys of a row without the object around them.
  func writeKeys(_ row: FindingRow, to json: inout JSONWriter) {
    let plain = plainReadings[row.finding.rule]
    for field in fields { row.write(field, plainReadings: plain, to: &json) }
  }

  private func writeUncaptured(to json: inout JSONWriter) {
    for (rule, events) in zip(review.rules.rules, review.missingEvents) where !events.isEmpty {
      json.object { json in
        json.pair("rule", rule.fullName)
        json.key("missing")
        json.array { json in for kind in events.kindNames { json.string(kind) } }
      }
    }
  }
}

extension [EventPattern] {
  /// The names of all kinds that they wait for, each once, in their order.
  var kindNames: [String] {
    var names: [String] = []
    for event in self {
      for kind in event.kindNames ?? ["any"] where !names.contains(kind) { names.append(kind) }
    }
    return names
  }
}
