import Activity
import Engine
import EventTime
import RulePacks
import Symbols

/// What the engine says of a pack's test, in the words of the reference.
struct EngineOutcomes {
  private let rules: RuleSet
  private let evaluation: Evaluation
  private let findings: [String: Finding]

  static func outcomes(of given: Comparison.Case, catalogue: KindCatalogue) -> [Outcome] {
    var symbols = SymbolTable()
    let test = given.test
    let rules = RuleSet.compile(given.tunedPacks, site: given.site, symbols: &symbols)
    let options = ReadOptions(asOf: test.asOf, knownAt: test.knownAt, zone: test.calendar.zone)
    var builder = TimelineBuilder(catalogue: catalogue, options: options, symbols: symbols)
    // The order of the lines means nothing; the reference reads them as they stand.
    for activity in test.log.reversed() { builder.add(activity) }
    let directory = Directory(test.directory)
    let evaluation = Evaluator.evaluate(
      rules, timeline: builder.finish().timeline, directory: directory, site: given.site,
      options: EvaluationOptions(asOf: test.asOf, verdicts: true, reminders: true, brief: true))
    let withdrawals = Withdrawals(rules, catalogue: catalogue, directory: directory, site: given.site)
      .verdicts(in: test.log, asOf: test.asOf, knownAt: test.knownAt)
    return EngineOutcomes(rules, evaluation).all(with: withdrawals, asOf: test.asOf)
  }

  private init(_ rules: RuleSet, _ evaluation: Evaluation) {
    self.rules = rules
    self.evaluation = evaluation
    findings = Dictionary(evaluation.findings.map { ($0.id, $0) }) { _, second in second }
  }

  private func all(with withdrawals: [Verdict], asOf: Instant) -> [Outcome] {
    var outcomes = (evaluation.verdicts + withdrawals).compactMap(outcome)
    outcomes += evaluation.reminders.map(reminder)
    outcomes += evaluation.deals.map(record)
    outcomes += evaluation.briefLines.map { line($0, asOf: asOf) }
    return (outcomes + counts).sorted()
  }

  private func outcome(_ verdict: Verdict) -> Outcome? {
    guard let happening = Outcome.Happening(rawValue: verdict.outcome.rawValue) else { return nil }
    let finding = verdict.finding.flatMap { findings[$0] }
    var outcome = Outcome(
      rule: rules.rules[verdict.rule].fullName, subjectKind: verdict.subject.kind.name,
      subject: verdict.subject.ids, happening: happening, at: verdict.at, evidence: verdict.evidence,
      missing: verdict.missing)
    outcome.say(finding?.nudge)
    outcome.isNothingYet = verdict.nothingYet
    outcome.due = verdict.due
    if happening == .cleared, case .cleared(_, let clearer)? = finding?.status { outcome.clearer = clearer }
    return outcome
  }

  private func reminder(_ finding: Finding) -> Outcome {
    let evidence = [finding.evidence.trigger].compactMap(\.self) + finding.evidence.found
    var outcome = Outcome(
      rule: rules.rules[finding.rule].fullName, subjectKind: finding.subject.kind.name,
      subject: finding.subject.ids, happening: .reminder, at: finding.at, evidence: evidence)
    outcome.say(finding.nudge)
    return outcome
  }

  private func record(_ deal: DealSummary) -> Outcome {
    let amount = deal.amount.flatMap { Printing.print(.double($0)) }
    let texts: [String?] = [
      deal.name, deal.account, deal.rep, deal.stage, amount, deal.currency,
      deal.closeDate.map(RFC3339.format), RFC3339.format(deal.openedAt),
    ]
    let state = deal.won ? "won" : deal.lost ? "lost" : deal.open ? "open" : "neither open nor closed"
    let fields = deal.fields.sorted { $0.name < $1.name }.map { field in
      "\(field.name)=\(Happened.loose(field.value).flatMap(Printing.print) ?? "-")"
    }
    return Outcome(
      rule: "deals", subjectKind: "deal", subject: [deal.id], happening: .record, at: deal.lastActivity,
      rep: (texts.map { $0 ?? "-" } + [state] + fields).joined(separator: " "))
  }

  private func line(_ line: BriefLine, asOf: Instant) -> Outcome {
    let section =
      switch line.section {
      case .working: "working"
      case .notWorking: "not working"
      case .next: "next"
      }
    return Outcome(
      rule: "\(line.pack)/\(section)", subjectKind: "deal", subject: [line.deal], happening: .line, at: asOf,
      rep: line.text)
  }

  /// How many findings cool-down held back, and counts that are not those of the verdicts listed.
  private var counts: [Outcome] {
    rules.rules.indices.flatMap { rule -> [Outcome] in
      let name = rules.rules[rule].fullName
      let counted = evaluation.counts[rule]
      let listed = evaluation.verdicts.filter { $0.rule == rule }
      func count(_ outcome: PackTest.Expected.Outcome) -> Int { listed.count { $0.outcome == outcome } }
      let agree =
        counted.open == count(.open) && counted.met == count(.met) && counted.void == count(.void)
        && counted.raised == count(.raised) + counted.coolDownHeld && counted.unknown == count(.unknown)
        && counted.fault == count(.fault) && counted.nothingYet == listed.count(where: \.nothingYet)
      var outcomes: [Outcome] = []
      if counted.coolDownHeld > 0 { outcomes.append(.heldBack(counted.coolDownHeld, rule: name)) }
      if !agree { outcomes.append(.heldBack(-1, rule: name)) }
      return outcomes
    }
  }
}

extension Outcome {
  fileprivate mutating func say(_ nudge: RenderedNudge?) {
    rep = nudge?.rep
    manager = nudge?.manager
    further = (nudge?.ask ?? []) + (nudge?.do ?? [])
  }
}
