import EventTime
import RulePacks

/// What a trigger waits for.
struct Wait {
  var trigger: Int
  /// Nil for `next`, which has no deadline.
  var due: Instant?
  /// An F of `never` has come: the window goes on, but it will not be met.
  var isBroken = false
}

extension RuleRun {
  private var expectation: Expectation? {
    if case .when(_, _, let expectation) = rule.form { expectation } else { nil }
  }

  // MARK: Triggers

  mutating func trigger(_ point: Point, _ activity: Int) {
    guard case .when(let event, let condition, _) = rule.form else { return }
    if isClosed(after: activity), isClosed(after: activity + 1) { return }
    if !rule.afterClose, world.joins(subject, at: point.at) == false { return }
    let matched = context.match(event, activity, of: subject)
    guard matched.isYes else { return tellGap(matched, at: point.at, evidence: [activity]) }
    let holds = condition.map { scene(point, activity: activity).judge($0) } ?? .yes
    guard holds.isYes else { return tellGap(holds, at: point.at, evidence: [activity]) }
    let keys = Walker(names: scene(point, activity: activity)).strict(sameValues(activity)) { .list($0) }
    if case .unknown(let names) = keys {
      return tell(.unknown, at: point.at, evidence: [activity], missing: names)
    }
    if case .error = keys { return tell(.fault, at: point.at, evidence: [activity]) }
    expect(point, activity)
    previousTriggers.append(activity)
  }

  private mutating func expect(_ point: Point, _ activity: Int) {
    switch expectation {
    case nil: raise(point, trigger: activity, evidence: [activity])
    case .that(let condition)?: expectThat(condition, point, activity)
    case .earlier(let event, let within, let since)?: expectEarlier(event, within, since, point, activity)
    case .later(_, let deadline, let each)?: expectLater(deadline, each, point, activity)
    case .never(_, let within, _)?:
      waitFor(activity, due: calendar.add(within.span, to: point.at))
    case .next(_, _, let each)?:
      if each || !joins(activity) { waits.append(Wait(trigger: activity)) }
    }
  }

  private mutating func expectThat(_ condition: Condition, _ point: Point, _ activity: Int) {
    let holds = scene(point, activity: activity).judge(condition)
    switch holds {
    case .yes: tell(.met, at: point.at, evidence: [activity])
    case .no: raise(point, trigger: activity, evidence: [activity])
    case .unknown, .fault: tellGap(holds, at: point.at, evidence: [activity])
    }
  }

  private mutating func expectEarlier(
    _ event: EventPattern, _ within: DurationSetting?, _ since: Expectation.Since?, _ point: Point,
    _ activity: Int
  ) {
    let before = timeline.filter { $0 < activity }
    let start: Int? =
      switch since {
      case nil: nil
      case .previous?: previousTriggers.last { agrees(activity, $0) }
      case .event(let event)?:
        before.last { context.match(event, $0, of: subject).isYes && agrees(activity, $0) }
      }
    let found = before.last { candidate in
      guard candidate > start ?? -1, context.match(event, candidate, of: subject).isYes else { return false }
      let end = within.map { calendar.add($0.span, to: world.activities[candidate].at) }
      return agrees(activity, candidate) && point.at <= end ?? .latest
    }
    if let found {
      tell(.met, at: point.at, evidence: [activity, found])
    } else {
      raise(point, trigger: activity, evidence: [activity])
    }
  }

  private mutating func expectLater(_ deadline: Deadline, _ each: Bool, _ point: Point, _ activity: Int) {
    if !each, joins(activity) { return }
    let due = due(deadline, point, activity)
    guard let instant = due.asInstant else {
      if case .unknown(let names) = due {
        return tell(.unknown, at: point.at, evidence: [activity], missing: names)
      }
      return tell(.fault, at: point.at, evidence: [activity])
    }
    if instant < point.at {
      raise(point, trigger: activity, evidence: [activity], found: overdue(instant, at: point.at))
    } else {
      waitFor(activity, due: instant)
      remind(before: instant, since: point.at, of: activity)
    }
  }

  /// What is said of a deadline that has passed.
  private func overdue(_ due: Instant, at instant: Instant) -> [String: Worth] {
    let late = instant.milliseconds - due.milliseconds
    return ["due": Worth(due), "late_by": .duration(late * 1_000)]
  }

