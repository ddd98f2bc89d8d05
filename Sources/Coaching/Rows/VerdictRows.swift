package import Engine
import EventTime
import RulePacks
import SourceText

/// Verdicts as programs read them, and the table of their counts as people do.
package struct VerdictRows {
  private let rules: RuleSet
  private let evaluation: Evaluation

  package init(_ evaluation: Evaluation, rules: RuleSet) {
    self.rules = rules
    self.evaluation = evaluation
  }

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
