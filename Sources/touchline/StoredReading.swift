import Activity
import Coaching
import Engine
import EventTime
import RulePacks
import Store

/// Reads what the last run left in a store as far as it still holds, and has anew what does not hold any more.
///
/// What comes out is what an evaluation of all lines gives.
struct StoredReading {
  let premises: Premises
  let ledger: Ledger
  private let run: StandingRun
  private let kept: KeptStandings

  /// Nil where the last run says nothing of what is asked: there was none, or one with other packs, directory or
  /// configuration, or of a later instant, or too long ago.
  init?(_ premises: Premises, _ ledger: Ledger) throws {
    let asOf = premises.asOf
    guard premises.options.knownAt == nil, let last = try ledger.lastRun(), last.asOf <= asOf,
      last.basis == premises.basis
    else { return nil }
    let unseen = try ledger.unseen(since: last, asOf: asOf, most: StandingRun.mostUnseen)
    guard unseen.count <= StandingRun.mostUnseen else { return nil }
    let standings = StoredStandings(ledger: ledger, rules: premises.rules)
    self.premises = premises
    self.ledger = ledger
    run = StandingRun(
      premises.rules, catalogue: premises.catalogue, directory: premises.directory, site: premises.site,
      asOf: asOf)
    kept = KeptStandings(
      StoredLog(
        ledger: ledger, last: last, count: Int(try ledger.lastLine()), unseen: unseen.map(KeptLine.init),
        due: []),
      ranUntil: last.asOf, edits: unseen.isEmpty ? [] : try ledger.unseenEdits(since: last, asOf: asOf),
      standing: { try standings.standing($0) }, deal: { try standings.deals([$0]).first })
  }

  private var part: StandingPart { StandingPart(run, kept) }

  // MARK: Pages

  /// A page about deals, with their accounts and the people who work on them; nil where all lines are needed.
  func page(about deals: [String], _ options: EvaluationOptions) throws -> PageInputs? {
    var part = part
    for deal in deals { try part.add(.deal, deal) }
    let timeline = part.timeline
    guard timeline.dealIDs.isSuperset(of: deals) else { return nil }
    let own = Set(deals.map { SubjectID(kind: .deal, ids: [$0]) })
    let subjects = part.subjects(of: Set(deals), in: timeline)
    return try page(&part, subjects, anew: own, options)
  }

  /// A page about one finding; nil where it is not kept, or all lines are needed.
  func page(aboutFinding prefix: String, _ options: EvaluationOptions) throws -> PageInputs? {
    let ids = prefix.count >= 4 ? try ledger.findings(withPrefix: prefix.lowercased()) : []
    guard ids.count == 1, let id = ids.first,
      let finding = try StoredStandings(ledger: ledger, rules: premises.rules).findings(.withID(id)).first,
      finding.subject.isFoundByLines
    else { return nil }
    let deals = [finding.deal].compactMap(\.self).map { SubjectID(kind: .deal, ids: [$0]) }
    var part = part
    let page = try page(&part, Set(deals + [finding.subject]), anew: [], options)
    return page.flatMap { page in page.review.evaluation.findings.contains { $0.id == id } ? page : nil }
  }

  /// A page about one subject, of which nothing is asked but what its deal is; nil where all lines are needed.
  func page(about subject: SubjectID) throws -> PageInputs? {
    guard subject.isFoundByLines else { return nil }
    var part = part
    let deals: Set<SubjectID> = subject.kind == .deal ? [subject] : []
    return try page(&part, deals, anew: [], EvaluationOptions(asOf: premises.asOf, texts: false))
  }

  /// A page about some people, and whoever leads them: their deals with all that is said of these.
  ///
  /// - Parameter anew: Whether verdicts are asked for, of them and of their deals.
  func page(
    about people: Set<String>, of manager: String, anew: Bool, _ options: EvaluationOptions
  ) throws -> PageInputs? {
    var part = part
    for person in people.sorted() { try part.add(.rep, person) }
    try part.addDeals()
    let timeline = part.timeline
    var own = Set(timeline.dealIDs.map { SubjectID(kind: .deal, ids: [$0]) })
    own.formUnion(people.map { SubjectID(kind: .rep, ids: [$0]) })
    var subjects = own.union(timeline.accountIDs.map { SubjectID(kind: .account, ids: [$0]) })
    subjects.formUnion(run.subjects(ledBy: manager))
    let nudges = try ledger.nudges(people: people.union([manager]), findings: [])
    let lines = try ledger.lines(ofNudges: nudges, prefix: SentNudge.activityPrefix)
    part.add(lines.map(KeptLine.init))
    return try page(&part, subjects, anew: anew ? own : [], options)
  }

