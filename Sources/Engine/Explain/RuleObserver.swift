import Activity
import BasicContainers
import CEL
import EventTime
import RulePacks
import Temporal

/// Looks at a run after each of its points and keeps what concerned one rule.
///
/// It asks the run's own conditions again while nothing has changed, so it sees the values on which the run decided.
struct RuleObserver {
  /// Place of the rule in the program.
  private let rule: Int
  private(set) var history = RuleHistory()
  private var verdictsSeen = 0
  private var heldBackSeen = 0
  private var stateSeen: TracedValue?
  private var wasClosed = false
  private var events: EventWatch?
  private var facts: FactWatch?

  init(_ rule: Int) { self.rule = rule }

  mutating func observe(_ run: inout SubjectRun) {
    watch(&run)
    let task = run.tasks[rule].point == run.pointNumber ? run.tasks[rule] : SubjectRun.Task()
    var moment = RuleHistory.Moment(at: Instant(milliseconds: run.at))
    if run.row != Reading.noRow { moment.activity = run.ground.timeline.id(run.row) }
    moment.parts = RuleHistory.Parts(rawValue: task.role.rawValue)
    moment.verdicts = Array(run.output.verdicts[verdictsSeen...])
    verdictsSeen = run.output.verdicts.count
    let heldBack = run.output.counts[run.program.rules[rule].index].coolDownHeld
    moment.isHeldBack = heldBack > heldBackSeen
    heldBackSeen = heldBack
    moment.isClose = run.isClosed && !wasClosed
    moment.isAfterClose =
      !moment.parts.isDisjoint(with: [.trigger, .doubtful]) && run.wasClosed && !run.applies(rule)
    wasClosed = run.isClosed
    readTrigger(&run, &moment)
    readState(&run, task, &moment)
    readExceptions(&run, &moment)
    readQuota(&run, &moment)
    guard moment.isTelling else { return }
    if !moment.readings.isEmpty { moment.sources = facts?.sources(moment.readings, &run) ?? [] }
    history.moments.append(moment)
  }

  /// Sees an activity before it is asked what it was to the rule.
  private mutating func watch(_ run: inout SubjectRun) {
    guard run.row != Reading.noRow else { return }
    let id = run.ground.timeline.id(run.row)
    history.activities.append(id)
    let program = run.program.rules[rule]
    let pack = run.ground.rules.packs[program.pack]
    if events == nil { events = EventWatch(run.ground.rules.rules[program.index].rule, run) }
    if facts == nil { facts = FactWatch(pack.facts, run) }
    if let traces = events?.mismatches(&run), !traces.isEmpty { history.mismatches[id] = traces }
    facts?.take(id, &run)
  }

  private func readTrigger(_ run: inout SubjectRun, _ moment: inout RuleHistory.Moment) {
    guard moment.parts.contains(.trigger), !moment.isAfterClose else { return }
    let compiled = run.program.rules[rule]
    let reading = Reading(trigger: run.row)
    if let condition = compiled.condition {
      let trace = run.trace(condition, reading)
      moment.readings.append(RuleHistory.Reading(place: .if, trace: trace))
      guard trace.result.isTrue else { return }
    }
    switch compiled.form {
    case .that(let condition):
      moment.readings.append(RuleHistory.Reading(place: .that, trace: run.trace(condition, reading)))
    case .later(.by(let condition), _), .later(.before(_, let condition), _),
      .later(.after(_, let condition), _):
      moment.readings.append(RuleHistory.Reading(place: .deadline, trace: run.trace(condition, reading)))
    default: break
    }
  }

  /// The condition of `while` where it turned, and where something was decided.
  private mutating func readState(
    _ run: inout SubjectRun, _ task: SubjectRun.Task, _ moment: inout RuleHistory.Moment
  ) {
    guard let condition = run.program.rules[rule].state, run.applies(rule) else {
      stateSeen = nil
      return
    }
    guard task.isDirty || !moment.verdicts.isEmpty || moment.isHeldBack else { return }
    let trace = run.trace(condition, .none)
    guard trace.result != stateSeen || !moment.verdicts.isEmpty || moment.isHeldBack else { return }
    stateSeen = trace.result
    moment.readings.append(RuleHistory.Reading(place: .state, trace: trace))
  }

  private func readExceptions(_ run: inout SubjectRun, _ moment: inout RuleHistory.Moment) {
    guard let verdict = moment.verdicts.first(where: { $0.outcome == .raised || $0.message != nil }) else {
      return
    }
    let reading = run.reading(rule, of: verdict)
    for exception in run.program.rules[rule].exceptions where run.at < exception.ends {
      let trace = run.trace(exception.condition, reading)
      moment.readings.append(RuleHistory.Reading(place: .exception(exception.name), trace: trace))
    }
  }

