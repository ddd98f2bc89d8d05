import Activity
import CEL
import EventTime
import RulePacks
import Symbols

extension SubjectRun {
  /// A finding with what speaks for it, as things stand at this point.
  mutating func finding(_ rule: Int, _ reading: Reading, _ first: Int, _ second: Int) -> Finding {
    let compiled = program.rules[rule]
    readingPeriod = compiled.period ?? readingPeriod
    let subject = subjectID
    let ids = ids(first, second)
    let cause = cause(compiled, reading, ids)
    return Finding(
      id: FindingIdentity.id(
        rule: ground.rules.rules[compiled.index].fullName, subject: subject, cause: cause),
      rule: compiled.index, subject: subject, at: Instant(milliseconds: at),
      deal: deal(reading).map { ground.symbols.text($0) }, account: name(.account, reading),
      rep: name(.rep, reading), manager: name(.manager, reading),
      evidence: evidence(compiled, reading, ids), nudge: ground.options.texts ? nudge(rule, reading) : nil)
  }

  private func cause(_ rule: RuleProgram, _ reading: Reading, _ ids: [String]) -> [String] {
    if reading.period != .min { return [RFC3339.format(Instant(milliseconds: reading.period))] }
    guard ids.isEmpty else { return ids }
    let instant = RFC3339.format(Instant(milliseconds: at))
    let before = raisedAtThisInstant(rule)
    return before == 0 ? [instant] : [instant, "\(before + 1)"]
  }

  /// How often a condition that turned false and true again within this instant was raised at it.
  private func raisedAtThisInstant(_ rule: RuleProgram) -> Int {
    let subject = subjectID
    let latest = output.findings.reversed().prefix { $0.at.milliseconds == at && $0.subject == subject }
    return latest.count { $0.rule == rule.index }
  }

  private func deal(_ reading: Reading) -> Symbol? {
    if program.isOfDeals { return record.deal }
    return reading.trigger == Reading.noRow ? nil : ground.timeline.deal(reading.trigger)
  }

  private func name(_ role: Loader.Role, _ reading: Reading) -> String? {
    id(of: role, reading).map { ground.symbols.text($0) }
  }

  private mutating func evidence(_ rule: RuleProgram, _ reading: Reading, _ ids: [String]) -> Evidence {
    var evidence = Evidence()
    if reading.period == .min {
      evidence.trigger = ids.first
      evidence.found = Array(ids.dropFirst())
    } else {
      evidence.found = ids
      evidence.period = period(rule, reading)
    }
    if reading.count != .min { evidence.count = reading.count }
    if reading.before != .min { evidence.before = reading.before }
    if reading.due != .min { evidence.due = Instant(milliseconds: reading.due) }
    evidence.searched = search(rule, reading)
    for condition in rule.deciding { addReadings(of: condition, reading, to: &evidence) }
    if ground.options.witnesses { evidence.witnesses = witnesses(rule, reading) }
    return evidence
  }

  private func period(_ rule: RuleProgram, _ reading: Reading) -> Evidence.CalendarPeriod? {
    guard let period = rule.period else { return nil }
    let start = Instant(milliseconds: reading.period)
    return Evidence.CalendarPeriod(
      period: period, start: start, end: calendar.nextPeriodStart(after: start, period),
      name: calendar.name(of: period, startingAt: start))
  }

  /// The stretch of time in which what was expected did not come.
  private func search(_ rule: RuleProgram, _ reading: Reading) -> Evidence.Search? {
    guard let event = rule.searched else { return nil }
    var from: Int64?
    switch rule.form {
    case .earlier(let within, _, _): from = within.map { subtracted($0, from: at) }
    case .later, .next, .silence:
      let row = reading.trigger == Reading.noRow ? reading.last : reading.trigger
      if row != Reading.noRow { from = ground.timeline.at(row).milliseconds }
    case .every: from = reading.period
    default: break
    }
    return Evidence.Search(
      event: event, from: from.map { Instant(milliseconds: $0) }, to: Instant(milliseconds: at))
  }

  private mutating func addReadings(of condition: Int, _ reading: Reading, to evidence: inout Evidence) {
    memory.reset()
    for slot in program.conditions[condition].loaders.indices {
      let loader = program.conditions[condition].loaders[slot]
      switch loader {
      case .absent, .constant, .now, .zone, .currency: continue
      default: break
      }
      let name = program.conditions[condition].program.attributes[slot].name
      guard !evidence.reads.contains(where: { $0.name == name }) else { continue }
      let value = load(loader, slot, reading)
      evidence.reads.append(Evidence.Reading(name: name, value: printed(value)))
      if case .norm(let norm) = loader, let origin = origin(ofNorm: norm, named: name, reading) {
        evidence.norms.append(origin)
      }
    }
  }

  // MARK: Texts

  private mutating func nudge(_ rule: Int, _ reading: Reading) -> RenderedNudge {
    let nudge = program.rules[rule].nudge
    return RenderedNudge(
      rep: nudge.rep.map { render($0, reading) }, manager: nudge.manager.map { render($0, reading) },
      ask: nudge.ask.map { render($0, reading) }, do: nudge.do.map { render($0, reading) })
  }

  /// Fills the holes of a text; one without a value says so.
  mutating func render(_ text: TextProgram, _ reading: Reading) -> String {
    var rendered = ""
    for part in text.parts {
      switch part {
      case .literal(let literal): rendered += literal
      case .hole(let condition):
        let value = evaluate(condition, reading)
        rendered += printed(value) ?? "not on record"
      }
    }
    return rendered
  }

  /// How a value reads in a sentence; nil where there is none.
  private func printed(_ value: Value) -> String? {
    if value.isUnknownOrError || value.isNull || value.tag == .object { return nil }
    guard value.tag == .list else { return memory.text(of: value) }
    return memory.elements(of: value).map { memory.text(of: $0) }.joined(separator: ", ")
  }
}
