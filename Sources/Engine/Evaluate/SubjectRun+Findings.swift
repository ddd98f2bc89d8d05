import Activity
import BasicContainers
import CEL
import EventTime
import RulePacks
import Temporal

extension SubjectRun {
  /// Raises a finding, unless an exception or the cool-down is in the way.
  ///
  /// - Parameter first: With `second`, the rows of the activities that are evidence, the trigger first.
  mutating func raise(
    _ rule: Int, _ reading: Reading, key: Agreements.Key, evidence first: Int = Reading.noRow,
    _ second: Int = Reading.noRow
  ) {
    if isExcepted(rule, reading, first, second) { return }
    output.counts[program.rules[rule].index].raised += 1
    if ground.options.firsts { return firsts.note(rule, raised: at) }
    if isHeldBack(rule, key) {
      output.counts[program.rules[rule].index].coolDownHeld += 1
      return
    }
    if ground.options.isBare { return raiseBare(rule) }
    let finding = finding(rule, reading, first, second)
    output.findings.append(finding)
    list(rule, .raised, finding: finding)
    let open = OpenFinding(
      place: output.findings.count - 1, trigger: reading.trigger, key: key,
      expires: program.rules[rule].expires.map { added($0, to: at) } ?? .max)
    if case .condition(let condition, let truth) = program.rules[rule].clearing {
      // `clears` is judged when it is raised, too; where that is the default it has just been judged.
      let value = evaluate(condition, Reading(trigger: reading.trigger))
      if truth ? value.isTrue : value.isFalse {
        return end(rule, open, .cleared(at: Instant(milliseconds: at), by: clearer))
      }
      addClock(rule, at: nextTurn(of: condition))
      changeWatch(of: condition, by: 1)
    }
    states[rule].open.append(open)
    scheduleExpiry(rule)
  }

  /// What becomes of it is not asked for, so that nothing has to be watched.
  private mutating func raiseBare(_ rule: Int) {
    if output.bareSubjects.last != key { output.bareSubjects.append(key) }
    output.bare.append(
      BareFinding(
        at: at, rule: UInt32(truncatingIfNeeded: program.rules[rule].index),
        subject: UInt32(truncatingIfNeeded: output.bareSubjects.count - 1)))
  }

  /// Whether an exception holds, or cannot be told: then a verdict says so.
  private mutating func isExcepted(_ rule: Int, _ reading: Reading, _ first: Int, _ second: Int) -> Bool {
    var doubt = Value.null
    var doubtful = 0
    for index in program.rules[rule].exceptions.indices {
      let exception = program.rules[rule].exceptions[index]
      guard at < exception.ends else { continue }
      let value = evaluate(exception.condition, reading)
      if value.isTrue {
        let place = ExceptionPlace(rule: program.rules[rule].index, exception: index)
        output.exceptions[place, default: 0] += 1
        tell(rule, .void, evidence: first, second, message: exception.name)
        return true
      }
      if !value.isFalse, !doubt.isUnknown { (doubt, doubtful) = (value, exception.condition) }
    }
    guard !doubt.isNull else { return false }
    tellGap(rule, doubt, in: doubtful, evidence: first, second)
    return true
  }

  private mutating func isHeldBack(_ rule: Int, _ key: Agreements.Key) -> Bool {
    guard let coolDown = program.rules[rule].coolDown else { return false }
    if states[rule].coolDowns.holds(at: at, key, agreements) { return true }
    states[rule].coolDowns.begin(key, until: added(coolDown, to: at), now: at)
    return false
  }

  // MARK: Clearing

  /// The activity that clears at this point, by its id.
  private var clearer: String? { row == Reading.noRow ? nil : ground.timeline.id(row) }

  /// Ends the findings that clear at this point; all of them were raised before it.
  mutating func clearFindings(_ rule: Int, _ task: Task, closes: Bool) {
    if closes { return clearAll(rule, by: row) }
    switch program.rules[rule].clearing {
    case .never, .laterMet: break
    case .role(let role): if task.role.contains(role) { clearAgreeing(rule) }
    case .condition(let condition, let truth): if task.isDirty { clear(rule, condition, when: truth) }
    case .stateEnds:
      let isBroken = program.rules[rule].isSilence && task.role.contains(.answer)
      if states[rule].truth == .no || isBroken { clearAll(rule, by: row) }
    }
  }

