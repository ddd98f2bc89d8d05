import Engine
import EventTime
import RulePacks

/// Findings as a table for spreadsheets: RFC 4180, a head line, one line each.
extension FindingRows {
  package func csv(_ emit: ([UInt8]) throws -> Void) rethrows {
    let columns = fields.flatMap(CSVColumn.columns)
    var table = columns.map(\.name).joined(separator: ",") + "\r\n"
    try forEach { row in
      table += columns.map { CSVColumn.quoted($0.value(row) ?? "") }.joined(separator: ",") + "\r\n"
      guard table.utf8.count >= Self.pieceSize else { return }
      try emit(Array(table.utf8))
      table.removeAll(keepingCapacity: true)
    }
    try emit(Array(table.utf8))
  }
}

private struct CSVColumn {
  let name: String
  let value: (FindingRow) -> String?

  /// - Parameter value: Product-made text, safe as it stands.
  init(_ name: String, _ value: @escaping (FindingRow) -> String?) {
    self.name = name
    self.value = value
  }

  /// - Parameter text: Text that the log may have written.
  init(_ name: String, text: @escaping (FindingRow) -> String?) {
    self.name = name
    value = { text($0).map(Self.inert) }
  }

  /// The columns that a key of a finding becomes.
  static func columns(of field: FindingField) -> [CSVColumn] {
    switch field {
    case .id: [CSVColumn("id") { $0.finding.id }]
    case .rule: [CSVColumn("rule") { $0.rule.fullName }]
    case .subject:
      [
        CSVColumn("subject_kind") { $0.finding.subject.kind.name },
        CSVColumn("subject", text: { $0.finding.subject.description }),
      ]
    case .at: [CSVColumn("at") { RFC3339.format($0.finding.at) }]
    case .level: [CSVColumn("level") { $0.rule.rule.level.rawValue }]
    case .status: [CSVColumn("status") { $0.finding.status.name }]
    case .clearedAt: [CSVColumn("cleared_at") { $0.finding.status.clearedAt.map(RFC3339.format) }]
    case .clearedBy: [CSVColumn("cleared_by", text: { $0.finding.status.clearedBy })]
    case .expiredAt: [CSVColumn("expired_at") { $0.finding.status.expiredAt.map(RFC3339.format) }]
    case .held: [CSVColumn("held") { $0.hold?.rawValue }]
    case .evidence:
      [
        CSVColumn("trigger", text: { $0.finding.evidence.trigger }),
        CSVColumn("found", text: { $0.finding.evidence.found.joined(separator: " ") }),
        CSVColumn("due") { $0.finding.evidence.due.map(RFC3339.format) },
      ]
    case .facts: [CSVColumn("facts", text: { $0.finding.evidence.readingsInLine })]
    case .nudge:
      [
        CSVColumn("rep_text", text: { $0.finding.nudge?.rep }),
        CSVColumn("manager_text", text: { $0.finding.nudge?.manager }),
        CSVColumn("ask", text: { $0.finding.nudge?.ask.joined(separator: " ") }),
        CSVColumn("do", text: { $0.finding.nudge?.do.joined(separator: " ") }),
      ]
    case .mutedBy: [CSVColumn("muted_by") { $0.mutedBy.joined(separator: " ") }]
    case .worth: [CSVColumn("worth", text: { $0.worth?.inLine })]
    case .deal: [CSVColumn("deal", text: { $0.finding.deal })]
    case .account: [CSVColumn("account", text: { $0.finding.account })]
    case .rep: [CSVColumn("rep", text: { $0.finding.rep })]
    case .manager: [CSVColumn("manager", text: { $0.finding.manager })]
    }
  }

  static func quoted(_ value: String) -> String {
    guard value.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return value }
    return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// A text that a spreadsheet would run as a formula gets an apostrophe in front.
  private static func inert(_ value: String) -> String {
    guard let first = value.unicodeScalars.first, ["=", "+", "-", "@", "\t", "\r"].contains(first) else {
      return value
    }
    return "'" + value
  }
}

extension AccountWorth {
  /// `EUR won=180000 open=60000`.
  fileprivate var inLine: String {
    sums.map { "\($0.currency.map { $0 + " " } ?? "")won=\($0.won) open=\($0.open)" }.joined(separator: "; ")
  }
}

extension Evidence {
  /// `facts.people_met=1 deal.amount=50000`.
  fileprivate var readingsInLine: String {
    reads.map { "\($0.name)=\($0.value ?? "")" }.joined(separator: " ")
  }
}
