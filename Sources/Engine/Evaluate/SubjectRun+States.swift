import BasicContainers
import CEL
import RulePacks
import Temporal

extension SubjectRun {
  /// Judges the condition of `while` anew; on a closed deal it counts as false.
  mutating func judgeState(_ rule: Int) -> Value {
    guard let condition = program.rules[rule].state else { return .null }
    var value = Value.bool(false)
    if applies(rule) { value = evaluate(condition, .none) }
    states[rule].truth = Truth(value)
    if !program.conditions[condition].clock.isEmpty {
      setClock(rule, at: applies(rule) ? nextTurn(of: condition) : .max)
    }
    return value
  }

  /// Draws the conclusion from how the condition stands.
  mutating func takeState(_ rule: Int, _ form: RuleProgram.Form, _ value: Value) {
    switch form {
    case .held(let condition, let duration): takeHeld(rule, condition, duration, value)
    case .silence(let condition, _): takeSilence(rule, condition, value)
    case .silences(let condition, let group): takeSilences(rule, condition, group, value)
    default: break
    }
  }

  private mutating func takeHeld(_ rule: Int, _ condition: Int, _ duration: SpanProgram?, _ value: Value) {
    switch states[rule].held.judge(states[rule].truth, at: at) {
    case .none: break
    case .began:
      guard let duration else { return raiseHeld(rule) }
      states[rule].held.due = added(duration, to: at)
      scheduleDue(rule)
      scheduleReminder(rule, due: states[rule].held.due, trigger: Reading.noRow)
    case .ended: tell(rule, .met)
    case .undecided: tellGap(rule, value, in: condition)
    }
    if isTimer, states[rule].held.isPending, states[rule].held.due <= at { raiseHeld(rule) }
  }

  private mutating func raiseHeld(_ rule: Int) {
    var reading = Reading.none
    if states[rule].held.due != .max { reading.due = states[rule].held.due }
    states[rule].held.raise()
    raise(rule, reading, key: Agreements.everything)
  }

  // MARK: Silences

  /// A silence ends with a Y and the next one begins.
  mutating func breakSilence(_ rule: Int, _ inLast: SpanProgram) {
    if states[rule].silence.isPending { tell(rule, .met, evidence: Int(states[rule].silence.row)) }
    beginSilence(rule, inLast)
  }

  /// A Y at which nothing else happens to the rule, as at most activities: what ``breakSilence(_:_:)`` and judging the
  /// condition that stands as it did come to, in one step.
  mutating func renewSilence(_ rule: Int, _ inLast: SpanProgram) {
    let due = added(inLast, to: at)
    let former = states[rule].silence.row
    let truth = states[rule].truth
    let isMet = states[rule].silence.renew(row: UInt32(truncatingIfNeeded: row), at: at, due: due, truth)
    if isMet { tell(rule, .met, evidence: Int(former)) }
    setDue(rule, at: due)
    if ground.options.reminders { scheduleReminder(rule, due: due, trigger: row) }
  }

  mutating func beginSilence(_ rule: Int, _ inLast: SpanProgram) {
    let due = added(inLast, to: at)
    states[rule].silence.begin(row: UInt32(truncatingIfNeeded: row), at: at, due: due)
    setDue(rule, at: isOver(due) ? .max : due)
    scheduleReminder(rule, due: due, trigger: row)
  }

  private mutating func takeSilence(_ rule: Int, _ condition: Int, _ value: Value) {
    let truth = states[rule].truth
    let isOver = isOver(states[rule].silence.due)
    switch states[rule].silence.judge(truth, isOver: isOver) {
    case .none: break
    case .raise:
      var reading = Reading.none
      reading.last = Int(states[rule].silence.row)
      reading.due = states[rule].silence.due
      raise(rule, reading, key: Agreements.everything, evidence: reading.last)
    case .undecided:
      // At the timer of the deadline the condition need not have changed.
      let doubt = value.isUnknownOrError ? value : evaluate(condition, .none)
      tellGap(rule, doubt, in: condition, evidence: Int(states[rule].silence.row))
    }
  }

  // MARK: Beginning

  /// The subject's first activity: silences are counted from here, and the first period is at hand.
  mutating func start(_ rule: Int) {
    switch program.rules[rule].form {
    case .silence(_, let inLast): beginSilence(rule, inLast)
    case .silences(_, let group): beginSilences(rule, group)
    case .every(let quota): beginPeriods(rule, quota)
    default: break
    }
  }

  // MARK: Clocks

  /// Sets the timer at which comparisons of `now` change, in place of the one there is.
  mutating func setClock(_ rule: Int, at instant: Int64) {
    let owner = owners.owner(of: rule, .clock)
    if instant <= ground.asOf { timers.set(owner, at: instant) } else { timers.cancel(owner) }
  }

  /// Sets it unless there is an earlier one.
  mutating func addClock(_ rule: Int, at instant: Int64) {
    let owner = owners.owner(of: rule, .clock)
    if instant <= ground.asOf, instant < timers.instant(of: owner) { timers.set(owner, at: instant) }
  }
}
