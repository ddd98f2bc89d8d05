import EventTime
import RulePacks

/// A nudge before something is due, for as long as it is open. LANGUAGE.md section 8.
struct Reminder {
  var at: Instant
  var due: Instant
  /// When it began to wait.
  var since: Instant
  /// What waits: the trigger or the latest Y.
  var activity: Int?
}

extension RuleRun {
  /// Plans a reminder of what began to wait at an instant, unless its time is over.
  mutating func remind(before due: Instant, since instant: Instant, of activity: Int? = nil) {
    guard let remind = rule.remind else { return }
    let at = calendar.subtract(remind.span, from: due)
    guard at >= instant else { return }
    reminders.append(Reminder(at: at, due: due, since: instant, activity: activity))
    timers.insert(at)
  }

  /// Plans those of periods: each at its beginning, or at the first activity.
  mutating func remindOfPeriods(since first: Instant) {
    guard case .every(let period, let quota) = rule.form, quota.bound.isLeast else { return }
    for start in periodStarts() {
      remind(before: calendar.nextPeriodStart(after: start, period), since: max(start, first))
    }
  }

  mutating func tellReminders(_ point: Point) {
    for reminder in reminders where reminder.at == point.at { tell(reminder, point) }
    reminders.removeAll { $0.at == point.at }
  }

  private mutating func tell(_ reminder: Reminder, _ point: Point) {
    var texts = scene(point, activity: nil)
    texts.found = ["due": Worth(reminder.due), "late_by": .duration(0)]
    var evidence: [Int] = []
    switch rule.form {
    case .when(_, _, .later?):
      guard let activity = reminder.activity, waits.contains(where: { $0.trigger == activity }) else {
        return
      }
      texts.activity = activity
      evidence = [activity]
    case .while:
      guard stretch.isWaiting, stretch.since == reminder.since else { return }
    case .silence:
      guard let start = silence.start, start == reminder.activity, silence.wasTrue, !silence.isDecided else {
        return
      }
      texts.foundActivities = ["last": start]
      evidence = [start]
    case .every(let period, let quota):
      let open = pendingPeriods(at: point.at).first {
        calendar.nextPeriodStart(after: $0, period) == reminder.due
      }
      guard let open, limit(quota, open, point) != nil else { return }
      texts.found = found(open, quota, count(from: open, quota, point, isOver: false).0, point)
    case .when: return
    }
    tell(.reminder, at: point.at, evidence: evidence)
    outcomes[outcomes.count - 1].rep = rule.nudge.rep.map(texts.render)
    outcomes[outcomes.count - 1].manager = rule.nudge.manager.map(texts.render)
    outcomes[outcomes.count - 1].further = (rule.nudge.ask + rule.nudge.do).map(texts.render)
  }
}
