package import EventTime
package import RulePacks

/// One decision of a rule about a subject, or a later step in the life of its finding.
package struct Verdict: Sendable {
  package var rule: Int
  package var subject: SubjectID
  package var outcome: PackTest.Expected.Outcome
  /// When it was decided; of ``PackTest/Expected/Outcome/open``, when the wait began.
  package var at: Instant
  /// The trigger's id, then that of the offending or answering activity.
  package var evidence: [String]
  /// What an unknown lacked, as authors write it, sorted.
  package var missing: [String]
  /// Only facts over nothing were missing.
  package var nothingYet: Bool
  /// What a fault says, with its place in the pack; the name of the exception of a void.
  package var message: String?
  /// Of ``PackTest/Expected/Outcome/open``, when the wait ends as raised or met; nil where only an activity ends it.
  package var due: Instant?
  /// The id of the finding that was raised, cleared, expired or withdrawn.
  package var finding: String?

  package init(
    rule: Int, subject: SubjectID, outcome: PackTest.Expected.Outcome, at: Instant, evidence: [String] = [],
    missing: [String] = [], nothingYet: Bool = false, message: String? = nil, finding: String? = nil,
    due: Instant? = nil
  ) {
    self.rule = rule
    self.subject = subject
    self.outcome = outcome
    self.at = at
    self.evidence = evidence
    self.missing = missing
    self.nothingYet = nothingYet
    self.message = message
    self.finding = finding
    self.due = due
  }
}

/// How often a rule came to each verdict over all of its subjects.
package struct VerdictCounts: Hashable, Sendable {
  package var open = 0
  package var met = 0
  /// Those that cool-down held back included.
  package var raised = 0
  package var void = 0
  package var unknown = 0
  /// Of ``unknown``, those that lacked nothing but facts over nothing.
  package var nothingYet = 0
  package var fault = 0
  package var coolDownHeld = 0

  package init() {}

  static func += (a: inout Self, b: Self) {
    a.open += b.open
    a.met += b.met
    a.raised += b.raised
    a.void += b.void
    a.unknown += b.unknown
    a.nothingYet += b.nothingYet
    a.fault += b.fault
    a.coolDownHeld += b.coolDownHeld
  }
}
