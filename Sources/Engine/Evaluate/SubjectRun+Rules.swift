import BasicContainers
import RulePacks
import CEL
import Temporal

extension SubjectRun {
  /// Everything that a rule does at this point, in the order of LANGUAGE.md section 8.
  mutating func process(_ rule: Int) {
    touchState(rule)
    let task = tasks[rule]
    let form = program.rules[rule].form
    if case .silence(_, let inLast) = form, task.isAnswerOnly, states[rule].open.isEmpty {
      return renewSilence(rule, inLast)
    }
    let closes = isClosed && !wasClosed && !isTimer && program.rules[rule].endsWithClose
    let state = task.isDirty ? judgeState(rule) : .null
    if !states[rule].open.isEmpty { clearFindings(rule, task, closes: closes) }
    if isTimer {
      if task.isExpiring { expireFindings(rule) }
      if task.isReminding { remind(rule) }
      if task.isDue { decideDue(rule) }
    } else {
      if !task.role.isEmpty { answer(rule, form, task.role) }
      if closes { close(rule) }
      if !task.role.isDisjoint(with: [.trigger, .doubtful]) { trigger(rule, task) }
      if case .earlier(_, let hasSince, let sincePrevious) = form {
        noteEarlier(rule, task.role, hasSince: hasSince && !sincePrevious)
      }
    }
    takeState(rule, form, state)
  }

  // MARK: What waits

  private mutating func answer(_ rule: Int, _ form: RuleProgram.Form, _ role: EventRole) {
    switch form {
    case .later: if role.contains(.answer) { meetWaits(rule) }
    case .next: if role.contains(.among) { decideNext(rule, isRight: role.contains(.answer)) }
    case .never:
      if role.contains(.answer) { offend(rule) }
      if role.contains(.until) { endWindows(rule, .met) }
    case .silence(_, let inLast): if role.contains(.answer) { breakSilence(rule, inLast) }
    case .silences(_, let group): if role.contains(.answer) { breakSilences(rule, group) }
    case .laters(let group): if role.contains(.answer) { endCohorts(rule, group, .met) }
    case .every(let quota): if role.contains(.answer) { count(rule, quota) }
    case .signal, .that, .earlier, .held: break
    }
    if role.contains(.unless) { voidWaits(rule) }
  }

  private mutating func meetWaits(_ rule: Int) {
    takeAgreeing(rule) { run, wait in
      run.tell(rule, .met, evidence: Int(wait.trigger), run.row)
    }
  }

  private mutating func decideNext(_ rule: Int, isRight: Bool) {
    takeAgreeing(rule) { run, wait in
      if isRight { return run.tell(rule, .met, evidence: Int(wait.trigger), run.row) }
      var reading = Reading(trigger: Int(wait.trigger))
      reading.other = run.row
      run.raise(rule, reading, key: wait.key, evidence: reading.trigger, run.row)
    }
  }

  private mutating func offend(_ rule: Int) {
    guard !states[rule].windows.isEmpty, let key = key(of: rule, row) else { return }
    guard let wait = states[rule].windows.offend(key, agreements) else { return }
    var reading = Reading(trigger: Int(wait.trigger))
    reading.other = row
    raise(rule, reading, key: wait.key, evidence: reading.trigger, row)
  }

  /// Ends the windows of `never` that agree with the activity.
  private mutating func endWindows(_ rule: Int, _ outcome: Outcome) {
    guard !states[rule].windows.isEmpty, let key = key(of: rule, row) else { return }
    withTaken { run, taken in
      run.states[rule].windows.end(key, run.agreements, intoKept: &taken)
      for wait in taken { run.tell(rule, outcome, evidence: Int(wait.trigger)) }
    }
    scheduleDue(rule)
  }

  private mutating func voidWaits(_ rule: Int) {
    if case .never = program.rules[rule].form { return endWindows(rule, .void) }
    if case .laters(let group) = program.rules[rule].form { return endCohorts(rule, group, .void) }
    takeAgreeing(rule) { run, wait in run.tell(rule, .void, evidence: Int(wait.trigger)) }
  }