  private mutating func clearAgreeing(_ rule: Int) {
    guard let key = key(of: rule, row) else { return }
    clear(rule, by: row) { run, finding in
      finding.key == Agreements.everything || run.agreements.agree(finding.key, key)
    }
  }

  private mutating func clear(_ rule: Int, _ condition: Int, when truth: Bool) {
    var turn = Int64.max
    clear(rule, by: row) { run, finding in
      let value = run.evaluate(condition, Reading(trigger: finding.trigger))
      if truth ? value.isTrue : value.isFalse { return true }
      turn = min(turn, run.nextTurn(of: condition))
      return false
    }
    guard !program.conditions[condition].clock.isEmpty else { return }
    if program.rules[rule].state == nil { setClock(rule, at: turn) } else { addClock(rule, at: turn) }
  }

  /// Ends all findings of the rule on the subject.
  mutating func clearAll(_ rule: Int, by row: Int) { clear(rule, by: row) { _, _ in true } }

  /// Ends those of earlier periods: one that began at this very instant may have been raised already.
  mutating func clearFindings(_ rule: Int, ofPeriodsBefore start: Int64, by row: Int) {
    clear(rule, by: row) { run, finding in
      guard let period = run.output.findings[finding.place].evidence.period else { return true }
      return period.start.milliseconds < start
    }
  }

  private mutating func clear(
    _ rule: Int, by row: Int, where isCleared: (inout SubjectRun, OpenFinding) -> Bool
  ) {
    var kept = 0
    for index in states[rule].open.indices {
      let finding = states[rule].open[index]
      if isCleared(&self, finding) {
        let clearer = row == Reading.noRow ? nil : ground.timeline.id(row)
        end(rule, finding, .cleared(at: Instant(milliseconds: at), by: clearer))
        unwatch(rule)
      } else {
        states[rule].open[kept] = finding
        kept += 1
      }
    }
    states[rule].open.removeLast(states[rule].open.count - kept)
    scheduleExpiry(rule)
  }

  private mutating func end(_ rule: Int, _ finding: OpenFinding, _ status: Finding.Status) {
    output.findings[finding.place].status = status
    output.ended.append(finding.place)
    if case .expired = status {
      list(rule, .expired, finding: output.findings[finding.place])
    } else {
      list(rule, .cleared, finding: output.findings[finding.place])
    }
  }

  mutating func expireFindings(_ rule: Int) {
    var kept = 0
    for index in states[rule].open.indices {
      let finding = states[rule].open[index]
      if finding.expires <= at {
        end(rule, finding, .expired(at: Instant(milliseconds: at)))
        unwatch(rule)
      } else {
        states[rule].open[kept] = finding
        kept += 1
      }
    }
    states[rule].open.removeLast(states[rule].open.count - kept)
    scheduleExpiry(rule)
  }

  private mutating func scheduleExpiry(_ rule: Int) {
    guard program.rules[rule].expires != nil else { return }
    let next = states[rule].open.reduce(Int64.max) { min($0, $1.expires) }
    let owner = owners.owner(of: rule, .expiry)
    if next <= ground.asOf { timers.set(owner, at: next) } else { timers.cancel(owner) }
  }

  // MARK: Watching

  private mutating func unwatch(_ rule: Int) {
    if case .condition(let condition, _) = program.rules[rule].clearing { changeWatch(of: condition, by: -1) }
  }

  /// While a finding is open, the windows of the facts that its clearing condition reads are watched.
  private mutating func changeWatch(of condition: Int, by change: Int32) {
    for index in program.conditions[condition].reads.facts.indices {
      let fact = program.conditions[condition].reads.facts[index]
      guard program.facts[fact].within != nil else { continue }
      watchers[fact] += change
      watch(fact)
    }
  }
}

extension RuleProgram {
  var isLater: Bool {
    if case .later = form { true } else { false }
  }

  var isSilence: Bool {
    if case .silence = form { true } else { false }
  }

  /// How people call the period of `every`.
  var period: Period? {
    if case .every(let quota) = form { quota.period } else { nil }
  }
}
