import Engine
import EventTime
import RulePacks

// Why something is not said now. The first reason that holds is the one that is named.
extension NudgeRound {
  func reason(against candidate: NudgeCandidate, _ reader: NudgeReader) -> WithheldNudge.Reason? {
    if let hold = candidate.hold {
      return candidate.quietedBy.isEmpty ? .held(hold) : .inhibited(by: candidate.quietedBy)
    }
    if let silence = site.silences.first(where: { holds($0, candidate, reader) }) {
      return .silenced(until: silence.until, owner: silence.owner, why: silence.why)
    }
    if let time = site.muteTimes.first(where: { holds($0, candidate, reader) }) {
      return .muteTime(time.name)
    }
    if let reason = reason(from: candidate.known, reader) { return reason }
    if let reason = reasonToLeaveToOthers(candidate) { return reason }
    guard let slot = reader.slot else { return .outsideHours }
    if reader.told.contains(where: { $0.lastSent >= slot.start }) { return .slot }
    if !slot.isMorning, when(candidate) == .morning { return .slot }
    return asOf < reader.calendar.add(site.nudges.wait, to: candidate.at) ? .grouping : nil
  }

  private func when(_ candidate: NudgeCandidate) -> SiteConfiguration.Audience.When {
    let when = audience.when(candidate.level, candidate.role)
    // What was passed on is not left to the one-to-one as well.
    return when == .oneToOne && candidate.isPassedOn ? .morning : when
  }

  // MARK: What the site keeps quiet

  private func holds(
    _ silence: SiteConfiguration.Silence, _ candidate: NudgeCandidate, _ reader: NudgeReader
  ) -> Bool {
    silence.from <= asOf && asOf < silence.until && candidate.isMeant(by: silence.matcher, reader)
  }

  private func holds(
    _ time: SiteConfiguration.MuteTime, _ candidate: NudgeCandidate, _ reader: NudgeReader
  ) -> Bool {
    (time.calendar ?? reader.calendarName) == reader.calendarName
      && time.covers(asOf, in: reader.calendar.zone) && candidate.isMeant(by: time.matcher, reader)
  }

  // MARK: What was said before

  /// Why what was said before is not said again now.
  private func reason(from known: SentNudge?, _ reader: NudgeReader) -> WithheldNudge.Reason? {
    guard let known else { return nil }
    switch known.state(at: asOf) {
    case .snoozed(let until): return .snoozed(until: until)
    case .done, .notRelevant, .wrong: return .answered
    case .ended: return nil
    case .shown:
      if case .later(let until)? = known.reply?.answer, known.lastSent < until { return nil }
      if known.repeats >= site.nudges.repeats.count { return .faded }
      return asOf < end(ofWaitFor: known, reader.calendar) ? .waiting : nil
    }
  }

  // MARK: Whose turn it is

  /// A manager hears what cannot wait for the one-to-one, and that only after the rep could act on it; the manager's
  /// manager hears only what nobody answers.
  private func reasonToLeaveToOthers(_ candidate: NudgeCandidate) -> WithheldNudge.Reason? {
    switch candidate.role {
    case .rep: return audience.when(candidate.level, .rep) == .oneToOne ? .agenda : nil
    case .manager:
      let count = candidate.hasRepText ? candidate.escalation?.manager : nil
      if count == nil, audience.when(candidate.level, .manager) == .oneToOne { return .agenda }
      return candidate.hasRepText ? reasonToWait(for: .rep, candidate, halfDays: count ?? 1) : nil
    case .above:
      if case .done? = answer(of: .manager, candidate) { return .answered }
      return reasonToWait(
        for: candidate.hasRepText ? .rep : .manager, candidate,
        halfDays: candidate.escalation?.managersManager ?? 1)
    }
  }

  /// Why somebody else, who was told first, is still to be waited for.
  private func reasonToWait(
    for role: Addressee.Role, _ candidate: NudgeCandidate, halfDays: Int
  ) -> WithheldNudge.Reason? {
    let early = WithheldNudge.Reason.turn(of: role, halfDays: halfDays)
    guard let first = book.nudge(SentNudge.id(finding: candidate.finding, role: role)) else { return early }
    switch first.state(at: asOf) {
    case .shown:
      let calendar = calendars.choice(of: first.person ?? "").calendar
      return NudgeSlot.count(after: first.firstSent, until: asOf, calendar) < halfDays ? early : nil
    case .snoozed(let until): return .snoozed(until: until)
    case .done, .notRelevant, .wrong, .ended: return .answered
    }
  }

  private func answer(of role: Addressee.Role, _ candidate: NudgeCandidate) -> SentNudge.State? {
    book.nudge(SentNudge.id(finding: candidate.finding, role: role)).map { $0.state(at: asOf) }
      .flatMap { $0.isOpen ? nil : .done }
  }

  /// How soon it is asked again what depends on others' working hours or times of the day.
  private static let lookAgain: Int64 = 900_000

  /// When a reason may end before the person's next half day; nil for one that does not.
  func end(
    of reason: WithheldNudge.Reason, for candidate: NudgeCandidate, _ reader: NudgeReader
  ) -> Instant? {
    switch reason {
    case .grouping: reader.calendar.add(site.nudges.wait, to: candidate.at)
    case .snoozed(let until), .silenced(let until, owner: _, why: _): until
    case .waiting: candidate.known.map { end(ofWaitFor: $0, reader.calendar) }
    case .muteTime, .turn: asOf.advanced(by: Self.lookAgain)
    default: nil
    }
  }
}
