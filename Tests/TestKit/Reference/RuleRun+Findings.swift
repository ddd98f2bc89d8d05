import EventTime
import RulePacks

/// A finding that is still open.
struct LiveFinding {
  var at: Instant
  var raisedAtPoint: Int
  var trigger: Int?
  var evidence: [Int]
  var key: [Worth]
  /// The first instant of the period, for `every`.
  var period: Instant?
  var outcome: Outcome
}

extension RuleRun {
  /// Raises a finding, unless an exception or the cool-down is in the way.
  ///
  /// - Parameter found: What the sentence found, for texts.
  mutating func raise(
    _ point: Point, trigger: Int?, evidence: [Int], period: Instant? = nil, found: [String: Worth] = [:],
    foundActivities: [String: Int] = [:]
  ) {
    let excused = Judgement.firstDoubt(
      of: exceptions(at: point.at).map { scene(point, activity: trigger).judge($0) })
    switch excused {
    case .yes: return tell(.void, at: point.at, evidence: evidence)
    case .unknown, .fault: return tellGap(excused, at: point.at, evidence: evidence)
    case .no: break
    }
    let key = trigger.map(sameValues) ?? []
    if let coolDown = rule.coolDown {
      let isHeldBack = raised.contains { earlier in
        agree(earlier.key, key) && point.at < calendar.add(coolDown.span, to: earlier.at)
      }
      if isHeldBack { return tell(.heldBack, at: point.at) }
    }
    raised.append((point.at, key))
    tell(.raised, at: point.at, evidence: evidence)
    var texts = scene(point, activity: trigger)
    texts.found = found
    texts.foundActivities = foundActivities
    let cause = evidence.map { world.activities[$0].id }.joined(separator: " ")
    outcomes[outcomes.count - 1].cause =
      period.map(RFC3339.format) ?? (evidence.isEmpty ? RFC3339.format(point.at) : cause)
    outcomes[outcomes.count - 1].rep = rule.nudge.rep.map(texts.render)
    outcomes[outcomes.count - 1].manager = rule.nudge.manager.map(texts.render)
    outcomes[outcomes.count - 1].further = (rule.nudge.ask + rule.nudge.do).map(texts.render)
    let finding = LiveFinding(
      at: point.at, raisedAtPoint: pointNumber, trigger: trigger, evidence: evidence, key: key,
      period: period,
      outcome: outcomes[outcomes.count - 1])
    if case .condition? = rule.clears, isCleared(finding, point, nil) {
      return tellStep(.cleared, of: finding, at: point.at, by: point.activity)
    }
    findings.append(finding)
    if let expires = rule.expires { timers.insert(calendar.add(expires.span, to: point.at)) }
  }

  /// - Parameter activity: The one at which it clears; none where only time passed.
  mutating func tellStep(
    _ happening: Outcome.Happening, of finding: LiveFinding, at instant: Instant, by activity: Int? = nil
  ) {
    var step = finding.outcome
    step.happening = happening
    step.at = instant
    step.clearer = activity.map { world.activities[$0].id }
    outcomes.append(step)
  }

  /// The rule's own, then the site's that mean it and have not ended.
  private func exceptions(at instant: Instant) -> [Condition] {
    let ofSite = context.exceptions.filter { exception in
      let start = world.calendar.zone.startOfDay(exception.ends.adding(days: 1))
      return instant < start && exception.rules.contains { means($0) }
    }
    return rule.exceptions.map(\.condition) + ofSite.map(\.condition)
  }

  /// `pack/*`, `pack/rule`, `rule`, `tag:name`.
  private func means(_ pattern: String) -> Bool {
    let names = [context.pack.id + "/*", context.pack.id + "/" + rule.id, rule.id]
    return (names + rule.tags.map { "tag:" + $0 }).contains(pattern)
  }

  mutating func clear(_ point: Point, _ activity: Int?) {
    let isClose = activity.map(closes) ?? false
    var kept: [LiveFinding] = []
    for finding in findings {
      let isClosed = isClose && finding.raisedAtPoint < pointNumber
      if isClosed || isCleared(finding, point, activity) {
        tellStep(.cleared, of: finding, at: point.at, by: activity)
      } else {
        kept.append(finding)
      }
    }
    findings = kept
  }

  mutating func expire(_ point: Point) {
    guard point.isTimer, let expires = rule.expires else { return }
    let calendar = calendar
    let ended = findings.filter { calendar.add(expires.span, to: $0.at) <= point.at }
    for finding in ended { tellStep(.expired, of: finding, at: point.at) }
    findings.removeAll { calendar.add(expires.span, to: $0.at) <= point.at }
  }

  /// Whether a finding clears at a point: by `clears`, or by the default of the rule's form.
  private func isCleared(_ finding: LiveFinding, _ point: Point, _ activity: Int?) -> Bool {
    switch rule.clears {
    case .event(let event)?: return finding.raisedAtPoint < pointNumber && happens(event, activity, finding)
    case .condition(let condition)?: return scene(point, activity: finding.trigger).judge(condition).isYes
    case nil: return finding.raisedAtPoint < pointNumber && isClearedByDefault(finding, point, activity)
    }
  }

  private func isClearedByDefault(_ finding: LiveFinding, _ point: Point, _ activity: Int?) -> Bool {
    switch rule.form {
    case .when(_, let condition, nil):
      return condition.map { scene(point, activity: finding.trigger).judge($0).isNo } ?? false
    case .when(_, _, .that(let condition)?):
      return scene(point, activity: finding.trigger).judge(condition).isYes
    case .when(_, _, .earlier(let event, _, _)?), .when(_, _, .later(let event, _, _)?),
      .when(_, _, .next(let event, _, _)?):
      return happens(event, activity, finding)
    case .when(_, _, .never(_, _, let until)?):
      return until.map { happens($0, activity, finding) } ?? false
    case .while(let condition, _):
      return !applies(at: point) || scene(point, activity: nil).judge(condition).isNo
    case .silence(let condition, let event, _):
      return happens(event, activity, finding) || !applies(at: point)
        || scene(point, activity: nil).judge(condition).isNo
    case .every:
      guard let period = finding.period else { return false }
      return quota.metAtThisPoint.contains { $0 > period }
    }
  }

  private func happens(_ event: EventPattern, _ activity: Int?, _ finding: LiveFinding) -> Bool {
    guard let activity, context.match(event, activity, of: subject).isYes else { return false }
    return finding.trigger.map { agrees($0, activity) } ?? true
  }
}

// MARK: - `same`

extension RuleRun {
  func sameValues(_ activity: Int) -> [Worth] {
    rule.same.map { key in
      var scene = context.scene(at: activity, of: subject)
      scene.readsFacts = true
      return scene.evaluate(key)
    }
  }

  /// Whether two activities agree in every value of `same`.
  func agrees(_ a: Int, _ b: Int) -> Bool { agree(sameValues(a), sameValues(b)) }

  func agree(_ a: [Worth], _ b: [Worth]) -> Bool {
    zip(a, b).allSatisfy { one, other in
      switch (one, other) {
      case (.unknown, _), (_, .unknown), (.error, _), (_, .error), (.null, _), (_, .null): false
      case (.list(let one), .list(let other)): one.contains { a in other.contains { $0.equals(a) } }
      default: one.equals(other)
      }
    }
  }
}
