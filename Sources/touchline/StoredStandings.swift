import Coaching
import Engine
import EventTime
import RulePacks
import Store

/// Between a run and the store: what a run asks of the log, and what is kept of what it came to.
struct StoredStandings {
  let ledger: Ledger
  let rules: RuleSet

  /// - Parameter last: The run before; nil where there was none.
  func log(since last: Ledger.Run?, asOf: Instant) throws(StoreProblem) -> StoredLog {
    let unseen = try last.map { last throws(StoreProblem) in
      try ledger.unseen(since: last, asOf: asOf, most: StandingRun.mostUnseen)
    }
    let due = try ledger.due(until: asOf)
    return StoredLog(
      ledger: ledger, last: last, count: Int(try ledger.lastLine()),
      unseen: (unseen ?? []).map(KeptLine.init),
      due: due.compactMap { SubjectID(kind: $0.kind, kept: $0.id) })
  }

  /// What is otherwise since a run than it was before.
  struct Changes {
    /// Findings that are new, changed or gone: as they are, and as they were.
    var findings: [Ledger.StoredFinding] = []
    /// Deals of which more is otherwise than when somebody dealt with them last.
    var deals: [DealSummary] = []
  }

  /// - Parameter changes: Takes what is otherwise; of a run over everything nothing, for there all of it may be.
  func keep(_ outcome: StandingRun.Outcome, _ changes: inout Changes) throws(StoreProblem) {
    if outcome.startsOver { try ledger.forgetStandings() }
    for subject in outcome.gone {
      changes.findings += try ledger.drop(kind: subject.kind.name, id: subject.kept)
      if subject.kind == .deal { try ledger.dropDeal(subject.kept) }
    }
    for standing in outcome.standings {
      let changed = try ledger.keep(
        Ledger.Standing(
          kind: standing.subject.kind.name, id: standing.subject.kept, first: standing.first.at,
          firstActivity: standing.first.activity, next: standing.next), standing.findings.map { stored($0) })
      if !outcome.isWhole { changes.findings += changed }
    }
    for deal in outcome.deals {
      if !outcome.isWhole, try isChanged(deal) { changes.deals.append(deal) }
      try ledger.keepDeal(deal.id, deal.bytes, isSteady: outcome.steadyDeals.contains(deal.id))
    }
    for samples in outcome.samples { try ledger.keepSamples(samples.deal, samples.bytes) }
    for deal in outcome.unsampled { try ledger.keepSamples(deal, nil) }
    if let norms = outcome.norms { try ledger.keepNormBook(norms.bytes) }
    try ledger.noteKinds(outcome.kinds)
  }

  private func isChanged(_ deal: DealSummary) throws(StoreProblem) -> Bool {
    guard var before = try ledger.deals([deal.id]).first.flatMap({ DealSummary(bytes: $0) }) else {
      return true
    }
    before.lastActivity = deal.lastActivity
    return before.bytes != deal.bytes
  }

  private func stored(_ finding: Finding) -> Ledger.StoredFinding {
    Ledger.StoredFinding(
      id: finding.id, rule: rules.rules[finding.rule].fullName, subjectKind: finding.subject.kind.name,
      subject: finding.subject.kept, deal: finding.deal, rep: finding.rep, manager: finding.manager,
      isOpen: finding.status == .open, body: finding.bytes)
  }

  // MARK: Reading

  /// In the order in which an evaluation gives them; those of rules that are no more are left out.
  func findings(_ wanted: Ledger.Wanted) throws(StoreProblem) -> [Finding] {
    let stored = try ledger.findings(wanted)
    let numbers = Dictionary(
      rules.rules.enumerated().map { ($1.fullName, $0) }, uniquingKeysWith: { first, _ in first })
    return stored.compactMap { stored in
      guard let rule = numbers[stored.rule],
        let subject = SubjectID(kind: stored.subjectKind, kept: stored.subject)
      else { return nil }
      return Finding(bytes: stored.body, rule: rule, subject: subject)
    }
  }

  /// Nil where nothing was run on the subject.
  func standing(_ subject: SubjectID) throws(StoreProblem) -> SubjectStanding? {
    guard let kept = try ledger.standing(kind: subject.kind.name, id: subject.kept) else { return nil }
    return SubjectStanding(
      subject: subject, first: SubjectStanding.Beginning(at: kept.first, activity: kept.firstActivity),
      next: kept.next, findings: try findings(.ofSubject(kind: subject.kind.name, id: subject.kept)))
  }

  func deals(_ ids: Set<String>?) throws(StoreProblem) -> [DealSummary] {
    try ledger.deals(ids).compactMap { DealSummary(bytes: $0) }
  }

  func capture() throws(StoreProblem) -> Capture { Capture(kinds: try ledger.carriedKinds()) }
}

extension SubjectID {
  /// Between the ids of a pair, which may hold any other character.
  private static let separator: Character = "\u{1F}"

  /// The ids as the store keeps them.
  var kept: String { ids.joined(separator: String(Self.separator)) }

  init?(kind name: String, kept: String) {
    let parts = name.split(separator: "/").compactMap { part in
      SubjectKind.simple.first { $0.name == part }
    }
    let ids = kept.split(separator: Self.separator, omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, ids.count == parts.count else { return nil }
    self.init(kind: parts.count > 1 ? .pair(first, parts[1]) : first, ids: ids)
  }
}