  private static let decisions: [PackTest.Expected.Outcome] = [.met, .raised, .void, .unknown, .fault]

  /// The quota's `if` is judged where the period is decided, and not where the close decides it.
  private func readQuota(_ run: inout SubjectRun, _ moment: inout RuleHistory.Moment) {
    guard run.program.rules[rule].period != nil, let condition = run.program.rules[rule].condition,
      !moment.isClose, moment.verdicts.contains(where: { Self.decisions.contains($0.outcome) })
    else { return }
    moment.readings.append(RuleHistory.Reading(place: .if, trace: run.trace(condition, .none)))
  }

  /// As of the end: how the conditions stand that decide what becomes of the rule.
  mutating func finish(_ run: inout SubjectRun) {
    let compiled = run.program.rules[rule]
    history.isClosed = run.isClosed
    history.calendar = run.calendar
    if let condition = compiled.state, run.applies(rule) { history.state = run.trace(condition, .none) }
    if case .every = compiled.form, run.states[rule].periodic.isOpen {
      let start = Instant(milliseconds: run.states[rule].periodic.start)
      history.periodCount = (run.states[rule].periodic.count, start)
    }
    if case .condition(let condition, _) = compiled.clearing {
      for finding in run.states[rule].open {
        let id = run.output.findings[finding.place].id
        history.clearing[id] = run.trace(condition, Reading(trigger: finding.trigger))
      }
    }
    for condition in run.program.conditions.indices {
      let text = run.program.conditions[condition].condition.text
      history.atEnd[text] = run.trace(condition, .none)
    }
  }

  /// Takes over what only the end of the run tells.
  mutating func close(_ run: borrowing SubjectRun) {
    history.waiting = run.output.verdicts[verdictsSeen...].filter { $0.outcome == .open }
    history.findings = run.output.findings
  }
}

extension RuleHistory.Moment {
  /// Whether it is worth keeping.
  fileprivate var isTelling: Bool {
    !parts.isEmpty || !verdicts.isEmpty || isHeldBack || isClose || !readings.isEmpty
  }
}

extension SubjectRun {
  /// Runs one subject as ``run(_:rows:)`` does, and shows itself after each point and once as of the end.
  mutating func run(
    _ subject: SubjectTimelines.Key, rows own: ArraySlice<UInt32>, observer: inout RuleObserver
  ) {
    isObserved = true
    rows = own
    begin(subject)
    for row in own {
      let instant = ground.timeline.at(Int(row)).milliseconds
      runTimers(before: instant) { observer.observe(&$0) }
      takeActivity(Int(row), at: instant)
      observer.observe(&self)
    }
    runTimers(before: .max) { observer.observe(&$0) }
    showEnd()
    observer.finish(&self)
    finish()
    observer.close(self)
  }

  /// Runs one subject as ``run(_:rows:)`` does, and stays as it is as of the end.
  mutating func runToEnd(_ subject: SubjectTimelines.Key, rows own: ArraySlice<UInt32>) {
    rows = own
    begin(subject)
    for row in own {
      let instant = ground.timeline.at(Int(row)).milliseconds
      runTimers(before: instant) { _ in }
      takeActivity(Int(row), at: instant)
    }
    runTimers(before: .max) { _ in }
    showEnd()
  }

  private mutating func runTimers(before end: Int64, then look: (inout SubjectRun) -> Void) {
    while true {
      let next = timers.next()
      guard next < end, next <= ground.asOf else { return }
      takeTimers(at: next)
      look(&self)
    }
  }

  /// Everything is read as of the run's end, when all timers have run.
  private mutating func showEnd() {
    at = ground.asOf
    isTimer = true
    row = Reading.noRow
    pointNumber &+= 1
  }

  /// What a verdict's condition could speak of, found again from its evidence.
  fileprivate func reading(_ rule: Int, of verdict: Verdict) -> Reading {
    func row(_ place: Int) -> Int {
      guard verdict.evidence.indices.contains(place) else { return Reading.noRow }
      return rows.first { ground.timeline.id(Int($0)) == verdict.evidence[place] }.map { Int($0) }
        ?? Reading.noRow
    }
    var reading = Reading.none
    switch program.rules[rule].form {
    case .silence: reading.last = row(0)
    case .every: break
    default:
      reading.trigger = row(0)
      reading.other = row(1)
    }
    return reading
  }
}
