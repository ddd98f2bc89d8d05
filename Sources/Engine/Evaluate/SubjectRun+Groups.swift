import BasicContainers
import CEL
import EventTime
import RulePacks
import Temporal

// What a rule does that works for a whole group. The run is bare then: no verdict is listed, nothing is reminded of, and
// what becomes of findings is not asked for.

// MARK: Silences

extension SubjectRun {
  mutating func breakSilences(_ rule: Int, _ group: Int) {
    countPending(rule, group, .met)
    beginSilences(rule, group)
  }

  mutating func beginSilences(_ rule: Int, _ group: Int) {
    states[rule].silences.begin(row: UInt32(truncatingIfNeeded: row), at: at)
    scheduleDue(rule)
  }

  mutating func voidSilences(_ rule: Int, _ group: Int) {
    countPending(rule, group, .void)
    states[rule].silences.void()
    states[rule].truth = .no
  }

  /// Counts a verdict for those that wait.
  mutating func countPending(_ rule: Int, _ group: Int, _ outcome: GroupCounts.Outcome) {
    let silences = states[rule].silences
    let count = program.groups[group].count
    guard silences.hasMattered, silences.raised < count else { return }
    output.groupCounts.count(outcome, silences.raised..<count, of: group)
  }

  mutating func takeSilences(_ rule: Int, _ condition: Int, _ group: Int, _ value: Value) {
    passSilences(rule, group)
    switch states[rule].silences.judge(states[rule].truth) {
    case .none: break
    case .raise(let members):
      for member in members {
        var reading = Reading.none
        reading.last = Int(states[rule].silences.row)
        reading.due = due(group, member, since: states[rule].silences.at)
        raise(group, member, reading, evidence: reading.last)
      }
    case .undecided(let members):
      let doubt = value.isUnknownOrError ? value : evaluate(condition, .none)
      for member in members { tellGap(self.rule(group, member), doubt, in: condition) }
    }
  }

  /// Finds out how many are over.
  private mutating func passSilences(_ rule: Int, _ group: Int) {
    let before = states[rule].silences.over
    let over = firstToCome(group, before, since: states[rule].silences.at)
    guard over != before else { return }
    states[rule].silences.pass(over)
    scheduleDue(rule)
  }

  func nextDueSilence(_ rule: Int, _ group: Int) -> Int64 {
    let since = states[rule].silences.at
    let next = firstToCome(group, states[rule].silences.over, since: since)
    return next < program.groups[group].count ? due(group, next, since: since) : .max
  }

  /// The first member from one on that is not over yet.
  private func firstToCome(_ group: Int, _ first: Int, since: Int64) -> Int {
    let range = program.groups[group].range
    let over = isTimer ? at : at &- 1
    var place = range.lowerBound &+ first
    while place < range.upperBound, SpanProgram.added(program.durations[place], to: since) <= over {
      place &+= 1
    }
    return place &- range.lowerBound
  }

  private func due(_ group: Int, _ member: Int, since: Int64) -> Int64 {
    SpanProgram.added(program.durations[program.groups[group].start + member], to: since)
  }

  private func rule(_ group: Int, _ member: Int) -> Int {
    program.members[program.groups[group].start + member]
  }

  private mutating func raise(_ group: Int, _ member: Int, _ reading: Reading, evidence: Int) {
    let rule = rule(group, member)
    touchState(rule)
    raise(rule, reading, key: Agreements.everything, evidence: evidence)
  }
}

// MARK: Deadlines

extension SubjectRun {
  mutating func beginCohort(_ rule: Int, _ group: Int) {
    let count = program.groups[group].count
    states[rule].cohorts.begin(trigger: UInt32(truncatingIfNeeded: row), at: at, of: count)
    scheduleDue(rule)
  }

  /// Ends all that wait with one verdict.
  mutating func endCohorts(_ rule: Int, _ group: Int, _ outcome: GroupCounts.Outcome) {
    guard !states[rule].cohorts.isEmpty else { return }
    countCohorts(rule, group, outcome)
    states[rule].cohorts.clear()
    scheduleDue(rule)
  }

  mutating func countCohorts(_ rule: Int, _ group: Int, _ outcome: GroupCounts.Outcome) {
    for cohort in states[rule].cohorts.cohorts {
      output.groupCounts.count(outcome, cohort.members, of: group)
    }
  }

  mutating func raiseDueCohorts(_ rule: Int, _ group: Int) {
    let durations = program.durations[program.groups[group].range]
    while let late = states[rule].cohorts.takeDue(at: at, durations, notAfter: Instant.latest.milliseconds) {
      var reading = Reading(trigger: Int(late.trigger))
      reading.due = late.due
      raise(group, late.member, reading, evidence: reading.trigger)
    }
  }

  func nextDueCohort(_ rule: Int, _ group: Int) -> Int64 {
    states[rule].cohorts.nextDue(
      program.durations[program.groups[group].range], notAfter: Instant.latest.milliseconds)
  }

  // MARK: Everybody

  /// A trigger that is doubtful is so for all rules of the group.
  mutating func tellGapOfAll(_ rule: Int, _ value: Value, in condition: Int) {
    guard let group = program.rules[rule].form.group else {
      return tellGap(rule, value, in: condition, evidence: row)
    }
    for place in program.groups[group].range {
      tellGap(program.members[place], value, in: condition, evidence: row)
    }
  }
}
