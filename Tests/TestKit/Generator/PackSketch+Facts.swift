import Activity

// LANGUAGE.md section 7.
extension PackSketch {
  mutating func namedFacts() -> [(key: String, value: Draft)] {
    var drafts: [(key: String, value: Draft)] = []
    for number in 0..<dice.number(0...3) {
      let (kind, draft) = fact()
      drafts.append(("f\(number)", draft))
      facts.append(("f\(number)", kind))
    }
    return drafts
  }

  private mutating func fact() -> (FactKind, Draft) {
    let fold = dice.pick([
      "count", "count", "count", "distinct", "sum", "mean", "min", "max", "latest", "first", "values",
      "pending", "pending", "mean_time_from",
    ])
    var entries: [(key: String, value: Draft)]
    var kind: FactKind = .int
    var folded: [String]
    switch fold {
    case "count", "latest", "first":
      let (event, kinds) = event()
      entries = [(fold, event)]
      folded = kinds
      if fold != "count" { kind = .activity(kinds.count == 1 ? kinds[0] : "") }
    case "distinct", "values":
      (entries, folded) = values(fold)
      if fold == "values" { kind = .list }
    case "pending": (entries, folded) = pending()
    case "mean_time_from":
      let from = event().0
      entries = [(fold, from), ("to", dice.chance(25) ? from : event().0)]
      (folded, kind) = ([], .duration)
    default: (entries, folded, kind) = number(fold)
    }
    if dice.chance(15), !folded.isEmpty { entries.append(("where", .text(dataCondition(folded)))) }
    if dice.chance(50) { entries.append(("within", .text(duration()))) }
    if dice.chance(20) { entries.append(("last", .text("\(dice.number(1...3))"))) }
    if dice.chance(15) { entries.append(("since", event().0)) }
    return (kind, .map(entries))
  }

  private mutating func values(_ fold: String) -> ([(key: String, value: Draft)], [String]) {
    let (argument, kind) = dice.pick([
      ("data.topic", "issue.raised"), ("activity.contacts", "call.held"), ("data.thread", "email.received"),
      ("data.topics", "call.held"), ("deal.id", "call.held"), ("rep.id", "meeting.held"),
      fold == "values" ? ("data.topic", "note.logged") : ("data.minutes", "meeting.held"),
      fold == "values" ? ("data.topics", "call.held") : ("data.ref", "note.logged"),
    ])
    kinds.insert(kind)
    return ([(fold, .text(argument)), ("of", event(of: kind))], [kind])
  }

  private mutating func pending() -> ([(key: String, value: Draft)], [String]) {
    let (argument, of, until) = dice.pick([
      ("data.topic", "issue.raised", "issue.resolved"), ("data.thread", "email.received", "email.sent"),
      ("data.thread", "issue.raised", "email.sent"), ("activity.contacts", "call.held", "meeting.held"),
    ])
    kinds.formUnion([of, until])
    return ([("pending", .text(argument)), ("of", event(of: of)), ("until", event(of: until))], [of])
  }

  private mutating func number(_ fold: String) -> ([(key: String, value: Draft)], [String], FactKind) {
    if ["min", "max"].contains(fold), dice.chance(15) {
      let (event, folded) = event()
      return ([(fold, .text("activity.at")), ("of", event)], folded, .timestamp)
    }
    let (argument, kind, isDouble) = dice.pick([
      ("data.minutes", "call.held", false), ("data.talk_ratio", "call.held", true),
      ("data.percent", "discount.offered", false), ("100 / data.percent", "discount.offered", false),
      ("data.amount", "proposal.sent", false), ("data.talk_ratio * 2.0", "call.held", true),
      ("data.worth", "proposal.sent", true), ("data.points", "discount.offered", true),
    ])
    kinds.insert(kind)
    let factKind: FactKind = isDouble || fold == "mean" ? .double : .int
    return ([(fold, .text(argument)), ("of", event(of: kind))], [kind], factKind)
  }
}
