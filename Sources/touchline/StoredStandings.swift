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
  func log(since last: Ledger.Run?, asOf: Instant) throws(StoreProblem) -> KeptLog {
    let unseen = try last.map { last throws(StoreProblem) in
      try ledger.unseen(since: last, asOf: asOf, most: StandingRun.mostUnseen)
    }
    let due = try ledger.due(until: asOf)
    let samples = try ledger.samples()
    return KeptLog(
      unseen: (unseen ?? []).map(KeptLine.init),
      siblings: { try ledger.siblings(of: $0.number).map(KeptLine.init) },
      lines: { try ledger.lines($0.column, $1).map(KeptLine.init) },
      isFollowed: {
        try ledger.isFollowed($0.number, at: $0.at, $1.column, $2, through: last?.through ?? 0)
      },
      all: { try ledger.eachLine($0) },
      began: { try ledger.began(kind: $0.kind.name, id: $0.kept) },
      due: due.compactMap { SubjectID(kind: $0.kind, kept: $0.id) },
      samples: samples.map { DealSamples(deal: $0.deal, bytes: $0.body) },
      isSame: { deal in
        guard let before = try deals([deal.id]).first else { return false }
        return before.rep == deal.rep && before.account == deal.account && before.open == deal.open
      })
  }

  func keep(_ outcome: StandingRun.Outcome) throws(StoreProblem) {
    if outcome.isWhole { try ledger.forgetStandings() }
    for subject in outcome.gone {
      try ledger.drop(kind: subject.kind.name, id: subject.kept)
      if subject.kind == .deal { try ledger.dropDeal(subject.kept) }
    }
    for standing in outcome.standings {
      try ledger.keep(
        kind: standing.subject.kind.name, id: standing.subject.kept, first: standing.first,
        next: standing.next, standing.findings.map { stored($0) })
    }
    for deal in outcome.deals { try ledger.keepDeal(deal.id, deal.bytes) }
    for samples in outcome.samples { try ledger.keepSamples(samples.deal, samples.bytes) }
    try ledger.noteKinds(outcome.kinds)
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

  func deals(_ ids: Set<String>?) throws(StoreProblem) -> [DealSummary] {
    try ledger.deals(ids).compactMap { DealSummary(bytes: $0) }
  }

  func capture() throws(StoreProblem) -> Capture { Capture(kinds: try ledger.carriedKinds()) }
}

extension KeptLog.Part {
  fileprivate var column: Ledger.Column {
    switch self {
    case .deal: .deal
    case .account: .account
    case .rep: .rep
    }
  }
}

extension KeptLine {
  fileprivate init(_ line: Ledger.Line) {
    self.init(
      number: line.ordinal, at: line.at, deal: line.deal, account: line.account, rep: line.rep,
      text: line.text)
  }
}

extension SubjectID {
  /// Between the ids of a pair, which may hold any other character.
  private static let separator: Character = "\u{1F}"

  /// The ids as the store keeps them.
  var kept: String { ids.joined(separator: String(Self.separator)) }

  fileprivate init?(kind name: String, kept: String) {
    let parts = name.split(separator: "/").compactMap { part in
      SubjectKind.simple.first { $0.name == part }
    }
    let ids = kept.split(separator: Self.separator, omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, ids.count == parts.count else { return nil }
    self.init(kind: parts.count > 1 ? .pair(first, parts[1]) : first, ids: ids)
  }
}