  // MARK: What has not happened

  /// Whether no activity has one of some ids.
  func hasNone(of ids: Set<String>) throws -> Bool {
    try ids.allSatisfy { try kept.log.activity($0).isEmpty }
  }

  /// What activities would change that have not happened; nil where all lines are needed.
  func preflight(
    _ activities: [LoggedActivity], on deal: DealSummary, _ run: PreflightRun
  ) throws -> Preflight? {
    let lines = activities.map { KeptLine(supposed: $0) }
    guard let usual = try part.usual(supposing: lines, until: run.end(of: activities)) else { return nil }
    var part = part
    let deals = run.deals(activities, on: deal)
    for deal in deals.sorted() { try part.add(.deal, deal) }
    let subjects = part.subjects(of: deals, in: try run.adding(activities, to: part.timeline))
    guard try part.addLines(toJudge: subjects) else { return nil }
    let judgement = try run.judge(activities, on: deal, part.timeline, usual: usual)
    for evaluation in [judgement.before, judgement.after] { try addLines(of: evaluation, to: &part) }
    let carried = try ledger.carriedKinds() + kept.log.unseen.map(\.kind)
    return try run.preflight(judgement, part.timeline, carried: Set(carried))
  }

  // MARK: Parts

  private func page(
    _ part: inout StandingPart, _ subjects: Set<SubjectID>, anew: Set<SubjectID>,
    _ options: EvaluationOptions
  ) throws -> PageInputs? {
    guard let result = try part.evaluate(subjects, anew: anew, options: options) else { return nil }
    try addLines(of: result.evaluation, to: &part)
    let kinds = try ledger.carriedKinds() + result.kinds
    let timeline = part.timeline
    let review = Review(
      result.evaluation, rules: premises.rules, site: premises.site, asOf: premises.asOf, timeline: timeline,
      capture: Capture(kinds: kinds), budget: .unlimited)
    let usual = UsualNorms(of: premises.rules) { try? kept.log.drawnNorms() }
    return PageInputs(
      premises: premises, review: review, timeline: timeline,
      parts: ClearingAnswers.Parts(usual: usual, timeline: { try? self.timeline(of: $0) }))
  }

  /// Activities that findings name, wherever they are filed, and those of accounts whose worth is told.
  private func addLines(of evaluation: Evaluation, to part: inout StandingPart) throws {
    let open = evaluation.findings.filter { $0.status == .open }
    let named = open.flatMap { [$0.evidence.trigger].compactMap(\.self) + $0.evidence.found }
    for activity in Set(named).sorted() { part.add(try kept.log.activity(activity)) }
    let accounts = Review.accountsOfWorth(evaluation, premises.rules)
    guard !accounts.isEmpty else { return }
    for account in accounts.sorted() { try part.add(.account, account) }
    try part.addDeals()
  }

  /// What rules see from a subject.
  private func timeline(of subject: SubjectID) throws -> Timeline {
    var part = part
    guard try part.add(subject) else { return try everything() }
    return part.timeline
  }

  private func everything() throws -> Timeline {
    let zone = premises.site.defaultCalendar.zone
    let reading = ReadOptions(asOf: premises.asOf, zone: zone, content: premises.rules.contentForPeople)
    var builder = TimelineBuilder(
      catalogue: premises.catalogue, options: reading, symbols: premises.rules.symbols)
    try ledger.eachLine { builder.take(kept: $0) }
    return builder.finish().timeline
  }
}

extension KeptLine {
  /// Of an activity that nobody keeps.
  fileprivate init(supposed activity: LoggedActivity) {
    self.init(
      number: -1, at: activity.at, deal: activity.deal, account: activity.account, rep: activity.rep,
      kind: activity.kind, text: Array(activity.line.utf8))
  }
}
