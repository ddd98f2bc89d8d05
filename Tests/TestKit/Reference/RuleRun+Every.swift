import EventTime
import RulePacks

/// Which periods are decided, by their first instants.
struct QuotaState {
  var decided: Set<Instant> = []
  var metAtThisPoint: [Instant] = []
}

extension RuleRun {
  private var period: Period? { if case .every(let period, _) = rule.form { period } else { nil } }

  private func start(_ period: Period, _ instant: Instant) -> Instant {
    calendar.periodStart(containing: instant, period)
  }

  /// The first instants of all periods from that of the first activity to `as_of`.
  func periodStarts() -> [Instant] {
    guard let period, let first = timeline.first else { return [] }
    var starts = [start(period, world.activities[first].at)]
    while let last = starts.last {
      let next = calendar.nextPeriodStart(after: last, period)
      guard next <= world.asOf else { break }
      starts.append(next)
    }
    return starts
  }

  /// Whether a period counts at all: not the first, partial one (unless it is told to), and only one that begins while
  /// the deal is open or the pair together.
  private func counts(_ start: Instant, _ quota: Quota) -> Bool {
    guard quota.bound.share != nil else { return countsAlone(start, quota) }
    return countsAlone(start, quota) && countsAlone(before(start), quota)
  }

  /// The first instant of the period before.
  private func before(_ start: Instant) -> Instant {
    guard let period else { return start }
    return self.start(period, Instant(milliseconds: start.milliseconds - 1))
  }

  private func countsAlone(_ start: Instant, _ quota: Quota) -> Bool {
    guard let first = timeline.first else { return false }
    let begin = world.activities[first].at
    if start < begin {
      return quota.countsPartial && periodStarts().first == start
    }
    if !rule.afterClose, world.joins(subject, at: start) == false { return false }
    return !isClosed(after: world.activities.prefix { $0.at < start }.count)
  }

  mutating func decidePeriods(_ point: Point, _ activity: Int?) {
    guard case .every(let period, let rule) = rule.form else { return }
    quota.metAtThisPoint = []
    if let activity {
      guard context.match(rule.of, activity, of: subject).isYes else { return }
      decide(start(period, point.at), rule, point, isOver: false, activity)
    } else {
      let previous = Instant(milliseconds: point.at.milliseconds - 1)
      if start(period, point.at) == point.at {
        decide(start(period, previous), rule, point, isOver: true, nil)
      }
    }
  }

  private mutating func decide(
    _ start: Instant, _ rule: Quota, _ point: Point, isOver: Bool, _ activity: Int?
  ) {
    let begin = timeline.first.map { world.activities[$0].at } ?? .latest
    guard counts(start, rule), !quota.decided.contains(start), isOver ? begin < point.at : true else {
      return
    }
    let (count, last) = count(from: start, rule, point, isOver: isOver)
    guard let (n, isLeast) = limit(rule, start, point) else {
      if isOver {
        quota.decided.insert(start)
        tell(.void, at: point.at)
      }
      return
    }
    let isMet = isLeast ? count >= n : count <= n
    guard isOver || isMet == isLeast else { return }
    quota.decided.insert(start)
    let holds = rule.condition.map { scene(point, activity: nil).judge($0) } ?? .yes
    let evidence = isOver ? [] : [last].compactMap(\.self)
    switch holds {
    case .no: tell(.void, at: point.at, evidence: evidence)
    case .unknown, .fault: tellGap(holds, at: point.at, evidence: evidence)
    case .yes where isMet:
      quota.metAtThisPoint.append(start)
      tell(.met, at: point.at, evidence: evidence)
    case .yes:
      raise(
        point, trigger: nil, evidence: evidence, period: start, found: found(start, rule, count, point),
        foundActivities: evidence.first.map { ["other": $0] } ?? [:])
    }
  }

