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
    /// When time alone may change what somebody is told, where anything is open for them.
    package var next: [String: Instant] = [:]

    package init() {}
  }

  let review: Review
  let book: NudgeBook
  let directory: Directory
  let asOf: Instant
  let calendars: PeopleCalendars
  let audience: AudienceRules
  /// Nudges that were said and wait in the outbox: nobody has seen them yet.
  let unseen: Set<String>

  /// - Parameters:
  ///   - review: Without a budget, of what is open on all subjects that concern the people who are asked about.
  ///   - book: What was ever said to them, and about these findings.
  ///   - unseen: Nudges that were said, and that nobody has taken over from the outbox.
  package init(_ review: Review, book: NudgeBook, directory: Directory, unseen: Set<String> = []) {
    self.review = review
    self.book = book
    self.directory = directory
    self.unseen = unseen
    asOf = review.asOf
    calendars = PeopleCalendars(review.site, directory, asOf: review.asOf)
    audience = AudienceRules(review.site)
  }

  var site: SiteConfiguration { review.site }

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
      guard let person = candidate.person, !ErasedPerson.isOne(person) else {
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
    let choice = calendars.choice(of: person)
    let reader = NudgeReader(
      id: person, calendar: choice.calendar, calendarName: choice.name,
      team: directory.entry(.person, person, at: asOf)?.team, slot: NudgeSlot.at(asOf, choice.calendar),
      told: book.told(person))
    var chosen: [NudgeCandidate] = []
    let waiting = reader.told.filter { !over.contains($0.id) && isWaiting($0, reader) }
    var next = NudgeSlot.after(asOf, reader.calendar)?.start
    let ranks = candidates.map(\.rank)
    // A candidate as a whole would be counted among its owners for each comparison.
    for place in candidates.indices.sorted(by: { ranks[$0] < ranks[$1] }) {
      let candidate = candidates[place]
      if let reason = reason(against: candidate, reader) {
        decision.withheld.append(candidate.withheld(reason))
        if let end = end(of: reason, for: candidate, reader) { next = min(next ?? end, end) }
      } else if isTaken(candidate.subjectOfOne, by: waiting, or: chosen, but: candidate.known) {
        decision.withheld.append(candidate.withheld(.deal))
      } else if chosen.count >= limit(candidate.level, chosen, reader) {
        decision.withheld.append(candidate.withheld(.budget))
      } else {
        chosen.append(candidate)
      }
    }
    decision.next[person] = next
    guard let slot = reader.slot, !chosen.isEmpty else { return }
    decision.messages.append(message(to: person, slot, chosen))
  }

  /// Whether another point on a deal waits for an answer, or is said now.
  private func isTaken(
    _ subject: String, by waiting: [SentNudge], or chosen: [NudgeCandidate], but own: SentNudge?
  ) -> Bool {
    waiting.contains { $0.subjectOfOne == subject && $0.id != own?.id }
      || chosen.contains { $0.subjectOfOne == subject }
  }

  private func limit(_ level: Level, _ chosen: [NudgeCandidate], _ reader: NudgeReader) -> Int {
    guard let most = audience.most(level) else { return site.nudges.most }
    // What other levels take does not count against the level's own limit.
    let others = chosen.count { $0.level != level }
    let before = most.period == .day ? reader.toldToday(level, asOf) : 0
    return min(site.nudges.most, max(0, most.count - before) + others)
  }

  /// It was said and is still to be answered, before it fades.
  private func isWaiting(_ nudge: SentNudge, _ reader: NudgeReader) -> Bool {
    nudge.state(at: asOf) == .shown && asOf < end(ofWaitFor: nudge, reader.calendar)
  }

  /// When what was said may be said again, or blocks nothing else any more.
  func end(ofWaitFor nudge: SentNudge, _ calendar: WorkCalendar) -> Instant {
    let repeats = site.nudges.repeats
    let usual = repeats.last ?? SiteConfiguration.Nudging().repeats[0]
    let span = repeats.indices.contains(nudge.repeats) ? repeats[nudge.repeats] : usual
    return calendar.add(span, to: nudge.lastSent)
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
      guard let person = nudge.person, !unseen.contains(nudge.id), !ErasedPerson.isOne(person) else {
        continue
      }
      if let place = decision.messages.firstIndex(where: { $0.person == person }) {
        decision.messages[place].takenBack.append(nudge)
        continue
      }
      let calendar = calendars.choice(of: person).calendar
      guard let slot = NudgeSlot.at(asOf, calendar) ?? NudgeSlot.after(asOf, calendar) else { continue }
      decision.messages.append(
        NudgeMessage(
          id: "\(nudge.id):withdrawn-\(nudge.sent.count)", person: person, at: max(asOf, slot.start),
          slot: slot.name, items: [], takenBack: [nudge]))
    }
  }
}

extension SentNudge {
  /// Of what there is one point at a time: the deal, or else the subject.
  fileprivate var subjectOfOne: String { deal.map { "deal \($0)" } ?? subject }

  /// It was answered with done, or what it asked for happened.
  var wasActedUpon: Bool { reply?.answer == .done || ending == .cleared }
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
