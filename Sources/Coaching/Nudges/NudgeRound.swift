package import Activity
package import Engine
package import EventTime
import RulePacks

/// Decides at one instant who is told what: few, ranked, at a time when people work, and the rep before the manager.
///
/// A pure function of the findings, of what was said before and of the calendars. LANGUAGE.md section 10.
package struct NudgeRound {
  /// A nudge that waited and is over.
  package struct End: Hashable, Sendable {
    package var nudge: SentNudge
    package var how: SentNudge.Ending
  }

  /// What is to happen.
  package struct Decision: Sendable {
    package var messages: [NudgeMessage] = []
    package var withheld: [WithheldNudge] = []
    /// Nudges that wait and are over.
    package var endings: [End] = []

    package init() {}
  }

  let review: Review
  let book: NudgeBook
  let settings: NudgeSettings
  let directory: Directory
  let asOf: Instant
  private let calendar: (String) -> WorkCalendar
  private let audience: AudienceRules

  /// - Parameters:
  ///   - review: Without a budget, of what is open on all subjects that concern the people who are asked about.
  ///   - book: What was ever said to them, and about these findings.
  ///   - calendar: When a person works, in the person's zone.
  package init(
    _ review: Review, book: NudgeBook, settings: NudgeSettings, directory: Directory,
    calendar: @escaping (String) -> WorkCalendar
  ) {
    self.review = review
    self.book = book
    self.settings = settings
    self.directory = directory
    self.calendar = calendar
    asOf = review.asOf
    audience = AudienceRules(review.site)
  }

  /// - Parameters:
  ///   - people: Who is told; others are left alone.
  ///   - fate: What became of a finding: nil where it is not found any more.
  package func decide(
    _ people: Set<String>, fate: (SentNudge) throws -> Finding.Status?
  ) rethrows -> Decision {
    var decision = Decision()
    for nudge in book.nudges where nudge.state(at: asOf).isOpen {
      if let how = SentNudge.Ending(try fate(nudge)) { decision.endings.append(End(nudge: nudge, how: how)) }
    }
    let over = Set(decision.endings.map(\.nudge.id))
    var byPerson: [String: [NudgeCandidate]] = [:]
    for candidate in candidates() {
      guard let person = candidate.person else {
        decision.withheld.append(candidate.withheld(.nobody))
        continue
      }
      if people.contains(person) { byPerson[person, default: []].append(candidate) }
    }
    for (person, candidates) in byPerson.sorted(by: { $0.key < $1.key }) {
      tell(person, candidates, over, &decision)
    }
    takeBack(&decision)
    return decision
  }

  // MARK: One person

  private func tell(
    _ person: String, _ candidates: [NudgeCandidate], _ over: Set<String>, _ decision: inout Decision
  ) {
    let slot = NudgeSlot.at(asOf, calendar(person))
    let told = book.told(person).filter { !over.contains($0.id) }
    var chosen: [NudgeCandidate] = []
    var deals = Set(told.filter { isWaiting($0) }.map(\.subjectOfOne))
    for candidate in candidates.sorted(by: { $0.rank < $1.rank }) {
      if let reason = reason(against: candidate, slot, told) {
        decision.withheld.append(candidate.withheld(reason))
      } else if !candidate.isRepeat, deals.contains(candidate.subjectOfOne) {
        decision.withheld.append(candidate.withheld(.deal))
      } else if chosen.count >= limit(candidate.level, chosen) {
        decision.withheld.append(candidate.withheld(.budget))
      } else {
        chosen.append(candidate)
        deals.insert(candidate.subjectOfOne)
      }
    }
    guard let slot, !chosen.isEmpty else { return }
    decision.messages.append(message(to: person, slot, chosen))
  }

  private func limit(_ level: Level, _ chosen: [NudgeCandidate]) -> Int {
    guard let ofLevel = audience.limit(level) else { return settings.mostPerSlot }
    // What other levels take does not count against the level's own limit.
    let others = chosen.count { $0.level != level }
    return min(settings.mostPerSlot, ofLevel + others)
  }

  /// It was said and is still to be answered, before it fades.
  private func isWaiting(_ nudge: SentNudge) -> Bool {
    nudge.state(at: asOf) == .shown && nudge.lastSent.advanced(by: settings.repeatAfter) > asOf
  }

  private func reason(
    against candidate: NudgeCandidate, _ slot: NudgeSlot?, _ told: [SentNudge]
  ) -> WithheldNudge.Reason? {
    if let hold = candidate.hold { return .held(hold) }
    if let silence = silence(over: candidate) { return .silenced(until: silence.until) }
    if let reason = reason(from: candidate.known) { return reason }
    if candidate.role == .manager, let reason = reasonToWaitForRep(candidate, slot) { return reason }
    guard let slot else { return .outsideHours }
    if told.contains(where: { $0.lastSent >= slot.start }) { return .slot }
    if !slot.isMorning, candidate.level < .act { return .slot }
    return candidate.at.advanced(by: settings.groupWait) > asOf ? .grouping : nil
  }

  /// Why what was said before is not said again now.
  private func reason(from known: SentNudge?) -> WithheldNudge.Reason? {
    guard let known else { return nil }
    switch known.state(at: asOf) {
    case .snoozed(let until): return .snoozed(until: until)
    case .done, .notRelevant, .wrong: return .answered
    case .ended: return nil
    case .shown:
      if case .later(let until)? = known.reply?.answer, known.lastSent < until { return nil }
      if known.repeats >= settings.mostRepeats { return .faded }
      return known.lastSent.advanced(by: settings.repeatAfter) > asOf ? .waiting : nil
    }
  }

  /// A manager hears what cannot wait for the one-to-one, and that only after the rep could act on it for a slot.
  private func reasonToWaitForRep(
    _ candidate: NudgeCandidate, _ slot: NudgeSlot?
  ) -> WithheldNudge.Reason? {
    guard candidate.level == .act else { return .agenda }
    guard candidate.hasRepText else { return nil }
    guard let first = book.nudge(SentNudge.id(finding: candidate.finding, role: .rep)) else {
      return .repFirst
    }
    switch first.state(at: asOf) {
    case .shown: return slot.map { first.firstSent >= $0.start ? .repFirst : nil } ?? .outsideHours
    case .snoozed(let until): return .snoozed(until: until)
    case .done, .notRelevant, .wrong, .ended: return .answered
    }
  }

  private func silence(over candidate: NudgeCandidate) -> NudgeSettings.Silence? {
    settings.silences.first { silence in
      silence.from <= asOf && asOf < silence.until
        && silence.person.map { $0 == candidate.person } ?? true
        && silence.rules.contains { candidate.answers(to: $0) }
    }
  }

  // MARK: Messages

  private func message(to person: String, _ slot: NudgeSlot, _ chosen: [NudgeCandidate]) -> NudgeMessage {
    let items = chosen.enumerated().map { place, candidate in
      let next = place + 1 < chosen.count ? chosen[place + 1] : nil
      return NudgeMessage.Item(
        nudge: candidate.nudge(asOf), title: candidate.title, text: candidate.text, ask: candidate.ask,
        whyBefore: next.map { candidate.rank.reason(over: $0.rank) } ?? "", number: candidate.number,
        goodReasons: candidate.goodReasons)
    }
    return NudgeMessage(
      id: "\(person):\(slot.name)", person: person, at: asOf, slot: slot.name, items: items, takenBack: [])
  }

  /// What was said wrongly is taken back in the next message; where none is due, in one of its own.
  private func takeBack(_ decision: inout Decision) {
    for nudge in decision.endings.filter({ $0.how == .withdrawn }).map(\.nudge) {
      guard let person = nudge.person else { continue }
      if let place = decision.messages.firstIndex(where: { $0.person == person }) {
        decision.messages[place].takenBack.append(nudge)
        continue
      }
      let now = NudgeSlot.at(asOf, calendar(person))
      guard let slot = now ?? NudgeSlot.after(asOf, calendar(person)) else { continue }
      decision.messages.append(
        NudgeMessage(
          id: "\(nudge.id):withdrawn-\(nudge.sent.count)", person: person, at: max(asOf, slot.start),
          slot: slot.name, items: [], takenBack: [nudge]))
    }
  }

  // MARK: Candidates

  private func candidates() -> [NudgeCandidate] {
    review.evaluation.findings.indices.flatMap { place -> [NudgeCandidate] in
      let finding = review.evaluation.findings[place]
      guard finding.status == .open else { return [] }
      let texts = review.rule(finding).rule.nudge
      let roles = audience.roles(review.rule(finding).rule.level)
      var found: [NudgeCandidate] = []
      if texts.rep != nil, roles.contains("rep") { found.append(candidate(place, .rep)) }
      if texts.manager != nil, roles.contains("manager") { found.append(candidate(place, .manager)) }
      return found
    }
  }

  private func candidate(_ place: Int, _ role: Addressee.Role) -> NudgeCandidate {
    let finding = review.evaluation.findings[place]
    let rule = review.rule(finding)
    let deal = review.deal(finding.deal)
    // A deal's points are for whoever has it now.
    let rep = (deal?.open == true ? deal?.rep : nil) ?? finding.rep
    let manager = rep.flatMap { directory.entry(.person, $0, at: asOf)?.manager } ?? finding.manager
    let person = role == .rep ? rep : manager
    let id = SentNudge.id(finding: finding.id, role: role)
    let hasRepText =
      rule.rule.nudge.rep != nil && rep != nil && audience.roles(rule.rule.level).contains("rep")
    let before = person.map { book.told($0).filter { $0.rule == rule.fullName && $0.id != id } } ?? []
    let rank = NudgeRank(
      level: rule.rule.level, daysLeft: daysLeft(finding, deal), amount: deal?.amount,
      currency: deal?.currency, acted: before.count { $0.wasActedUpon }, told: before.count, at: finding.at,
      id: id)
    return NudgeCandidate(
      finding: finding, rule: rule, role: role, rep: rep, person: person, hold: review.holds[place],
      known: book.nudge(id), rank: rank, hasRepText: hasRepText)
  }

  private func daysLeft(_ finding: Finding, _ deal: DealSummary?) -> Int? {
    guard let date = deal?.closeDate ?? finding.evidence.due else { return nil }
    return Int((date.milliseconds - asOf.milliseconds) / 86_400_000)
  }
}

extension SentNudge {
  /// Of what there is one point at a time: the deal, or else the subject.
  fileprivate var subjectOfOne: String { deal.map { "deal \($0)" } ?? subject }

  /// It was answered with done, or what it asked for happened.
  fileprivate var wasActedUpon: Bool { reply?.answer == .done || ending == .cleared }
}

extension SentNudge.Ending {
  /// What it means for a nudge that its finding stands so; nil where it stands still.
  fileprivate init?(_ status: Finding.Status?) {
    switch status {
    case .open, .due: return nil
    case .cleared: self = .cleared
    case .expired: self = .expired
    case nil: self = .withdrawn
    }
  }
}