  /// What the sentence found in a period, for texts: only a quota that has to be reached misses some, and is due.
  func found(_ start: Instant, _ rule: Quota, _ count: Int, _ point: Point) -> [String: Worth] {
    guard let period else { return [:] }
    var found: [String: Worth] = ["count": .int(Int64(count))]
    found["period"] = .text(Printing.name(of: period, beginning: calendar.zone.local(start).date))
    if rule.bound.share != nil { found["before"] = .int(Int64(countBefore(start, rule, point))) }
    if let limit = limit(rule, start, point), limit.isLeast {
      found["missing"] = .int(Int64(limit.count - count))
      found["due"] = Worth(calendar.nextPeriodStart(after: start, period))
    }
    return found
  }

  /// What has to be reached, or must not be passed; nil where the period before has too few to compare with.
  func limit(_ rule: Quota, _ start: Instant, _ point: Point) -> (count: Int, isLeast: Bool)? {
    switch rule.bound {
    case .atLeast(let n): return (n, true)
    case .atMost(let n): return (n, false)
    case .atLeastShare(let share), .atMostShare(let share):
      let previous = countBefore(start, rule, point)
      guard previous >= share.basis else { return nil }
      var n = 0
      if case .atMostShare = rule.bound {
        while (n + 1) * 100 <= previous * share.percent { n += 1 }
        return (n, false)
      }
      while n * 100 < previous * share.percent { n += 1 }
      return (n, true)
    }
  }

  /// How many the period before had.
  private func countBefore(_ start: Instant, _ rule: Quota, _ point: Point) -> Int {
    let over = Point(at: start, count: point.count, isTimer: true)
    return count(from: before(start), rule, over, isOver: true).0
  }

  /// How many Ys, or different values of them, the period holds at a point, and the latest Y.
  func count(from start: Instant, _ rule: Quota, _ point: Point, isOver: Bool) -> (Int, Int?) {
    let inside = timeline.filter { index in
      let at = world.activities[index].at
      return index < point.count && at >= start && (!isOver || at < point.at)
        && context.match(rule.of, index, of: subject).isYes
    }
    guard let argument = rule.distinct else { return (inside.count, inside.last) }
    let values = inside.map { context.scene(at: $0, of: subject).evaluate(argument) }.filter(\.isKnown)
    return (Worth.distinct(values.flatMap(\.elements)).count, inside.last)
  }

  func pendingPeriods(at instant: Instant) -> [Instant] {
    guard case .every(_, let rule) = rule.form else { return [] }
    return periodStarts().filter { $0 <= instant && counts($0, rule) && !quota.decided.contains($0) }
  }

  mutating func voidPeriods(_ point: Point) {
    for start in pendingPeriods(at: point.at) {
      quota.decided.insert(start)
      tell(.void, at: point.at)
    }
  }

  /// Verdicts of what still waits when the run ends.
  mutating func tellWhatWaits() {
    for open in whatWaits + openPeriods {
      tell(.open, at: open.since, evidence: open.evidence)
      outcomes[outcomes.count - 1].due = open.due
    }
  }

  private typealias Waiting = (since: Instant, evidence: [Int], due: Instant?)

  private var whatWaits: [Waiting] {
    var found: [Waiting] = []
    for wait in waits where !wait.isBroken {
      found.append((world.activities[wait.trigger].at, [wait.trigger], isNever ? nil : wait.due))
    }
    if stretch.isWaiting, let since = stretch.since { found.append((since, [], stretch.due)) }
    if silence.wasTrue, !silence.isDecided, let start = silence.start {
      found.append((world.activities[start].at, [start], silence.due))
    }
    return found
  }

  private var isNever: Bool {
    guard case .when(_, _, .never?) = rule.form else { return false }
    return true
  }

  private var openPeriods: [Waiting] {
    guard let period else { return [] }
    return pendingPeriods(at: world.asOf).map { ($0, [], calendar.nextPeriodStart(after: $0, period)) }
  }
}
