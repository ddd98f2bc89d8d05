import Activity
import CEL
import EventTime
import RulePacks
import Symbols

/// Turns demands on facts and on the deal's record into activities that may meet them.
struct Lever {
  let sketcher: ActivitySketcher
  /// What the condition reads now.
  let trace: ConditionTrace?

  typealias Steps = [ActivitySketch]

  private static let most = (steps: 12, ways: 40)
  private var pack: RulePack { sketcher.inquiry.pack }

  /// Sequences of activities for one way of meeting a condition, the shortest first; those for which nothing has to happen
  /// are empty.
  func sequences(for demands: [Demand]) -> [Steps] {
    var sequences: [Steps] = [[]]
    for demand in demands {
      let moves = moves(demand)
      guard !moves.isEmpty else { continue }
      sequences = sequences.flatMap { before in moves.map { before + $0 } }
      sequences = Array(sequences.prefix(Self.most.ways))
    }
    return sequences.sorted { $0.count < $1.count }
  }

  private func moves(_ demand: Demand) -> [Steps] {
    switch demand {
    case .data, .present, .actor, .contacts, .contact, .text: []
    case .fact(let name, let field, let aim):
      pack.facts.first { $0.name == name }.map { moves($0, field, aim) } ?? []
    case .deal(let part, let aim): deal(part, aim)
    case .dealField(let field, let aim):
      (aim.values.isEmpty ? Self.anything : aim.values).map { value in
        [ActivitySketch("deal.updated").with { $0.data[field] = value }]
      }
    }
  }

  private static let anything: [DataValue] = [.text("something"), .int(1), .bool(true)]

  // MARK: The deal

  private func deal(_ part: String, _ aim: Demand.Aim) -> [Steps] {
    switch part {
    case "stage":
      let wanted = aim.relation == Operator.notEquals ? [] : aim.values
      return set("deal.stage_changed", "to", wanted + seen("to").filter(\.isText) + [.text("another stage")])
    case "amount": return set("deal.amount_changed", "amount", aim.values + [.int(0), .int(1_000_000)])
    case "close_date": return set("deal.close_date_changed", "to", aim.values + days)
    case "open", "won", "lost":
      return ["deal.lost", "deal.won", "deal.reopened"].map { [ActivitySketch($0)] }
    default: return []
    }
  }

  private var days: [DataValue] {
    [30, 365, -30].map { days in
      .text(RFC3339.format(sketcher.inquiry.asOf.advanced(by: days * 86_400_000)))
    }
  }

  private func set(_ kind: String, _ field: String, _ values: [DataValue]) -> [Steps] {
    values.map { value in [ActivitySketch(kind).with { $0.data[field] = value }] }
  }

  // MARK: Facts

  private func moves(_ fact: Fact, _ field: String?, _ aim: Demand.Aim) -> [Steps] {
    let demands = fact.where.map { condition in
      DemandFinder(pack: pack, trace: sketcher.history.atEnd[condition.text]).ways(condition, true)
    }
    let events = (demands ?? [[]]).prefix(3).flatMap {
      sketcher.sketches(of: fact.of, agreeing: false, demands: $0)
    }
    let restarts = fact.since.map { sketcher.sketches(of: $0, agreeing: false).map { [$0] } } ?? []
    return Array((grown(fact, field, aim, Array(events.prefix(6))) + restarts).prefix(Self.most.ways))
  }

  private func grown(
    _ fact: Fact, _ field: String?, _ aim: Demand.Aim, _ events: [ActivitySketch]
  ) -> [Steps] {
    switch fact.fold {
    case .count: return counts(fact, aim).flatMap { count in events.map { repeated($0, count) } }
    case .distinct, .values:
      let wanted = aim.relation == Operator.contains ? aim.value?.asData : nil
      if let wanted { return events.compactMap { set(fact, wanted, on: $0).map { [$0] } } }
      return counts(fact, aim).flatMap { count in events.compactMap { different(fact, $0, count) } }
    case .sum, .mean, .min, .max: return numbers(fact, aim, events)
    case .latest, .first: return latest(field, aim, events)
    case .meanTime: return events.map { [$0] }
    case .pending: return pending(fact, aim, events)
    }
  }

  /// How many more may be wanted, the fewest first.
  private func counts(_ fact: Fact, _ aim: Demand.Aim) -> [Int] {
    let now = value(of: fact)?.number ?? 0
    guard let limit = aim.value?.number, !aim.relation.isEmpty else { return [1, 2, 3] }
    let more = Int(max(1, min(Double(Self.most.steps), limit - now)))
    return Array(Set([more, min(Self.most.steps, more + 1), 1])).sorted()
  }

