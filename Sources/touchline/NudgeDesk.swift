import Activity
import Coaching
import Engine
import EventTime
import RulePacks
import Store

/// Tells people what a run found: decides, writes into the log what was said, and puts messages into the outbox.
struct NudgeDesk {
  let inputs: StoredInputs
  let ledger: Ledger

  private var standings: StoredStandings { StoredStandings(ledger: ledger, rules: inputs.rules) }

  /// What a run has brought.
  struct News {
    /// Everybody is to be looked at.
    var isForAll: Bool
    var changes: StoredStandings.Changes
    /// Those about whom something has been answered.
    var answered: [String]
  }

  func tell(_ news: News) throws -> NudgeRound.Decision {
    let people = try peopleConcerned(news)
    guard news.isForAll || !people.isEmpty || !news.changes.findings.isEmpty else {
      return NudgeRound.Decision()
    }
    let findings = try news.isForAll ? standings.findings(.open) : openFindings(about: people)
    let book = try StoredNudges(ledger: ledger, catalogue: inputs.catalogue).book(
      news.isForAll
        ? nil
        : ledger.nudges(
          people: people, findings: Set(findings.map(\.id)).union(news.changes.findings.map(\.id))))
    let deals = Set(findings.compactMap(\.deal))
    let review = Review(
      Evaluation(findings, deals: try standings.deals(deals), inputs.rules), rules: inputs.rules,
      site: inputs.site, asOf: inputs.asOf, timeline: .empty, capture: try standings.capture(),
      budget: .unlimited)
    let round = NudgeRound(
      review, book: book, directory: inputs.directory, unseen: try ledger.unseenNudges())
    let decision = try round.decide(people, fate: fate(of:))
    try write(decision, book)
    for person in people.sorted() { try ledger.noteDue(person, at: decision.next[person]) }
    return decision
  }

  /// Leaves it to the next run to tell people.
  func putOff(_ news: News) throws(StoreProblem) {
    for person in try peopleConcerned(news).sorted() { try ledger.noteDue(person, at: inputs.asOf) }
  }

  // MARK: Who and what

  /// Those whose findings have changed, who answered, and to whom time has something to say; with them their managers and
  /// those of these.
  private func peopleConcerned(_ news: News) throws(StoreProblem) -> Set<String> {
    if news.isForAll { return try ledger.peopleConcerned().union(managers) }
    var people = try ledger.peopleDue(until: inputs.asOf)
    people.formUnion(news.changes.findings.flatMap { [$0.rep, $0.manager].compactMap(\.self) })
    people.formUnion(news.changes.deals.compactMap(\.rep))
    people.formUnion(news.answered)
    let above = managers(of: people)
    return people.union(above).union(managers(of: above))
  }

  private func managers(of people: Set<String>) -> Set<String> {
    Set(people.compactMap { inputs.directory.entry(.person, $0, at: inputs.asOf)?.manager })
  }

  private var managers: Set<String> { Set(inputs.directory.entries.compactMap(\.manager)) }

  private func openFindings(about people: Set<String>) throws(StoreProblem) -> [Finding] {
    var known: Set<String> = []
    var findings: [Finding] = []
    for person in people.sorted() {
      for finding in try standings.findings(.openAbout(person: person))
      where known.insert("\(finding.rule) \(finding.id)").inserted {
        findings.append(finding)
      }
    }
    return findings
  }

  private func fate(of nudge: SentNudge) throws(StoreProblem) -> Finding.Status? {
    try standings.findings(.withID(nudge.finding)).first {
      inputs.rules.rules[$0.rule].fullName == nudge.rule
    }?
    .status
  }

  // MARK: Writing

  private func write(_ decision: NudgeRound.Decision, _ book: NudgeBook) throws {
    var activities = decision.endings.map { $0.nudge.activity($0.how, at: inputs.asOf) }
    for item in decision.messages.flatMap(\.items) {
      activities.append(item.nudge.sentActivity(at: inputs.asOf, number: item.number))
    }
    try ledger.append(activities.map { Array($0.line.utf8) }, inputs.catalogue)
    for end in decision.endings { try keep(end.nudge, isOpen: false) }
    // What is over before anybody took it over is never told.
    if !decision.endings.isEmpty { try ledger.takeOut(decision.endings.map(\.nudge.id)) }
    for item in decision.messages.flatMap(\.items) { try keep(item.nudge, isOpen: true) }
    let names = Names(inputs.directory, asOf: inputs.asOf)
    for message in decision.messages {
      _ = try ledger.keep(
        Ledger.Delivery(
          id: message.id, person: message.person, made: message.at,
          head: message.head(name: names.person(message.person)),
          points: message.parts.map {
            Ledger.Delivery.Point(nudge: $0.nudge, isTakenBack: $0.isTakenBack, body: $0.body)
          }))
    }
  }

  private func keep(_ nudge: SentNudge, isOpen: Bool) throws(StoreProblem) {
    try ledger.keepNudge(
      nudge.id, finding: nudge.finding, person: nudge.person ?? "", isOpen: isOpen)
  }
}

/// The life of nudges as a store has it.
struct StoredNudges {
  let ledger: Ledger
  let catalogue: KindCatalogue

  /// - Parameter nudges: Nil for all.
  func book(_ nudges: Set<String>?) throws(StoreProblem) -> NudgeBook {
    let lines = try ledger.nudgeLines(nudges, prefix: SentNudge.activityPrefix)
    var builder = TimelineBuilder(catalogue: catalogue)
    for line in lines { _ = builder.take(kept: line) }
    return NudgeBook(builder.finish().timeline)
  }
}
