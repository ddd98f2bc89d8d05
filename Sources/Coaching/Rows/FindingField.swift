/// A key of a finding as programs read it; the raw value is the name in `--fields` and in every format.
package enum FindingField: String, CaseIterable, Hashable, Sendable {
  case id, rule, subject, at, level, status
  case clearedAt = "cleared_at"
  case clearedBy = "cleared_by"
  case expiredAt = "expired_at"
  case held, evidence, facts, nudge
  /// The findings that keep it quiet; what the account is worth that it advises to keep.
  case mutedBy = "muted_by"
  case worth
  /// Whom it concerns; written only where asked for.
  case deal, account, rep, manager

  /// What is written where nothing else is asked for.
  package static let usual: [FindingField] = [
    .id, .rule, .subject, .at, .level, .status, .clearedAt, .clearedBy, .expiredAt, .held, .evidence, .facts,
    .nudge, .mutedBy, .worth,
  ]
}
