extension PackSketch {
  mutating func rule() -> Draft {
    let form = dice.pick(weighted: [
      (8, "signal"), (10, "that"), (15, "earlier"), (18, "later"), (12, "never"), (10, "next"), (13, "while"),
      (12, "silence"), (12, "every"),
    ])
    let per = subject(form)
    var entries: [(key: String, value: Draft)] = [("title", .text("T"))]
    if per != ["deal"] {
      entries.append(("per", per.count == 1 ? .text(per[0]) : .list(per.map { .text($0) })))
    }
    switch form {
    case "while", "silence": entries += state(form, per)
    case "every": entries += quota(per)
    default: entries += triggered(form, per)
    }
    if dice.chance(15) { entries.append(("expires", .text(duration()))) }
    if dice.chance(15) { entries.append(("cool_down", .text(duration()))) }
    if dice.chance(12), per == ["deal"] || per.contains("rep") && per.count == 2 && !per.contains("account") {
      entries.append(("after_close", .text("true")))
    }
    if ["later", "silence"].contains(form), dice.chance(10) { entries.append(("remind", .text("1 hour"))) }
    var nudge: [(key: String, value: Draft)] = [("rep", .text(text()))]
    if dice.chance(40), let found = found(form) { nudge.append(("manager", .text(found))) }
    entries.append(("nudge", .map(nudge)))
    return .map(entries)
  }

  private mutating func subject(_ form: String) -> [String] {
    dice.pick(weighted: [
      (form == "every" ? 25 : 60, ["deal"]), (6, ["account"]), (12, ["rep"]), (6, ["manager"]), (4, ["team"]),
      (4, ["organisation"]), (8, ["manager", "rep"]), (2, ["rep", "team"]), (2, ["account", "rep"]),
    ])
  }

  private mutating func text() -> String {
    var choices = ["Look.", "It is {rep.id}."]
    for fact in facts {
      if case .int = fact.kind {
        choices += ["There are {plural(facts.\(fact.name), \"thing\")}.", "{facts.\(fact.name)} of them."]
      }
      if case .list = fact.kind { choices.append("They spoke of {list(facts.\(fact.name))}.") }
    }
    return dice.pick(choices)
  }

  /// A text that speaks of what the sentence found.
  private mutating func found(_ form: String) -> String? {
    switch form {
    case "never", "next": "It was {other.kind} on {day(other.at)}."
    case "silence": "The last was {last.id}."
    case "every": "{rep.id} had {count}."
    case "signal", "that", "earlier":
      dice.pick(["On {day(activity.at)}.", "{money(deal.amount)} for {deal.name}.", "By {activity.actor}."])
    default: nil
    }
  }

  private func sight(_ per: [String], kinds: [String]?) -> Sight {
    Sight(kinds: kinds, subject: per, deal: per == ["deal"] || kinds != nil)
  }

  private mutating func triggered(_ form: String, _ per: [String]) -> [(key: String, value: Draft)] {
    let (event, kinds) = event()
    var entries: [(key: String, value: Draft)] = [("when", event)]
    let sight = sight(per, kinds: kinds)
    if dice.chance(form == "signal" ? 70 : 25) { entries.append(("if", .text(condition(sight)))) }
    if let expectation = expectation(form, sight, kinds) { entries.append(("expect", .map(expectation))) }
    if ["later", "next"].contains(form), dice.chance(25) { entries.append(("each", .text("true"))) }
    if ["later", "never", "next"].contains(form), dice.chance(20) {
      entries.append(("unless", self.event().0))
    }
    if dice.chance(20), let key = sameKey(kinds) { entries.append(("same", .list([.text(key)]))) }
    entries += clears(sight)
    if dice.chance(15) { entries.append(exceptions(sight)) }
    return entries
  }

