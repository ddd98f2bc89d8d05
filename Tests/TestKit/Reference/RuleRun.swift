import EventTime
import RulePacks

/// One rule on one subject, judged point by point from the first activity to `as_of`. LANGUAGE.md sections 8 and 9.
///
/// Nothing is carried from point to point but what waits and what was raised; all else is worked out afresh.
struct RuleRun {
  let context: PackContext
  let rule: Rule
  let subject: Subject
  var outcomes: [Outcome] = []
  var findings: [LiveFinding] = []
  /// Instants and `same` values of all findings, for the cool-down.
  var raised: [(at: Instant, key: [Worth])] = []
  var waits: [Wait] = []
  var previousTriggers: [Int] = []
  var stretch = Stretch()
  var silence = Silence()
  var quota = QuotaState()
  /// Timers still to come.
  var timers: Set<Instant> = []
  /// Reminders planned, and for what.
  var reminders: [Reminder] = []
  /// Counts the points, so that a finding is not cleared at its own.
  var pointNumber = 0

  var world: World { context.world }
  var calendar: WorkCalendar { context.calendar(of: subject) }
  var timeline: [Int] { context.timeline(of: subject) }

  init(_ rule: Rule, on subject: Subject, in context: PackContext) {
    self.rule = rule
    self.subject = subject
    self.context = context
  }

  mutating func run() -> [Outcome] {
    let timeline = timeline
    guard let first = timeline.first else { return [] }
    timers = standingTimers()
    var next = 0
    var now = world.activities[first].at
    remindOfPeriods(since: now)
    while true {
      let timer = timers.filter { $0 >= now && $0 <= world.asOf }.min()
      if next < timeline.count, timer.map({ world.activities[timeline[next]].at <= $0 }) ?? true {
        now = world.activities[timeline[next]].at
        step(world.point(atActivity: timeline[next]), activity: timeline[next])
        next += 1
      } else if let timer {
        now = timer
        step(world.timer(at: timer), activity: nil)
        timers.remove(timer)
      } else {
        break
      }
    }
    tellWhatWaits()
    return outcomes
  }

  /// The order of section 8.
  private mutating func step(_ point: Point, activity: Int?) {
    pointNumber += 1
    decidePeriods(point, activity)
    clear(point, activity)
    expire(point)
    if let activity {
      answer(point, activity)
      answerSilence(point, activity)
      if closes(activity) { close(point) }
      trigger(point, activity)
    } else {
      tellReminders(point)
      decideWhatIsDue(point)
    }
    judgeWhile(point)
    // What began at this very timer may have its reminder at once.
    if point.isTimer { tellReminders(point) }
    foresee(point)
    if point.isTimer, parts(at: point.at) { part(point) }
  }

  func scene(_ point: Point, activity: Int?) -> Scene {
    Scene(world: world, pack: context, subject: subject, point: point, activity: activity)
  }

  mutating func tell(
    _ happening: Outcome.Happening, at instant: Instant, evidence: [Int] = [], missing: Set<String> = []
  ) {
    var outcome = Outcome(
      rule: "\(context.pack.id)/\(rule.id)", subjectKind: rule.per.name, subject: subject.ids,
      happening: happening, at: instant, evidence: evidence.map { world.activities[$0].id },
      missing: missing.sorted())
    outcome.isNothingYet =
      !missing.isEmpty
      && missing.allSatisfy { name in
        ["facts.", "norms."].contains(where: name.hasPrefix) && name.split(separator: ".").count == 2
      }
    outcomes.append(outcome)
  }

  /// Tells a verdict that a condition gave where it is not true or false; nil where it is.
  mutating func tellGap(_ judgement: Judgement, at instant: Instant, evidence: [Int] = []) {
    switch judgement {
    case .unknown(let missing): tell(.unknown, at: instant, evidence: evidence, missing: missing)
    case .fault: tell(.fault, at: instant, evidence: evidence)
    case .yes, .no: break
    }
  }

  // MARK: Closing

  /// Whether the deal is closed after so many activities; never with `after_close`.
  func isClosed(after count: Int) -> Bool {
    guard !rule.afterClose, subject.kind == .deal, let id = subject.ids.first else { return false }
    return world.deal(id, after: count).map { !$0.isOpen } ?? false
  }

  func closes(_ activity: Int) -> Bool {
    isClosed(after: activity + 1) && !isClosed(after: activity)
  }

  /// Whether the directory parts the pair at an instant.
  func parts(at instant: Instant) -> Bool {
    guard !rule.afterClose else { return false }
    let before = Instant(milliseconds: instant.milliseconds - 1)
    return world.joins(subject, at: before) == true && world.joins(subject, at: instant) == false
  }

  /// Whether the rule applies at a point: an open deal, a pair that is together (or parts right there, at the end).
  func applies(at point: Point) -> Bool {
    if isClosed(after: point.count) { return false }
    guard !rule.afterClose, world.joins(subject, at: point.at) == false else { return true }
    return point.isTimer && parts(at: point.at)
  }

  /// The close of the deal: what waits is void, what was raised before is cleared.
  private mutating func close(_ point: Point) {
    endWaitsAtClose(point)
    if stretch.isWaiting { tell(.void, at: point.at) }
    stretch = Stretch()
    voidSilence(point)
    voidPeriods(point)
  }

  private mutating func part(_ point: Point) {
    close(point)
    for finding in findings { tellStep(.cleared, of: finding, at: point.at) }
    findings = []
  }
}