  private func value(of fact: Fact) -> TracedValue? {
    trace?.parts.first { $0.source == "facts.\(fact.name)" }?.value
  }

  private func repeated(_ sketch: ActivitySketch, _ count: Int) -> Steps {
    Array(repeating: sketch, count: count)
  }

  /// So many activities, each with another value of the fact's argument.
  private func different(_ fact: Fact, _ sketch: ActivitySketch, _ count: Int) -> Steps? {
    let steps = (0..<count).compactMap { number in set(fact, new(fact, number, sketch.kind), on: sketch) }
    return steps.count == count ? steps : nil
  }

  /// A value that has not been there.
  private func new(_ fact: Fact, _ number: Int, _ kind: String) -> DataValue {
    guard let field = dataField(fact.argument),
      let declared = sketcher.inquiry.catalogue.kind(named: kind)?.field(named: field)
    else { return .text(sketcher.newContact(number)) }
    if let values = declared.values, declared.type == .text {
      let seen = Set(seen(field))
      let unseen = values.filter { !seen.contains(.text($0)) }
      if unseen.indices.contains(number) { return .text(unseen[number]) }
    }
    switch declared.type {
    case .int, .number, .money, .share, .percentPoints: return .int(Int64(1_001 + number))
    case .bool: return .bool(number == 0)
    case .listOfText: return .list([.text("something new \(number + 1)")])
    default: return .text("something new \(number + 1)")
    }
  }

  private func numbers(_ fact: Fact, _ aim: Demand.Aim, _ events: [ActivitySketch]) -> [Steps] {
    var values = aim.values
    if fact.fold == .sum, let limit = aim.value?.number, let now = value(of: fact)?.number,
      let missing = Int64(exactly: (limit - now).rounded(.up))
    {
      values.insert(.int(missing), at: 0)
    }
    values += [.int(0), .int(1), .int(100), .double(0.5), .int(1_000_000)]
    let repeats = fact.fold == .mean || fact.last != nil ? [1, 3, 8] : [1]
    return repeats.flatMap { count in
      values.flatMap { value in
        events.prefix(2).compactMap { set(fact, value, on: $0).map { repeated($0, count) } }
      }
    }
  }

  private func latest(_ field: String?, _ aim: Demand.Aim, _ events: [ActivitySketch]) -> [Steps] {
    guard let field else { return events.map { [$0] } }
    let values = aim.values.isEmpty ? Self.anything : aim.values
    return values.flatMap { value in
      events.compactMap { sketcher.apply([.data(field, value)], to: $0).map { [$0] } }
    }
  }

  /// Keys are settled by what names them; a new key is one more that waits.
  private func pending(_ fact: Fact, _ aim: Demand.Aim, _ events: [ActivitySketch]) -> [Steps] {
    guard let until = fact.until else { return [] }
    let ends = sketcher.sketches(of: until, agreeing: false).prefix(3)
    let keys = dataField(fact.argument).map(seen) ?? []
    let settled = ends.flatMap { end -> [Steps] in
      let each = keys.compactMap { set(fact, $0, on: end) }
      return each.map { [$0] } + [Array(each.prefix(Self.most.steps))]
    }
    return settled + counts(fact, aim).flatMap { count in events.compactMap { different(fact, $0, count) } }
  }

  // MARK: Arguments

  private func set(_ fact: Fact, _ value: DataValue, on sketch: ActivitySketch) -> ActivitySketch? {
    if let field = dataField(fact.argument) { return sketcher.apply([.data(field, value)], to: sketch) }
    guard let attribute = fact.argument?.checked.attributes.first, case .text(let text) = value else {
      return sketch
    }
    switch (attribute.root, attribute.path) {
    case ("activity", ["contacts"]): return sketch.with { $0.contacts = [text] }
    case ("deal", ["id"]): return sketch.with { $0.deal = text }
    default: return sketch
    }
  }

  /// The field that an argument reads.
  private func dataField(_ argument: Condition?) -> String? {
    guard let attributes = argument?.checked.attributes, attributes.count == 1,
      attributes[0].root == "data"
    else { return nil }
    return attributes[0].path.first
  }

  /// The values that a field has had in the subject's log, the latest first, each once.
  private func seen(_ field: String) -> [DataValue] {
    let timeline = sketcher.inquiry.timeline
    guard let symbol = timeline.symbols.find(field) else { return [] }
    var values: [DataValue] = []
    for row in timeline.rows.indices.reversed() where values.count < Self.most.steps {
      let cell = timeline.cell(row, field: symbol)
      guard !cell.isAbsent else { continue }
      let value = timeline.value(of: cell)
      if !values.contains(value) { values.append(value) }
    }
    return values
  }
}
