import Engine
import EventTime
import RulePacks
import SourceText

/// Verdicts as programs read them, and the table of their counts as people do.
package struct VerdictRows {
  private let review: Review

  package init(_ review: Review) {
    self.review = review
  }

  private var rules: RuleSet { review.rules }
  private var evaluation: Evaluation { review.evaluation }

  /// met, raised, void, unknown and open, one line each.
  package func verdicts(_ emit: ([UInt8]) throws -> Void) rethrows {
    try lines(emit) { [.met, .raised, .void, .unknown, .open].contains($0.outcome) }
  }

  /// What could not be told, with what was missing, and the faults.
  package func gaps(_ emit: ([UInt8]) throws -> Void) rethrows {
    try lines(emit) { [.unknown, .fault].contains($0.outcome) }
  }

  /// Counts by rule, aligned for a screen.
  package var table: String {
    let head = ["rule", "met", "raised", "void", "unknown", "fault", "open", "cooled down"]
    let rows = zip(rules.rules, evaluation.counts).map { rule, counts in
      [rule.fullName]
        + [
          counts.met, counts.raised, counts.void, counts.unknown, counts.fault, counts.open,
          counts.coolDownHeld,
        ].map(String.init)
    }
    return TextTable.render([head] + rows)
  }

  /// The rules that the log cannot call for or cannot answer, each with the kinds that it never contains.
  package var uncaptured: String {
    let rows = rules.rules.indices.compactMap { rule -> [String]? in
      let kinds = ([review.missingTriggers[rule]].compactMap(\.self) + review.missingEvents[rule]).kindNames
      return kinds.isEmpty ? nil : [rules.rules[rule].fullName, kinds.joined(separator: ", ")]
    }
    guard !rows.isEmpty else { return "" }
    let head = "\(Speech.plural(rows.count, "rule")) cannot be judged: the log never contains what they need"
    return "\n\(head)\n" + rows.map { "  \($0[0]): \($0[1])" }.joined(separator: "\n") + "\n"
  }

  private func lines(_ emit: ([UInt8]) throws -> Void, where isWanted: (Verdict) -> Bool) rethrows {
    var json = JSONWriter()
    for verdict in evaluation.verdicts where isWanted(verdict) {
      json.object { write(verdict, to: &$0) }
      json.newline()
      guard json.utf8.count >= FindingRows.pieceSize else { continue }
      try emit(json.utf8)
      json.removeAll()
    }
    try emit(json.utf8)
  }

  private func write(_ verdict: Verdict, to json: inout JSONWriter) {
    json.pair("rule", rules.rules[verdict.rule].fullName)
    json.subject(verdict.subject)
    json.pair("verdict", verdict.outcome.rawValue)
    json.pair("at", RFC3339.format(verdict.at))
    json.pair("evidence", ifAny: verdict.evidence)
    json.pair("finding", ifAny: verdict.finding)
    guard [.unknown, .fault].contains(verdict.outcome) else { return }
    json.key("missing")
    json.array { json in for name in verdict.missing { json.string(name) } }
    if verdict.nothingYet {
      json.key("nothing_yet")
      json.bool(true)
    }
    json.pair("message", ifAny: verdict.message)
  }
}