  private mutating func expectation(
    _ form: String, _ sight: Sight, _ kinds: [String]
  ) -> [(key: String, value: Draft)]? {
    switch form {
    case "that": return [("that", .text(condition(sight)))]
    case "earlier":
      var entries = [(key: "earlier", value: event().0)]
      if dice.chance(60) { entries.append(("within", .text(duration()))) }
      if dice.chance(30) { entries.append(("since", dice.chance(50) ? .text("previous") : event().0)) }
      return entries
    case "later":
      if kinds == ["meeting.booked"] || (dice.chance(10) && sight.deal) {
        let target = kinds == ["meeting.booked"] ? "data.starts" : "deal.close_date"
        let by =
          dice.chance(50) ? target : "\(dice.pick(durations)) \(dice.pick(["before", "after"])) \(target)"
        return [("later", event().0), ("by", .text(by))]
      }
      return [("later", event().0), ("within", .text(duration()))]
    case "never":
      var entries = [(key: "never", value: event().0), (key: "within", value: .text(duration()))]
      if dice.chance(35) { entries.append(("until", event().0)) }
      return entries
    case "next":
      let right = kind()
      let wrong = [kind(), kind()].filter { $0 != right }
      return [("next", .text(right)), ("among", .list(([right] + wrong.prefix(1)).map { .text($0) }))]
    default: return nil
    }
  }

  /// A value that the trigger's kinds carry.
  private mutating func sameKey(_ kinds: [String]) -> String? {
    guard kinds.count == 1 else { return dice.chance(50) ? "activity.contacts" : "activity.actor" }
    let names = Vocabulary.fields(of: kinds[0]).map(\.name)
    let keys = ["thread", "topic"].filter(names.contains).map { "data." + $0 }
    return dice.pick(keys + ["activity.contacts"])
  }

  private mutating func clears(_ sight: Sight) -> [(key: String, value: Draft)] {
    guard dice.chance(15) else { return [] }
    if dice.chance(50) { return [("clears", event().0)] }
    return [("clears", .map([("if", .text(condition(sight)))]))]
  }

  private mutating func exceptions(_ sight: Sight) -> (key: String, value: Draft) {
    let one: Draft = .map([
      ("name", .text("x")), ("if", .text(condition(sight))), ("reason", .text("Because.")),
    ])
    let other: Draft = .map([
      ("name", .text("y")), ("if", .text(condition(sight))), ("reason", .text("Because.")),
    ])
    return ("exceptions", .list(dice.chance(30) ? [one, other] : [one]))
  }

  private mutating func state(_ form: String, _ per: [String]) -> [(key: String, value: Draft)] {
    let sight = sight(per, kinds: nil)
    var entries: [(key: String, value: Draft)] = [("while", .text(condition(sight)))]
    if form == "silence" {
      entries += [("without", event().0), ("in_last", .text(duration()))]
    } else if dice.chance(60) {
      entries.append(("for", .text(duration())))
    }
    entries += clears(sight)
    if dice.chance(15) { entries.append(exceptions(sight)) }
    return entries
  }

  private mutating func quota(_ per: [String]) -> [(key: String, value: Draft)] {
    let (event, kinds) = event()
    var expectation: [(key: String, value: Draft)] = [
      (dice.pick(["at_least", "at_most"]), .text("\(dice.number(1...2))")), ("of", event),
    ]
    if dice.chance(25) {
      let key =
        kinds.count == 1 && Vocabulary.fields(of: kinds[0]).contains { $0.name == "thread" }
        ? "data.thread" : dice.pick(["activity.contacts", "deal.id"])
      expectation.append(("distinct", .text(key)))
    }
    var entries: [(key: String, value: Draft)] = [
      ("every", .text(dice.pick(["week", "week", "week", "month", "quarter"]))),
      ("expect", .map(expectation)),
    ]
    if dice.chance(25) { entries.append(("if", .text(condition(sight(per, kinds: nil))))) }
    if dice.chance(30) { entries.append(("partial", .text(dice.pick(["skip", "count"])))) }
    if dice.chance(10) { entries.append(exceptions(sight(per, kinds: nil))) }
    entries += clears(sight(per, kinds: nil))
    return entries
  }
}