  private func due(_ deadline: Deadline, _ point: Point, _ activity: Int) -> Worth {
    func shifted(_ condition: Condition, _ shift: (Instant) -> Instant) -> Worth {
      let value = scene(point, activity: activity).evaluate(condition)
      return value.asInstant.map { Worth(shift($0)) } ?? value
    }
    switch deadline {
    case .within(let span): return Worth(calendar.add(span.span, to: point.at))
    case .by(let condition): return shifted(condition) { $0 }
    case .before(let span, let condition):
      return shifted(condition) { calendar.subtract(span.span, from: $0) }
    case .after(let span, let condition): return shifted(condition) { calendar.add(span.span, to: $0) }
    }
  }

  /// Whether a trigger joins one that waits already.
  private func joins(_ activity: Int) -> Bool {
    waits.contains { agrees($0.trigger, activity) }
  }

  private mutating func waitFor(_ activity: Int, due: Instant) {
    waits.append(Wait(trigger: activity, due: due))
    timers.insert(due)
  }

  // MARK: Answers

  mutating func answer(_ point: Point, _ activity: Int) {
    switch expectation {
    case .later(let event, _, _)?: answerLater(event, point, activity)
    case .next(let event, let among, _)?: answerNext(event, among, point, activity)
    case .never(let event, _, let until)?: answerNever(event, until, point, activity)
    default: return
    }
    if let unless = rule.unless, context.match(unless, activity, of: subject).isYes {
      end(point, .void) { $0.agrees($1.trigger, activity) }
    }
  }

  private mutating func answerLater(_ event: EventPattern, _ point: Point, _ activity: Int) {
    guard context.match(event, activity, of: subject).isYes else { return }
    end(point, .met, by: activity) { $0.agrees($1.trigger, activity) }
  }

  private mutating func answerNext(
    _ event: EventPattern, _ among: EventPattern, _ point: Point, _ activity: Int
  ) {
    guard context.match(among, activity, of: subject).isYes else { return }
    if context.match(event, activity, of: subject).isYes {
      return end(point, .met, by: activity) { $0.agrees($1.trigger, activity) }
    }
    let broken = waits.filter { agrees($0.trigger, activity) }
    waits.removeAll { wait in broken.contains { $0.trigger == wait.trigger } }
    for wait in broken {
      raise(
        point, trigger: wait.trigger, evidence: [wait.trigger, activity], foundActivities: ["other": activity]
      )
    }
  }

  private mutating func answerNever(
    _ event: EventPattern, _ until: EventPattern?, _ point: Point, _ activity: Int
  ) {
    if context.match(event, activity, of: subject).isYes {
      let hit = waits.indices.filter { agrees(waits[$0].trigger, activity) }
      for index in hit { waits[index].isBroken = true }
      if let latest = hit.last {
        let trigger = waits[latest].trigger
        raise(point, trigger: trigger, evidence: [trigger, activity], foundActivities: ["other": activity])
      }
    }
    if let until, context.match(until, activity, of: subject).isYes {
      end(point, .met) { $0.agrees($1.trigger, activity) }
    }
  }

  /// Ends the waits that fit; those that were broken already have their verdict.
  private mutating func end(
    _ point: Point, _ verdict: Outcome.Happening, by answer: Int? = nil, where fits: (Self, Wait) -> Bool
  ) {
    let ended = waits.filter { fits(self, $0) }
    waits.removeAll { wait in ended.contains { $0.trigger == wait.trigger } }
    for wait in ended where !wait.isBroken {
      tell(verdict, at: point.at, evidence: [wait.trigger] + (answer.map { [$0] } ?? []))
    }
  }

  mutating func endWaitsAtClose(_ point: Point) {
    let isNever = if case .never? = expectation { true } else { false }
    end(point, isNever ? .met : .void) { _, _ in true }
  }

  // MARK: Deadlines

  mutating func decideWhatIsDue(_ point: Point) {
    let isNever = if case .never? = expectation { true } else { false }
    if isNever { return end(point, .met) { $1.due == point.at } }
    let late = waits.filter { $0.due == point.at }
    waits.removeAll { $0.due == point.at }
    for wait in late {
      raise(point, trigger: wait.trigger, evidence: [wait.trigger], found: overdue(point.at, at: point.at))
    }
  }
}
