import BasicContainers
import CEL
import EventTime
import RulePacks
import Temporal

extension SubjectRun {
  mutating func beginPeriods(_ rule: Int, _ quota: QuotaProgram) {
    let instant = Instant(milliseconds: at)
    let start = calendar.periodStart(containing: instant, quota.period).milliseconds
    let end = calendar.nextPeriodStart(after: instant, quota.period).milliseconds
    states[rule].periodic.begin(
      start: start, end: end, counts: start == at || quota.countsPartial,
      isCompared: quota.bound.share != nil)
    scheduleDue(rule)
    schedulePeriodReminder(rule, quota)
  }

  /// Counts an activity, which may decide its period.
  mutating func count(_ rule: Int, _ quota: QuotaProgram) {
    // A share also needs to know what periods have that wait for nothing.
    guard quota.bound.share != nil || states[rule].periodic.isOpen(at: at), let count = add(rule, quota),
      states[rule].periodic.isOpen(at: at)
    else { return }
    switch bound(quota, after: states[rule].periodic.previous(at: at)) {
    case .atLeast(let least)?: if count >= least { decide(rule, quota, isMet: true, count, evidence: row) }
    case .atMost(let most)?: if count > most { decide(rule, quota, isMet: false, count, evidence: row) }
    default: break
    }
  }

  /// The bound of a period as a number; nil where the period before gives too little to compare with.
  private func bound(_ quota: QuotaProgram, after previous: Int?) -> Quota.Bound? {
    quota.bound.resolved(previous: previous ?? 0)
  }

  /// How many there are with this one; nil where its value is unknown and it does not count.
  private mutating func add(_ rule: Int, _ quota: QuotaProgram) -> Int? {
    guard let distinct = quota.distinct else { return states[rule].periodic.add(at: at) }
    let value = evaluate(distinct, Reading(trigger: row))
    if value.isUnknownOrError || value.isNull { return nil }
    guard value.tag == .list else { return states[rule].periodic.add(key(of: value), at: at) }
    for element in memory.elements(of: value) { _ = states[rule].periodic.add(key(of: element), at: at) }
    return states[rule].periodic.count(at: at)
  }

  /// The timer at the first instant of the next period.
  mutating func endPeriod(_ rule: Int, _ quota: QuotaProgram) {
    guard states[rule].periodic.end <= at else { return }
    if states[rule].periodic.isOpen { decideAtEnd(rule, quota, states[rule].periodic.count) }
    let next = calendar.nextPeriodStart(after: Instant(milliseconds: at), quota.period).milliseconds
    states[rule].periodic.advance(end: next)
    states[rule].periodic.settle(counts: beginningCounts(rule))
    schedulePeriodReminder(rule, quota)
  }

  /// Whether a period counts that begins at this instant. A pair that the directory joins there is together already,
  /// though its activity has yet to be taken.
  func beginningCounts(_ rule: Int) -> Bool { isTogether(at: at) || !program.rules[rule].endsWithClose }

  private mutating func decideAtEnd(_ rule: Int, _ quota: QuotaProgram, _ count: Int) {
    switch bound(quota, after: states[rule].periodic.countBefore) {
    case .atLeast(let least)?: decide(rule, quota, isMet: count >= least, count, evidence: Reading.noRow)
    case .atMost(let most)?: decide(rule, quota, isMet: count <= most, count, evidence: Reading.noRow)
    default:
      states[rule].periodic.decide()
      tell(rule, .void)
    }
  }

  private mutating func decide(
    _ rule: Int, _ quota: QuotaProgram, isMet: Bool, _ count: Int, evidence: Int
  ) {
    // At its end the period is the one that ends, not the one to which the instant belongs.
    let isEnd = evidence == Reading.noRow
    let start = isEnd ? states[rule].periodic.start : states[rule].periodic.start(for: at)
    if isEnd { states[rule].periodic.decide() } else { states[rule].periodic.decide(at: at) }
    if let condition = program.rules[rule].condition {
      let value = evaluate(condition, .none)
      if value.isFalse { return tell(rule, .void, evidence: evidence) }
      guard value.isTrue else { return tellGap(rule, value, in: condition, evidence: evidence) }
    }
    if isMet {
      tell(rule, .met, evidence: evidence)
      if case .laterMet = program.rules[rule].clearing {
        clearFindings(rule, ofPeriodsBefore: start, by: evidence)
      }
    } else {
      var reading = reading(rule, quota, start, count)
      reading.other = evidence
      raise(rule, reading, key: Agreements.everything, evidence: evidence)
    }
  }

  func reading(_ rule: Int, _ quota: QuotaProgram, _ start: Int64, _ count: Int) -> Reading {
    var reading = Reading.none
    reading.period = start
    reading.count = count
    let isNext = start == states[rule].periodic.end
    let previous = isNext ? states[rule].periodic.count : states[rule].periodic.countBefore
    if quota.bound.share != nil { reading.before = previous ?? 0 }
    if case .atLeast(let least)? = bound(quota, after: previous) {
      reading.missing = least - count
      reading.due = states[rule].periodic.end
    }
    return reading
  }

  mutating func voidPeriods(_ rule: Int) {
    if states[rule].periodic.isOpen {
      states[rule].periodic.decide()
      tell(rule, .void)
    }
    if states[rule].periodic.belongsToNext(at), states[rule].periodic.isOpen(at: at) {
      states[rule].periodic.decide(at: at)
      tell(rule, .void)
    }
  }

  private mutating func schedulePeriodReminder(_ rule: Int, _ quota: QuotaProgram) {
    guard states[rule].periodic.isOpen,
      case .atLeast? = bound(quota, after: states[rule].periodic.countBefore)
    else { return }
    scheduleReminder(rule, due: states[rule].periodic.end, trigger: Reading.noRow)
  }

  /// How people call a period of the rule whose text is being written: `February 2026`, `Q2 2026`, `week 7 of 2026`.
  func periodName(of start: Int64) -> String {
    calendar.name(of: readingPeriod, startingAt: Instant(milliseconds: start))
  }
}
