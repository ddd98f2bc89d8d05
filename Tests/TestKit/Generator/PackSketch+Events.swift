import Activity

// LANGUAGE.md section 6.
extension PackSketch {
  mutating func kind() -> String {
    let kind = dice.pick(weighted: [
      (4, "call.held"), (4, "email.sent"), (4, "email.received"), (3, "issue.raised"), (2, "issue.resolved"),
      (3, "discount.offered"), (3, "meeting.held"), (2, "proposal.sent"), (2, "note.logged"),
      (1, "meeting.booked"), (1, "deal.stage_changed"), (1, "deal.amount_changed"), (1, "deal.lost"),
      (1, "deal.won"), (1, "deal.opened"), (1, "deal.close_date_changed"), (1, "deal.updated"),
      (1, "nudge.sent"),
    ])
    kinds.insert(kind)
    return kind
  }

  /// An event and the kinds that it may be; none stands for any.
  mutating func event() -> (Draft, [String]) {
    if dice.chance(4) { return (dice.chance(70) ? .text("any") : anyWithCondition(), []) }
    if dice.chance(12), !events.isEmpty {
      let named = dice.pick(events)
      return (.text(named.name), named.kinds)
    }
    if dice.chance(18) { return severalKinds() }
    let kind = kind()
    return (event(of: kind), [kind])
  }

  private mutating func anyWithCondition() -> Draft {
    .map([("kind", .text("any")), ("where", .text("activity.actor == \"customer\""))])
  }

  /// A list of kinds and names, or a mapping of kinds that share a condition.
  private mutating func severalKinds() -> (Draft, [String]) {
    let some = [kind(), kind()]
    guard some[0] != some[1] else { return (.text(some[0]), [some[0]]) }
    let list = Draft.list(some.map { .text($0) })
    guard dice.chance(40) else {
      guard dice.chance(30), let named = events.first(where: { !$0.kinds.isEmpty }) else {
        return (list, some)
      }
      return (.list([.text(named.name), .text(some[0])]), Array(Set(named.kinds + [some[0]])).sorted())
    }
    var entries: [(key: String, value: Draft)] = [("kind", list)]
    let shared = Vocabulary.fields(of: some[0]).first { $0.type == .text && $0.name == "thread" }
    if let shared, dice.chance(60) { entries.append(("with", .map([(shared.name, .text("t1"))]))) }
    if dice.chance(60) { entries.append(("where", .text("activity.actor != \"customer\""))) }
    return (.map(entries), some)
  }

  mutating func event(of kind: String) -> Draft {
    var entries: [(key: String, value: Draft)] = [("kind", .text(kind))]
    let fields = Vocabulary.fields(of: kind).filter { !$0.values.isEmpty }
    if dice.chance(15), !fields.isEmpty { entries.append(("with", with(dice.pick(fields)))) }
    if dice.chance(20) { entries.append(("where", .text(dataCondition([kind])))) }
    if entries.count > 1, dice.chance(10) { entries.append(("says", .text("it happened"))) }
    return entries.count == 1 ? .text(kind) : .map(entries)
  }

  /// A field and a value, or values, that it has to have.
  private mutating func with(_ field: Vocabulary.Field) -> Draft {
    let values = field.words.filter { !$0.hasPrefix("[") && !$0.hasPrefix("\"") }
    let wanted = dice.some(values, dice.chance(30) ? 2 : 1)
    return .map([(field.name, wanted.count == 1 ? .text(wanted[0]) : .list(wanted.map { .text($0) }))])
  }

  mutating func namedEvents() -> [(key: String, value: Draft)] {
    var drafts: [(key: String, value: Draft)] = []
    for number in 0..<dice.pick(weighted: [(6, 0), (3, 1), (2, 2)]) {
      let (draft, kinds) = event()
      drafts.append(("e\(number)", draft))
      events.append(("e\(number)", kinds))
    }
    return drafts
  }
}
