import EventTime
import RulePacks

/// How a `while` stands: since when its condition is true, or why not.
struct Stretch {
  /// When the unbroken truth began.
  var since: Instant?
  /// When it will have lasted long enough.
  var due: Instant?
  /// Raised, or excused, since the condition was last false.
  var isDecided = false
  var isUnknown = false
  var isFault = false

  var isWaiting: Bool { since != nil && !isDecided }
}

/// How a silence stands that is counted from one activity.
struct Silence {
  /// The latest Y, or before there is one the first activity.
  var start: Int?
  var due: Instant?
  var wasTrue = false
  var isDecided = false
  var toldUnknown = false
  var toldFault = false
}

extension RuleRun {
  mutating func judgeWhile(_ point: Point) {
    switch rule.form {
    case .while(let condition, let duration): judgeStretch(condition, duration, point)
    case .silence(let condition, _, let inLast): judgeSilence(condition, inLast, point)
    case .when, .every: break
    }
  }

  private func judge(_ condition: Condition, _ point: Point) -> Judgement {
    applies(at: point) ? scene(point, activity: nil).judge(condition) : .no
  }

  private mutating func judgeStretch(_ condition: Condition, _ duration: DurationSetting?, _ point: Point) {
    let holds = judge(condition, point)
    switch holds {
    case .no:
      if stretch.isWaiting { tell(.met, at: point.at) }
      stretch = Stretch()
    case .unknown:
      if !stretch.isUnknown { tellGap(holds, at: point.at) }
      stretch = Stretch(isDecided: stretch.isDecided, isUnknown: true)
    case .fault:
      if !stretch.isFault { tellGap(holds, at: point.at) }
      stretch = Stretch(isDecided: stretch.isDecided, isFault: true)
    case .yes:
      stretch.isUnknown = false
      stretch.isFault = false
      let begins = stretch.since == nil
      let since = stretch.since ?? point.at
      stretch.since = since
      guard !stretch.isDecided else { return }
      let due = duration.map { calendar.add($0.span, to: since) }
      stretch.due = due
      if let due { timers.insert(due) }
      if begins, let due { remind(before: due, since: point.at) }
      // Without a duration it is raised at once; with one, by the timer at its end.
      guard due.map({ point.isTimer && point.at >= $0 }) ?? true else { return }
      stretch.isDecided = true
      raise(point, trigger: nil, evidence: [])
    }
  }

  /// A Y ends one silence and begins the next; so does the subject's first activity.
  mutating func answerSilence(_ point: Point, _ activity: Int) {
    guard case .silence(_, let event, let inLast) = rule.form else { return }
    guard activity == timeline[0] || context.match(event, activity, of: subject).isYes else { return }
    if silence.wasTrue, !silence.isDecided, let start = silence.start {
      tell(.met, at: point.at, evidence: [start])
    }
    let due = calendar.add(inLast.span, to: point.at)
    silence = Silence(start: activity, due: due)
    timers.insert(due)
    remind(before: due, since: point.at, of: activity)
  }

  private mutating func judgeSilence(_ condition: Condition, _ inLast: DurationSetting, _ point: Point) {
    guard let start = silence.start, !silence.isDecided else { return }
    let due = calendar.add(inLast.span, to: world.activities[start].at)
    let isLate = point.at > due || (point.isTimer && point.at == due)
    let holds = judge(condition, point)
    switch holds {
    case .yes where isLate:
      silence.isDecided = true
      raise(
        point, trigger: nil, evidence: [start], found: ["due": Worth(due)], foundActivities: ["last": start])
    case .yes: silence.wasTrue = true
    case .unknown where isLate && !silence.toldUnknown:
      silence.toldUnknown = true
      tellGap(holds, at: point.at, evidence: [start])
    case .fault where isLate && !silence.toldFault:
      silence.toldFault = true
      tellGap(holds, at: point.at, evidence: [start])
    default: break
    }
  }

  /// A close in the middle of a silence that mattered.
  mutating func voidSilence(_ point: Point) {
    guard let start = silence.start, silence.wasTrue, !silence.isDecided else { return }
    silence.wasTrue = false
    tell(.void, at: point.at, evidence: [start])
  }
}
