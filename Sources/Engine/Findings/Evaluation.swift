package import Activity
package import EventTime

/// What a run over a log is to give.
package struct EvaluationOptions: Sendable {
  /// Nothing later exists, and no later timer runs.
  package var asOf: Instant
  /// Fill the texts of nudges.
  package var texts = true
  /// Keep the witnesses of conditions as evidence: what raises is then evaluated once more.
  package var witnesses = false
  /// List every verdict; counts are always kept.
  package var verdicts = false
  /// List the reminders of what waits.
  package var reminders = false
  /// Judge the packs' lines of the page before a call, for every deal looked at.
  package var brief = false
  /// Give only ``Evaluation/bare`` findings, and nothing that describes them or what became of them; of no effect
  /// where verdicts, reminders or lines for a brief are asked for.
  package var bare = false
  /// Give only when each rule per deal was first kept and first broken, as ``Evaluation/firsts``.
  package var firsts = false
  /// Whether only rules, subjects and instants are given.
  var isBare: Bool { bare && !verdicts && !reminders && !brief }
  /// How many threads share the subjects between them; what is found is the same with any number.
  package var threads = 1
  /// Only these deals, their accounts and their reps; nil: everything.
  package var onlyDeals: Set<String>?
  /// Accounts, people and teams, by id, that are looked at beside those of ``onlyDeals``.
  package var besides: Set<String> = []
  /// These subjects and no others; nil: everything.
  package var only: Set<SubjectID>?

  package init(
    asOf: Instant, texts: Bool = true, verdicts: Bool = false, reminders: Bool = false, brief: Bool = false,
    witnesses: Bool = false, onlyDeals: Set<String>? = nil, threads: Int = 1
  ) {
    self.witnesses = witnesses
    self.asOf = asOf
    self.texts = texts
    self.verdicts = verdicts
    self.reminders = reminders
    self.brief = brief
    self.onlyDeals = onlyDeals
    self.threads = threads
  }
}

/// What the rules say about a log as of an instant.
package struct Evaluation: Sendable {
  /// By instant, full name of the rule, subject and id; without those that cool-down held back.
  package var findings: [Finding] = []
  /// In place of ``findings`` where only these are asked for; by rule program, in no order that means anything.
  package var firsts: [FirstVerdicts] = []
  /// In place of ``findings`` where only rule, subject and instant are asked for.
  package var bare: BareFindings?
  /// By instant, rule and subject; empty unless asked for.
  package var verdicts: [Verdict] = []
  /// By rule.
  package var counts: [VerdictCounts] = []
  /// How often an exception kept a finding from being raised.
  package var exceptions: [ExceptionPlace: Int] = [:]
  /// Their status is ``Finding/Status/due``; empty unless asked for.
  package var reminders: [Finding] = []
  /// Activities that no event but that of `when` matched because its `where` was unknown or failed.
  package var skippedMatches: [SkippedMatches] = []
  /// The record of every deal as of the run's end, by id.
  package var deals: [DealSummary] = []
  /// The packs' lines of the page before a call that hold; empty unless asked for.
  package var briefLines: [BriefLine] = []

  package init() {}
}

/// How often an event could not be told from what was logged.
package struct SkippedMatches: Hashable, Sendable {
  /// The pack's id.
  package var pack: String
  /// The event's name, or its kinds.
  package var event: String
  package var unknown: Int
  package var failed: Int
}

/// One line that a pack adds to the page before a call.
package struct BriefLine: Hashable, Sendable {
  package enum Section: Int, Hashable, Sendable, CaseIterable {
    case working, notWorking, next
  }

  package var deal: String
  /// The pack's id.
  package var pack: String
  package var section: Section
  package var text: String
}

/// The record of a deal, folded from its activities. LANGUAGE.md section 4.
package struct DealSummary: Sendable {
  package var id: String
  package var name: String
  package var account: String?
  package var rep: String?
  package var stage: String?
  package var amount: Double?
  package var currency: String?
  package var closeDate: Instant?
  package var openedAt: Instant
  package var open: Bool
  package var won: Bool
  package var lost: Bool
  /// What `deal.updated` said, by field.
  package var fields: [(name: String, value: DataValue)]
  package var lastActivity: Instant

  package init(
    id: String, name: String, account: String? = nil, rep: String? = nil, stage: String? = nil,
    amount: Double? = nil, currency: String? = nil, closeDate: Instant? = nil, openedAt: Instant, open: Bool,
    won: Bool = false, lost: Bool = false, fields: [(name: String, value: DataValue)] = [],
    lastActivity: Instant
  ) {
    self.id = id
    self.name = name
    self.account = account
    self.rep = rep
    self.stage = stage
    self.amount = amount
    self.currency = currency
    self.closeDate = closeDate
    self.openedAt = openedAt
    self.open = open
    self.won = won
    self.lost = lost
    self.fields = fields
    self.lastActivity = lastActivity
  }
}
