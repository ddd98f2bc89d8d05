import Activity
import CEL
import EventTime
import RulePacks
import Symbols

/// Asks the conditions of a rule's events about activities of their kinds, to tell why one was not the event.
struct EventWatch {
  private let conditions: [(kinds: Set<Symbol>, condition: Int)]

  init(_ rule: Rule, _ run: borrowing SubjectRun) {
    let (program, symbols) = (run.program, run.ground.symbols)
    conditions = rule.events.flatMap(\.alternatives).compactMap { alternative in
      guard let condition = alternative.condition.flatMap(program.place),
        case .these(let kinds) = alternative.kinds
      else { return nil }
      return (Set(kinds.compactMap(symbols.find)), condition)
    }
  }

  /// By text: the conditions that are not true of the activity at this point.
  func mismatches(_ run: inout SubjectRun) -> [String: ConditionTrace] {
    let kind = run.ground.timeline.kind(run.row)
    var traces: [String: ConditionTrace] = [:]
    for (kinds, condition) in conditions where kinds.contains(kind) {
      guard !run.evaluate(condition, Reading(trigger: run.row)).isTrue else { continue }
      traces[run.program.conditions[condition].condition.text] = run.trace(
        condition, Reading(trigger: run.row))
    }
    return traces
  }
}

/// Keeps which activities the facts of a pack are made of.
///
/// It lists them as evidence; what a fact *is* comes from the run's own folds.
struct FactWatch {
  private struct Watched {
    let fact: Fact
    let of: EventMatcher
    let since: EventMatcher?
    let until: EventMatcher?
    let argument: Int?
    let `where`: Int?
    var items: [(at: Int64, item: RuleHistory.FactSource.Item)] = []
  }

  private var watched: [Watched]

  /// Facts that the rule does not read are not watched.
  init(_ facts: [Fact], _ run: borrowing SubjectRun) {
    let (program, symbols) = (run.program, run.ground.symbols)
    let read = Set(
      program.conditions.flatMap { $0.program.attributes }.filter { $0.root == "facts" }
        .compactMap(\.path.first))
    watched = facts.filter { read.contains($0.name) }.map { fact in
      Watched(
        fact: fact, of: EventMatcher(fact.of, program, symbols),
        since: fact.since.map { EventMatcher($0, program, symbols) },
        until: fact.until.map { EventMatcher($0, program, symbols) },
        argument: fact.argument.flatMap(program.place), where: fact.where.flatMap(program.place))
    }
  }

  mutating func take(_ id: String, _ run: inout SubjectRun) {
    for place in watched.indices {
      if watched[place].of.matches(&run) { add(id, place, &run) }
      if let until = watched[place].until, until.matches(&run) { settle(place, &run) }
      if let since = watched[place].since, since.matches(&run) { watched[place].items.removeAll() }
    }
  }

  private mutating func add(_ id: String, _ place: Int, _ run: inout SubjectRun) {
    let reading = Reading(trigger: run.row)
    if let condition = watched[place].where, !run.evaluate(condition, reading).isTrue { return }
    let value = watched[place].argument.map { run.trace($0, reading).result }
    if case .missing = value { return }
    watched[place].items.append((run.at, RuleHistory.FactSource.Item(activity: id, value: value)))
  }

  private mutating func settle(_ place: Int, _ run: inout SubjectRun) {
    guard let argument = watched[place].argument else { return }
    let key = run.trace(argument, Reading(trigger: run.row)).result
    watched[place].items.removeAll { $0.item.value == key }
  }

  /// What the facts that conditions read are made of at this point.
  func sources(_ readings: [RuleHistory.Reading], _ run: inout SubjectRun) -> [RuleHistory.FactSource] {
    let names = readings.flatMap(\.trace.parts).map(\.source).filter { $0.hasPrefix("facts.") }
    var sources: [RuleHistory.FactSource] = []
    for watched in watched where names.contains(where: { $0.factName == watched.fact.name }) {
      sources.append(RuleHistory.FactSource(fact: watched.fact.name, items: items(watched, run)))
    }
    return sources
  }

