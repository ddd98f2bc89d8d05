import BasicContainers
import CEL
import EventTime
import RulePacks
import Temporal

extension SubjectRun {
  /// The activity is the event of `when`, as far as one can tell.
  mutating func trigger(_ rule: Int, _ task: Task) {
    if wasClosed, !applies(rule) { return }
    guard task.role.contains(.trigger) else {
      if let doubt = doubts.last(where: { $0.rule == rule }) {
        tellGapOfAll(rule, doubt.value, in: doubt.condition)
      }
      return
    }
    if let condition = program.rules[rule].condition {
      let value = evaluate(condition, Reading(trigger: row))
      if value.isFalse { return }
      guard value.isTrue else { return tellGapOfAll(rule, value, in: condition) }
    }
    guard let key = key(of: rule, row) else { return tellMissingKey(rule) }
    expect(rule, key)
    if case .earlier(_, _, sincePrevious: true) = program.rules[rule].form {
      states[rule].since.note(occurrence(key))
    }
  }

  private mutating func expect(_ rule: Int, _ key: Agreements.Key) {
    switch program.rules[rule].form {
    case .signal: raise(rule, Reading(trigger: row), key: key, evidence: row)
    case .that(let condition): judge(rule, condition, key)
    case .earlier(let within, _, _): lookBack(rule, within, key)
    case .later(let deadline, let each): wait(rule, deadline, each: each, key)
    case .never(let within):
      states[rule].windows.open(newWait(due: added(within, to: at), key))
      scheduleDue(rule)
    case .next(let each):
      if each || !states[rule].waits.joins(key, agreements) {
        states[rule].waits.begin(newWait(due: .max, key))
      }
    case .laters(let group): beginCohort(rule, group)
    case .held, .silence, .silences, .every: break
    }
  }

  private func newWait(due: Int64, _ key: Agreements.Key) -> Wait {
    Wait(trigger: UInt32(truncatingIfNeeded: row), at: at, due: due, key: key)
  }

  private mutating func judge(_ rule: Int, _ condition: Int, _ key: Agreements.Key) {
    let value = evaluate(condition, Reading(trigger: row))
    switch Truth(value) {
    case .yes: tell(rule, .met, evidence: row)
    case .no: raise(rule, Reading(trigger: row), key: key, evidence: row)
    case .unknown, .failed: tellGap(rule, value, in: condition, evidence: row)
    }
  }

  private mutating func lookBack(_ rule: Int, _ within: SpanProgram?, _ key: Agreements.Key) {
    let since = states[rule].since.latest(agreeingWith: key, agreements)
    let found = states[rule].earlier.latest(agreeingWith: key, agreements)
    if let found, found.number > since?.number ?? 0,
      within.map({ at <= added($0, to: found.at) }) ?? true
    {
      tell(rule, .met, evidence: row, Int(found.row))
    } else {
      raise(rule, Reading(trigger: row), key: key, evidence: row)
    }
  }

  private mutating func wait(_ rule: Int, _ deadline: DeadlineProgram, each: Bool, _ key: Agreements.Key) {
    if !each, states[rule].waits.joins(key, agreements) { return }
    guard let due = due(rule, deadline) else { return }
    let wait = newWait(due: due, key)
    if due < at { return raiseLate(rule, wait) }
    states[rule].waits.begin(wait)
    scheduleDue(rule)
    scheduleReminder(rule, due: due, trigger: row)
  }

  /// The deadline; nil, and told, where it cannot be known.
  private mutating func due(_ rule: Int, _ deadline: DeadlineProgram) -> Int64? {
    switch deadline {
    case .within(let span): return added(span, to: at)
    case .by(let condition): return instant(rule, condition)
    case .before(let span, let condition):
      return instant(rule, condition).map { subtracted(span, from: $0) }
    case .after(let span, let condition):
      return instant(rule, condition).map { added(span, to: $0) }
    }
  }

  private mutating func instant(_ rule: Int, _ condition: Int) -> Int64? {
    let value = evaluate(condition, Reading(trigger: row))
    if let instant = value.asInstant { return instant.milliseconds }
    tellGap(rule, value, in: condition, evidence: row)
    return nil
  }

  // MARK: What came earlier

  mutating func noteEarlier(_ rule: Int, _ role: EventRole, hasSince: Bool) {
    guard !role.isDisjoint(with: [.answer, .since]), let key = key(of: rule, row) else { return }
    if role.contains(.answer) { states[rule].earlier.note(occurrence(key)) }
    if hasSince, role.contains(.since) { states[rule].since.note(occurrence(key)) }
  }

  /// The activity at hand, as one to look back on.
  private func occurrence(_ key: Agreements.Key) -> Occurrences.Occurrence {
    Occurrences.Occurrence(
      row: UInt32(truncatingIfNeeded: row), number: UInt32(truncatingIfNeeded: activitiesTaken), at: at,
      key: key)
  }

  // MARK: `same`

  /// The combination of `same` values of an activity; nil where one of them is missing.
  mutating func key(of rule: Int, _ row: Int) -> Agreements.Key? {
    if program.rules[rule].same.isEmpty { return Agreements.everything }
    agreements.begin()
    for index in program.rules[rule].same.indices {
      let value = evaluate(program.rules[rule].same[index], Reading(trigger: row))
      if value.isUnknownOrError || value.isNull { return nil }
      if value.tag == .list {
        agreements.add(list: memory.elements(of: value).map { key(of: $0) })
      } else {
        agreements.add(single: key(of: value))
      }
    }
    return agreements.finish()
  }

  /// A trigger without a value of `same`: unknown with all that is missing, or a fault.
  private mutating func tellMissingKey(_ rule: Int) {
    var missing: [String] = []
    var failure: (value: Value, condition: Int)?
    for condition in program.rules[rule].same {
      let value = evaluate(condition, Reading(trigger: row))
      if value.isError { failure = (value, condition) }
      if value.isUnknown { missing += self.missing(value, in: condition).names }
    }
    if let failure, missing.isEmpty {
      return tellGap(rule, failure.value, in: failure.condition, evidence: row)
    }
    tellUnknown(rule, Set(missing).sorted(), nothingYet: false, evidence: row, Reading.noRow)
  }
}
