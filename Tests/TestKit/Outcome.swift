package import EventTime

/// One thing that happened to a rule on a subject: a verdict, or a later step in the life of a finding.
///
/// Everything that a pack test with `exactly: true` speaks of. LANGUAGE.md sections 8, 9 and 11.
package struct Outcome: Hashable, Sendable {
  package enum Happening: String, Hashable, Sendable, CaseIterable {
    case open, met, raised, void, unknown, fault
    case cleared, expired, withdrawn
    /// A nudge before the breach.
    case reminder
    /// So many findings that cool-down held back.
    case heldBack = "held back"
    /// A line that a pack adds to the page before a call.
    case line
    /// The record of a deal at the end.
    case record

    /// Whether the tests of packs speak of it.
    var isExpectable: Bool {
      switch self {
      case .reminder, .heldBack, .line, .record: false
      default: true
      }
    }
  }

  /// `pack/rule`.
  package var rule: String
  /// `deal`, or `manager/rep` for a pair.
  package var subjectKind: String
  /// One id, or those of a pair in the order of `per`.
  package var subject: [String]
  package var happening: Happening
  package var at: Instant
  /// The trigger's id, then that of the offending or answering activity.
  package var evidence: [String]
  /// Names of what an unknown lacked, sorted.
  package var missing: [String]
  /// What a finding says to the rep and to the manager.
  package var rep: String?
  package var manager: String?
  /// Its questions and next steps, and what else is said.
  var further: [String] = []
  /// The activity that cleared it.
  var clearer: String?
  /// When something that is open will be decided.
  var due: Instant?
  /// Whether only facts over nothing were missing.
  var isNothingYet = false
  /// What makes two findings of a rule on a subject one and the same; not shown.
  var cause = ""

  package init(
    rule: String, subjectKind: String, subject: [String], happening: Happening, at: Instant,
    evidence: [String] = [], missing: [String] = [], rep: String? = nil, manager: String? = nil
  ) {
    self.rule = rule
    self.subjectKind = subjectKind
    self.subject = subject
    self.happening = happening
    self.at = at
    self.evidence = evidence
    self.missing = missing
    self.rep = rep
    self.manager = manager
  }
}

extension Outcome: CustomStringConvertible {
  /// One line, for reports.
  package var description: String {
    var text = "\(RFC3339.format(at))  \(happening.rawValue)  \(rule)  \(subject.joined(separator: "/"))"
    if !evidence.isEmpty { text += "  [\(evidence.joined(separator: ", "))]" }
    if !missing.isEmpty { text += "  missing \(missing.joined(separator: ", "))" }
    if isNothingYet { text += " (nothing yet)" }
    if let clearer { text += "  by \(clearer)" }
    if let due { text += "  due \(RFC3339.format(due))" }
    for said in [rep, manager].compactMap(\.self) + further { text += "  \"\(said)\"" }
    return text
  }
}

extension Outcome: Comparable {
  /// By instant; what is left is only there so that equal multisets print equally.
  package static func < (a: Outcome, b: Outcome) -> Bool {
    a.at != b.at ? a.at < b.at : a.description < b.description
  }
}
