package import Engine
import EventTime
import RulePacks
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
  ///
  /// What is the same in many lines, the pairs of rules and subjects, is written once and copied.
  package func ndjson(_ emit: ([UInt8]) throws -> Void) rethrows {
    let names = rules.rules.map { rule in Self.pairs { $0.pair("rule", rule.fullName) } }
    let levels = rules.rules.map { rule in Self.pairs { $0.pair("level", rule.rule.level.rawValue) } }
    let subjects = findings.subjectIDs.map { subject in Self.pairs { $0.subject(subject) } }
    var json = JSONWriter()
    try findings.forEach { rule, subject, at in
      json.object { json in
        for field in fields {
          switch field {
          case .rule: json.raw(names[rule])
          case .level: json.raw(levels[rule])
          case .subject: json.raw(subjects[subject])
          case .at: json.pair("at", RFC3339.format(at))
          default: break
          }
        }
      }
      json.newline()
      guard json.utf8.count >= FindingRows.pieceSize else { return }
      try emit(json.utf8)
      json.removeAll()
    }
    try emit(json.utf8)
  }

  private static func pairs(_ write: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    write(&json)
    return json.text
  }
}
