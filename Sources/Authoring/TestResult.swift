package import EventTime
package import RulePacks

/// What became of one test of a pack.
package struct TestResult: Sendable {
  package enum Status: Hashable, Sendable {
    case passed
    case failed
    /// Marked `todo`, and failing still, as it says.
    case todo(String)
    /// Marked `todo`, yet it passes: the mark must go.
    case passedTodo
  }

  package var pack: String
  package var test: PackTest
  package var status: Status
  /// What was expected and did not happen.
  package var missing: [PackTest.Expected]
  /// What happened though `exactly` left no room for it.
  package var unexpected: [TestOutcome]
  /// Everything that happened, by instant.
  package var outcomes: [TestOutcome]

  /// Whether the test counts against the run.
  package var isFailure: Bool { status == .failed || status == .passedTodo }
}

/// One thing that happened to a rule on a subject: a verdict, or a later step of a finding.
package struct TestOutcome: Hashable, Sendable {
  /// The rule's name within the pack.
  package var rule: String
  /// The subject's ids: one, or two of a pair.
  package var subject: [String]
  package var outcome: PackTest.Expected.Outcome
  package var at: Instant
  /// The trigger's id, then that of the offending or answering activity.
  package var evidence: [String]
  package var missing: [String]
  /// The texts of the finding, where there is one.
  package var rep: String?
  package var manager: String?

  package init(
    rule: String, subject: [String], outcome: PackTest.Expected.Outcome, at: Instant, evidence: [String] = [],
    missing: [String] = [], rep: String? = nil, manager: String? = nil
  ) {
    self.rule = rule
    self.subject = subject
    self.outcome = outcome
    self.at = at
    self.evidence = evidence
    self.missing = missing
    self.rep = rep
    self.manager = manager
  }
}
