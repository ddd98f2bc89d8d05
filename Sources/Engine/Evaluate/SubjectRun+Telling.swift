import Activity
import BasicContainers
import Temporal
import CEL
import EventTime
import RulePacks

typealias Outcome = PackTest.Expected.Outcome

extension SubjectRun {
  /// Counts a verdict at this point, and lists it where the run is to.
  mutating func tell(
    _ rule: Int, _ outcome: Outcome, evidence first: Int = Reading.noRow, _ second: Int = Reading.noRow,
    at instant: Int64? = nil, due: Int64 = .max, message: String? = nil
  ) {
    output.counts[program.rules[rule].index].count(outcome)
    if ground.options.firsts, outcome == .met { firsts.note(rule, met: at) }
    guard ground.options.verdicts else { return }
    output.verdicts.append(
      Verdict(
        rule: program.rules[rule].index, subject: subjectID, outcome: outcome,
        at: Instant(milliseconds: instant ?? at), evidence: ids(first, second), message: message,
        due: due == .max ? nil : Instant(milliseconds: due)))
  }

  /// A condition that cannot be told: an unknown with what is missing, or a fault with its place.
  mutating func tellGap(
    _ rule: Int, _ value: Value, in condition: Int, evidence first: Int = Reading.noRow,
    _ second: Int = Reading.noRow
  ) {
    if value.isUnknown {
      let (names, nothingYet) = missing(value, in: condition)
      return tellUnknown(rule, names, nothingYet: nothingYet, evidence: first, second)
    }
    tell(rule, .fault, evidence: first, second, message: message(value, in: condition))
  }

  mutating func tellUnknown(
    _ rule: Int, _ missing: [String], nothingYet: Bool, evidence first: Int, _ second: Int
  ) {
    let index = program.rules[rule].index
    output.counts[index].unknown += 1
    if nothingYet { output.counts[index].nothingYet += 1 }
    guard ground.options.verdicts else { return }
    output.verdicts.append(
      Verdict(
        rule: index, subject: subjectID, outcome: .unknown, at: Instant(milliseconds: at),
        evidence: ids(first, second), missing: missing, nothingYet: nothingYet))
  }

  /// Lists a step in the life of a finding.
  mutating func list(_ rule: Int, _ outcome: Outcome, finding: Finding) {
    guard ground.options.verdicts else { return }
    let evidence = [finding.evidence.trigger].compactMap(\.self) + finding.evidence.found
    output.verdicts.append(
      Verdict(
        rule: finding.rule, subject: finding.subject, outcome: outcome, at: Instant(milliseconds: at),
        evidence: evidence, finding: finding.id))
  }

  var subjectID: SubjectID { key.subjectID(program.kind, ground.symbols) }

  func ids(_ first: Int, _ second: Int) -> [String] {
    var ids: [String] = []
    for row in [first, second] where row != Reading.noRow { ids.append(ground.timeline.id(row)) }
    return ids
  }

  // MARK: The end of the run

  /// Tells what waits still as of the run's end, and how the deal stands.
  mutating func finish() {
    if ground.options.firsts { return giveFirsts() }
    for place in touchedStates.indices { tellOpen(touchedStates[place]) }
    if program.kind == .deal, !ground.options.isBare { summarise() }
  }

  mutating func tellOpen(_ rule: Int) {
    switch program.rules[rule].form {
    case .later, .next:
      for wait in states[rule].waits.waiting {
        tell(rule, .open, evidence: Int(wait.trigger), at: wait.at, due: wait.due)
      }
    case .never:
      withTaken { run, taken in
        run.states[rule].windows.forEachUnbroken { taken.append($0) }
        for wait in taken { run.tell(rule, .open, evidence: Int(wait.trigger), at: wait.at) }
      }
    case .held:
      if states[rule].held.isPending {
        tell(rule, .open, at: states[rule].held.since, due: states[rule].held.due)
      }
    case .silence:
      let silence = states[rule].silence
      if silence.isPending { tell(rule, .open, evidence: Int(silence.row), at: silence.at, due: silence.due) }
    case .every:
      if states[rule].periodic.isOpen {
        tell(rule, .open, at: states[rule].periodic.start, due: states[rule].periodic.end)
      }
    case .silences(_, let group): countPending(rule, group, .open)
    case .laters(let group): countCohorts(rule, group, .open)
    case .signal, .that, .earlier: break
    }
  }
}

extension VerdictCounts {
  fileprivate mutating func count(_ outcome: Outcome) {
    switch outcome {
    case .open: open += 1
    case .met: met += 1
    case .raised: raised += 1
    case .void: void += 1
    case .unknown: unknown += 1
    case .fault: fault += 1
    case .cleared, .expired, .withdrawn, .silent, .notApplicable: break
    }
  }
}
