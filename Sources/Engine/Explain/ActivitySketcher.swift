import Activity
import CEL
import EventTime
import RulePacks
import Symbols

/// Proposes activities that an event may match, and that agree with the trigger where the rule asks for it.
struct ActivitySketcher {
  let inquiry: Inquiry
  let history: RuleHistory
  /// With which the rule's other activities have to agree.
  let trigger: LoggedActivity?

  /// Kinds of one event, ways to meet a condition, and activities that are remembered of a kind.
  private static let most = (kinds: 6, ways: 4, remembered: 2)

  /// The plainest first.
  func sketches(of event: EventPattern, agreeing: Bool = true, demands: [Demand] = []) -> [ActivitySketch] {
    var found: [ActivitySketch] = []
    for alternative in event.alternatives {
      for kind in kinds(of: alternative) {
        for base in bases(kind, alternative) {
          guard let sketch = apply(demands, to: base) else { continue }
          let agreed = agreeing ? agree(sketch) : sketch
          if !found.contains(agreed) { found.append(agreed) }
        }
      }
    }
    return found
  }

  private func kinds(of alternative: EventPattern.Alternative) -> [String] {
    switch alternative.kinds {
    case .these(let kinds): Array(kinds.prefix(Self.most.kinds))
    case .any: ["note.logged"]
    }
  }

  private func bases(_ kind: String, _ alternative: EventPattern.Alternative) -> [ActivitySketch] {
    var plain = ActivitySketch(kind)
    for match in alternative.with { plain.data[match.field] = match.values.first }
    let remembered = remembered(kind)
    guard let condition = alternative.condition else { return [plain] + remembered }
    let ways = DemandFinder(pack: inquiry.pack, trace: history.atEnd[condition.text]).ways(condition, true)
    return ways.prefix(Self.most.ways * 3).compactMap { apply($0, to: plain) } + remembered
  }

  /// The latest activities of the kind that the subject's log has: what people really write.
  private func remembered(_ kind: String) -> [ActivitySketch] {
    guard let symbol = inquiry.timeline.symbols.find(kind) else { return [] }
    var found: [ActivitySketch] = []
    for row in inquiry.timeline.rows.indices.reversed() where inquiry.timeline.kind(row) == symbol {
      let sketch = ActivitySketch(inquiry.timeline.activity(row))
      if !found.contains(sketch) { found.append(sketch) }
      if found.count == Self.most.remembered { break }
    }
    return found
  }

  // MARK: What an activity itself can meet

  /// The activity with what is demanded of it, or nil where its kind cannot carry that. What is demanded of facts or of
  /// the deal is not for this activity to meet.
  func apply(_ demands: [Demand], to sketch: ActivitySketch) -> ActivitySketch? {
    var sketch = sketch
    for demand in demands {
      switch demand {
      case .present(let field):
        guard sketch.data[field] == nil else { continue }
        guard let value = sample(of: field, sketch.kind) else { return nil }
        sketch.data[field] = value
      case .data(let field, nil): sketch.data[field] = nil
      case .data(let field, let value?):
        guard let value = fitting(value, field, sketch.kind) else { return nil }
        sketch.data[field] = value
      case .actor(let actor): sketch.actor = actor
      case .contacts(let count): sketch.contacts = (0..<count).map(newContact)
      case .contact(let name): if !sketch.contacts.contains(name) { sketch.contacts.append(name) }
      case .text(let text): sketch.text = text
      case .fact, .deal, .dealField: continue
      }
    }
    return sketch
  }

  /// What stands for any value of a field.
  private func sample(of field: String, _ kind: String) -> DataValue? {
    let samples: [DataValue] = [.text("something"), .int(1), .double(0.5), .bool(true)]
    return samples.lazy.compactMap { fitting($0, field, kind) }.first
  }

  /// A value that stands for any other fits a field by one of the values that it may have.
  private func fitting(_ value: DataValue, _ field: String, _ kind: String) -> DataValue? {
    if let value = inquiry.catalogue.fitting(value, field, of: kind) { return value }
    guard let declared = inquiry.catalogue.kind(named: kind)?.field(named: field) else { return nil }
    switch declared.type {
    case .text: return value.isText ? declared.values?.first.map { .text($0) } : nil
    case .date, .instant: return value.isText ? .text(RFC3339.format(inquiry.asOf)) : nil
    default: return nil
    }
  }

  /// Somebody at the customer who is not in the log.
  func newContact(_ number: Int) -> String { "new-contact-\(number + 1)" }

  // MARK: `same`

  /// With the values in which the events of the rule must agree taken from the trigger.
  private func agree(_ sketch: ActivitySketch) -> ActivitySketch {
    guard let trigger, !inquiry.rule.same.isEmpty else { return sketch }
    return inquiry.rule.same.reduce(into: sketch) { sketch, condition in
      agree(in: condition.checked.attributes, with: trigger, &sketch)
    }
  }

  private func agree(
    in attributes: [Attribute], with trigger: LoggedActivity, _ sketch: inout ActivitySketch
  ) {
    let known = attributes.compactMap { attribute in
      trigger.data.first { $0.field == attribute.dataField }?.value
    }
    for attribute in attributes {
      if let field = attribute.dataField {
        // Where events carry the value under different names, each takes it under its own.
        let own = trigger.data.first { $0.field == field }?.value
        if declares(field, sketch.kind), let value = own ?? known.first { sketch.data[field] = value }
        continue
      }
      switch (attribute.root, attribute.path) {
      case ("activity", ["contacts"]): sketch.contacts = trigger.contacts
      case ("activity", ["actor"]): sketch.actor = trigger.actor
      case ("activity", ["text"]): sketch.text = trigger.text
      default: continue
      }
    }
  }

  private func declares(_ field: String, _ kind: String) -> Bool {
    guard let declared = inquiry.catalogue.kind(named: kind) else { return true }
    return declared.acceptsAnyField || declared.field(named: field) != nil
  }

  // MARK: From a sketch to an activity

  /// Activities that follow one another at an instant, after everything that is logged there.
  func activities(_ sketches: [ActivitySketch], at instant: Instant) -> [LoggedActivity] {
    let like = trigger ?? latest
    return sketches.enumerated().map { place, sketch in
      LoggedActivity(
        id: "supposed-\(place + 1)", at: instant, kind: sketch.kind, deal: sketch.deal ?? like?.deal,
        account: like?.account, rep: like?.rep, actor: sketch.actor, contacts: sketch.contacts,
        data: sketch.data.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, text: sketch.text,
        seq: Self.afterAll + Int64(place))
    }
  }

  /// Greater than the `seq` of what is logged.
  private static let afterAll: Int64 = 1 << 40

  /// The latest activity on the subject's own timeline: a new one belongs to the same deal, account and rep.
  private var latest: LoggedActivity? {
    let id = inquiry.subject.ids.last.flatMap(inquiry.timeline.symbols.find)
    let row = inquiry.timeline.rows.indices.last { row in
      let row = inquiry.timeline.rows[row]
      return id == nil || [row.deal, row.account, row.rep].contains(id)
    }
    return (row ?? inquiry.timeline.rows.indices.last).map(inquiry.timeline.activity)
  }
}

extension Attribute {
  /// The field of an activity's data that it reads.
  var dataField: String? { root == "data" && path.count == 1 ? path[0] : nil }
}

extension DataValue {
  var isText: Bool { if case .text = self { true } else { false } }
}
