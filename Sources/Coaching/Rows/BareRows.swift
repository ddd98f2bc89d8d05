package import Engine
import EventTime
import SourceText

/// Findings of which only rule, subject and instant are asked for, as programs read them.
package struct BareRows {
  private let findings: BareFindings
  private let rules: RuleSet
  private let fields: [FindingField]

  /// - Parameter fields: Those for which ``holds(_:)`` is true.
  package init(_ findings: BareFindings, rules: RuleSet, fields: [FindingField]) {
    self.findings = findings
    self.rules = rules
    self.fields = fields
  }

  /// Whether nothing beyond rule, subject and instant is needed to write these keys.
  package static func holds(_ fields: [FindingField]) -> Bool {
    fields.allSatisfy { [.rule, .subject, .at, .level].contains($0) }
  }

  /// One line each, the same as ``FindingRows/ndjson(_:)`` writes.
  package func ndjson(_ emit: ([UInt8]) throws -> Void) rethrows {
    var json = JSONWriter()
    try findings.forEach { finding in
      let row = FindingRow(finding: finding, rule: rules.rules[finding.rule], hold: nil)
      json.object { json in
        for field in fields { row.write(field, plainReadings: [], to: &json) }
      }
      json.newline()
      guard json.utf8.count >= FindingRows.pieceSize else { return }
      try emit(json.utf8)
      json.removeAll()
    }
    try emit(json.utf8)
  }
}