  private func items(_ watched: Watched, _ run: borrowing SubjectRun) -> [RuleHistory.FactSource.Item] {
    var items = watched.items
    if let within = watched.fact.within?.span {
      let (calendar, at, isTimer) = (run.calendar, run.at, run.isTimer)
      items = items.filter {
        let end = calendar.add(within, to: Instant(milliseconds: $0.at)).milliseconds
        return isTimer ? at < end : at <= end
      }
    }
    if let last = watched.fact.last { items = items.suffix(last) }
    switch watched.fact.fold {
    case .latest: items = items.suffix(1)
    case .first: items = Array(items.prefix(1))
    default: break
    }
    return items.map(\.item)
  }
}

/// Whether the activity at hand is an event, asked with the run's own conditions.
private struct EventMatcher {
  private let alternatives: [(kinds: Set<Symbol>?, with: [EventPattern.FieldMatch], condition: Int?)]

  init(_ event: EventPattern, _ program: SubjectProgram, _ symbols: SymbolTable) {
    alternatives = event.alternatives.map { alternative in
      let kinds: Set<Symbol>? =
        if case .these(let names) = alternative.kinds {
          Set(names.compactMap(symbols.find))
        } else {
          nil
        }
      return (kinds, alternative.with, alternative.condition.flatMap(program.place))
    }
  }

  func matches(_ run: inout SubjectRun) -> Bool {
    let timeline = run.ground.timeline
    let kind = timeline.kind(run.row)
    for alternative in alternatives {
      guard alternative.kinds?.contains(kind) ?? !run.ground.symbols.isOfProduct(kind) else { continue }
      if !alternative.with.isEmpty {
        let activity = timeline.activity(run.row)
        guard alternative.with.allSatisfy({ $0.accepts(activity) }) else { continue }
      }
      guard let condition = alternative.condition else { return true }
      if run.evaluate(condition, Reading(trigger: run.row)).isTrue { return true }
    }
    return false
  }
}

extension EventPattern.FieldMatch {
  /// Whether an activity carries the field with one of the values.
  func accepts(_ activity: LoggedActivity) -> Bool {
    guard let value = activity.data.first(where: { $0.field == field })?.value else { return false }
    return values.contains { value.holds($0) }
  }
}

extension DataValue {
  /// Whether it is the other value, or a list that holds it.
  fileprivate func holds(_ other: DataValue) -> Bool {
    switch (self, other) {
    case (.list(let elements), _): elements.contains { $0.holds(other) }
    case (.int(let number), .double(let value)), (.double(let value), .int(let number)):
      Double(number) == value
    default: self == other
    }
  }
}

extension SubjectProgram {
  /// The place of a condition that the program was compiled from.
  func place(_ condition: Condition) -> Int? {
    let attributes = condition.checked.attributes
    return conditions.firstIndex { compiled in
      compiled.condition.text == condition.text
        && compiled.condition.checked.attributes.map(\.name) == attributes.map(\.name)
        && compiled.condition.checked.attributes.map(\.type) == attributes.map(\.type)
    }
  }
}

extension String {
  /// `people_met` of `facts.people_met` and of what is below it.
  fileprivate var factName: String? {
    let parts = split(separator: ".")
    return parts.count >= 2 ? String(parts[1]) : nil
  }
}

extension Rule {
  /// Every event that it names.
  var events: [EventPattern] {
    var events: [EventPattern] = [unless].compactMap(\.self)
    if case .event(let event) = clears { events.append(event) }
    switch form {
    case .when(let event, if: _, expect: let expectation):
      events.append(event)
      switch expectation {
      case .earlier(let answer, within: _, since: let since):
        events.append(answer)
        if case .event(let event) = since { events.append(event) }
      case .later(let answer, deadline: _, each: _): events.append(answer)
      case .never(let offence, within: _, until: let end):
        events.append(offence)
        if let end { events.append(end) }
      case .next(let answer, among: let among, each: _): events += [answer, among]
      case .that, nil: break
      }
    case .silence(while: _, without: let event, inLast: _): events.append(event)
    case .every(_, let quota): events.append(quota.of)
    case .while: break
    }
    return events
  }
}
