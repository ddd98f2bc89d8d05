package import Activity
package import EventTime
package import SourceText

/// A test of a pack in its author's words: a log, an instant, and what the rules say of it.
///
/// LANGUAGE.md section 11. Times are resolved; the log's ids are `a001`, `a002` ... by line.
package struct PackTest: Sendable {
  package var name: String
  package var file: SourceFile
  package var range: SourceRange
  /// `rule:` beside a one-word expectation.
  package var rule: String?
  package var log: [LoggedActivity]
  /// Which line of ``file`` each activity of ``log`` stands on.
  package var lines: [Int]
  package var asOf: Instant
  package var knownAt: Instant?
  /// `with: params`: values in place of the pack's.
  package var params: [String: ParameterValue]
  /// `with: calendar`, or UTC from Monday to Friday.
  package var calendar: WorkCalendar
  package var directory: [Directory.Entry]
  package var expect: [Expected]
  /// Nothing but what is listed happened.
  package var exactly: Bool
  /// Why it fails still.
  package var todo: String?

  package init(
    name: String, file: SourceFile, range: SourceRange, rule: String? = nil, log: [LoggedActivity],
    lines: [Int],
    asOf: Instant, knownAt: Instant? = nil, params: [String: ParameterValue] = [:],
    calendar: WorkCalendar = .standard, directory: [Directory.Entry] = [], expect: [Expected],
    exactly: Bool = false, todo: String? = nil
  ) {
    self.name = name
    self.file = file
    self.range = range
    self.rule = rule
    self.log = log
    self.lines = lines
    self.asOf = asOf
    self.knownAt = knownAt
    self.params = params
    self.calendar = calendar
    self.directory = directory
    self.expect = expect
    self.exactly = exactly
    self.todo = todo
  }

  /// One entry of `expect`; what is nil is not compared. One-word expectations are entries with only `rule` and `is`.
  package struct Expected: Sendable {
    package enum Outcome: String, Sendable, CaseIterable {
      case open, met, raised, void, unknown, fault
      case cleared, expired, withdrawn
      case silent
      case notApplicable = "not-applicable"
    }

    /// The outcomes that can stand alone for a whole test.
    static let oneWord: [Outcome] = [.silent, .notApplicable, .unknown]

    package var range: SourceRange
    package var rule: String?
    /// The subject's id; for a pair both, in the order of `per`.
    package var subject: [String]?
    package var outcome: Outcome
    package var at: Instant?
    package var says: String?
    /// `rep` or `manager`.
    package var to: String?
    package var evidence: [String]?
    package var missing: [String]?

    package init(
      range: SourceRange, rule: String? = nil, subject: [String]? = nil, outcome: Outcome, at: Instant? = nil,
      says: String? = nil, to: String? = nil, evidence: [String]? = nil, missing: [String]? = nil
    ) {
      self.range = range
      self.rule = rule
      self.subject = subject
      self.outcome = outcome
      self.at = at
      self.says = says
      self.to = to
      self.evidence = evidence
      self.missing = missing
    }
  }
}