  /// Ends the waits that agree with the activity.
  private mutating func takeAgreeing(_ rule: Int, _ body: (inout SubjectRun, Wait) -> Void) {
    guard !states[rule].waits.isEmpty, let key = key(of: rule, row) else { return }
    withTaken { run, taken in
      run.states[rule].waits.takeAgreeing(key, run.agreements, into: &taken)
      for wait in taken { body(&run, wait) }
    }
    scheduleDue(rule)
  }

  /// Lends the list for what is taken out, so that its room is used again.
  mutating func withTaken(_ body: (inout SubjectRun, inout [Wait]) -> Void) {
    var list: [Wait] = []
    swap(&list, &taken)
    list.removeAll(keepingCapacity: true)
    body(&self, &list)
    swap(&list, &taken)
  }

  // MARK: The close

  /// The close of the deal, or the parting of the pair: what waits is void, and what must never come has not.
  mutating func close(_ rule: Int) {
    switch program.rules[rule].form {
    case .later, .next:
      withTaken { run, taken in
        run.states[rule].waits.takeAll(into: &taken)
        for wait in taken { run.tell(rule, .void, evidence: Int(wait.trigger)) }
      }
    case .never:
      withTaken { run, taken in
        run.states[rule].windows.endAll(intoKept: &taken)
        for wait in taken { run.tell(rule, .met, evidence: Int(wait.trigger)) }
      }
    case .held:
      if states[rule].held.end() != nil { tell(rule, .void) }
      _ = states[rule].held.judge(.no, at: at)
      states[rule].truth = .no
    case .silence:
      if states[rule].silence.isPending { tell(rule, .void, evidence: Int(states[rule].silence.row)) }
      states[rule].silence.void()
      states[rule].truth = .no
    case .every: voidPeriods(rule)
    case .silences(_, let group): voidSilences(rule, group)
    case .laters(let group): endCohorts(rule, group, .void)
    case .signal, .that, .earlier: break
    }
    scheduleDue(rule)
  }

  /// The directory parts the pair.
  mutating func part() {
    guard !isClosed else { return }
    bringStates(of: program.closers)
    for rule in program.closers where states[rule].isTouched {
      close(rule)
      clearAll(rule, by: Reading.noRow)
    }
    isClosed = true
  }

  // MARK: What is due

  private mutating func decideDue(_ rule: Int) {
    switch program.rules[rule].form {
    case .later:
      withTaken { run, taken in
        run.states[rule].waits.takeDue(at: run.at, into: &taken)
        for wait in taken { run.raiseLate(rule, wait) }
      }
    case .never:
      withTaken { run, taken in
        run.states[rule].windows.endDue(at: run.at, intoKept: &taken)
        for wait in taken { run.tell(rule, .met, evidence: Int(wait.trigger)) }
      }
    case .every(let quota): endPeriod(rule, quota)
    case .laters(let group): raiseDueCohorts(rule, group)
    case .signal, .that, .earlier, .next, .held, .silence, .silences: return
    }
    scheduleDue(rule)
  }

  mutating func raiseLate(_ rule: Int, _ wait: Wait) {
    var reading = Reading(trigger: Int(wait.trigger))
    reading.due = wait.due
    raise(rule, reading, key: wait.key, evidence: reading.trigger)
  }

  /// Sets the timer of what the rule waits for, or takes it away.
  mutating func scheduleDue(_ rule: Int) {
    let next: Int64 =
      switch program.rules[rule].form {
      case .later: states[rule].waits.nextDue
      case .never: states[rule].windows.nextEnd
      case .held: states[rule].held.due
      case .silence: isOver(states[rule].silence.due) ? .max : states[rule].silence.due
      case .every: states[rule].periodic.end
      case .silences(_, let group): nextDueSilence(rule, group)
      case .laters(let group): nextDueCohort(rule, group)
      case .signal, .that, .earlier, .next: .max
      }
    setDue(rule, at: next)
  }

  /// Sets the timer of what the rule waits for; an instant beyond the run's end takes it away.
  @inline(__always)
  mutating func setDue(_ rule: Int, at instant: Int64) {
    let owner = owners.owner(of: rule, .due)
    if instant <= ground.asOf { timers.set(owner, at: instant) } else { timers.cancel(owner) }
  }

  /// Whether the timer of an instant has run, or runs now.
  func isOver(_ instant: Int64) -> Bool { isTimer ? instant <= at : instant < at }
}
