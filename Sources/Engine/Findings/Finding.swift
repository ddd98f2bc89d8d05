package import EventTime

/// A raised verdict with what is known of it: what speaks for it, what is to be said, how it ended.
package struct Finding: Hashable, Sendable {
  /// How a finding stands as of the run's end.
  package enum Status: Hashable, Sendable {
    case open
    /// `by` is the activity that cleared it; nil where only time passed.
    case cleared(at: Instant, by: String?)
    case expired(at: Instant)
    /// Not raised yet: its deadline comes near while it still waits. Only among reminders.
    case due
  }

  /// The first 16 hex digits of SHA-256 over rule, subject and cause; see ``FindingIdentity``.
  package var id: String
  /// Index into ``RuleSet/rules``.
  package var rule: Int
  package var subject: SubjectID
  /// When it was raised; of a reminder, when it is to be given.
  package var at: Instant
  package var status: Status
  /// Whom it concerns, by the trigger or the subject, when it was raised.
  package var deal: String?
  package var account: String?
  package var rep: String?
  package var manager: String?
  package var evidence: Evidence
  /// Nil where the run makes no texts.
  package var nudge: RenderedNudge?

  package init(
    id: String, rule: Int, subject: SubjectID, at: Instant, status: Status = .open, deal: String? = nil,
    account: String? = nil, rep: String? = nil, manager: String? = nil, evidence: Evidence = Evidence(),
    nudge: RenderedNudge? = nil
  ) {
    self.id = id
    self.rule = rule
    self.subject = subject
    self.at = at
    self.status = status
    self.deal = deal
    self.account = account
    self.rep = rep
    self.manager = manager
    self.evidence = evidence
    self.nudge = nudge
  }
}

/// What a nudge says, to each of its readers, with its holes filled at the moment of raising.
package struct RenderedNudge: Hashable, Sendable {
  package var rep: String?
  package var manager: String?
  package var ask: [String]
  package var `do`: [String]

  package init(rep: String? = nil, manager: String? = nil, ask: [String] = [], do: [String] = []) {
    self.rep = rep
    self.manager = manager
    self.ask = ask
    self.do = `do`
  }
}
