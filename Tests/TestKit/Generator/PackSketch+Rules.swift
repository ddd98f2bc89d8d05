import Activity

// LANGUAGE.md sections 8 and 9.
extension PackSketch {
  mutating func rule(_ name: String, hasPractice: Bool) -> Draft {
    let form = dice.pick(weighted: [
      (8, "signal"), (10, "that"), (15, "earlier"), (18, "later"), (12, "never"), (10, "next"), (13, "while"),
      (12, "silence"), (7, "at_least"), (5, "at_most"), (5, "at_least_of_before"), (4, "at_most_of_before"),
    ])
    let per = subject(isQuota: form.hasPrefix("at_"))
    var entries: [(key: String, value: Draft)] = [("title", .text("T"))]
    if per != ["deal"] {
      entries.append(("per", per.count == 1 ? .text(per[0]) : .list(per.map { .text($0) })))
    }
    let sight: Sight
    switch form {
    case "while", "silence":
      sight = self.sight(per, kinds: nil)
      entries += state(form, sight)
    case "at_least", "at_most", "at_least_of_before", "at_most_of_before":
      sight = self.sight(per, kinds: nil)
      entries += quota(form, sight)
    default:
      let isBooking = form == "later" && dice.chance(20)
      let (event, kinds) = isBooking ? (event(of: "meeting.booked"), ["meeting.booked"]) : event()
      if isBooking { self.kinds.insert("meeting.booked") }
      sight = self.sight(per, kinds: kinds)
      entries.append(("when", event))
      entries += triggered(form, sight, kinds)
    }
    entries += life(form, per, sight)
    entries += descriptions(hasPractice)
    entries.append(("nudge", nudge(sight, form: form)))
    noteTunable(name, entries)
    return .map(entries)
  }

  private mutating func subject(isQuota: Bool) -> [String] {
    dice.pick(weighted: [
      (isQuota ? 25 : 60, ["deal"]), (6, ["account"]), (12, ["rep"]), (6, ["manager"]), (4, ["team"]),
      (4, ["organisation"]), (8, ["manager", "rep"]), (2, ["rep", "team"]), (2, ["account", "rep"]),
      (2, ["deal", "rep"]), (1, ["account", "deal"]), (1, ["team", "manager"]), (1, ["rep", "organisation"]),
    ])
  }

  private func sight(_ per: [String], kinds: [String]?) -> Sight {
    Sight(kinds: kinds, subject: per, deal: per == ["deal"] || kinds != nil)
  }

  // MARK: when

  private mutating func triggered(
    _ form: String, _ sight: Sight, _ kinds: [String]
  ) -> [(key: String, value: Draft)] {
    var entries: [(key: String, value: Draft)] = []
    if dice.chance(form == "signal" ? 70 : 25) { entries.append(("if", .text(condition(sight)))) }
    if let expectation = expectation(form, sight, kinds) { entries.append(("expect", .map(expectation))) }
    if ["later", "next"].contains(form), dice.chance(25) { entries.append(("each", .text("true"))) }
    if ["later", "never", "next"].contains(form), dice.chance(20) { entries.append(("unless", event().0)) }
    if dice.chance(20) { entries.append(("same", .list(sameKeys(kinds)))) }
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
      if let by = deadline(sight, kinds) { return [("later", event().0), ("by", .text(by))] }
      return [("later", event().0), ("within", .text(duration()))]
    case "never":
      var entries = [(key: "never", value: event().0), (key: "within", value: .text(duration()))]
      if dice.chance(35) { entries.append(("until", event().0)) }
      return entries
    case "next":
      let right = kind()
      let wrong = [kind(), kind()].filter { $0 != right }
      let among: Draft =
        dice.chance(10) ? .text("any") : .list(([right] + wrong.prefix(1)).map { .text($0) })
      return [("next", dice.chance(80) ? .text(right) : event(of: right)), ("among", among)]
    default: return nil
    }
  }

  /// An instant that the trigger names, or so much before or after one.
  private mutating func deadline(_ sight: Sight, _ kinds: [String]) -> String? {
    let target: String
    if kinds == ["meeting.booked"] {
      target = dice.pick(["data.starts", "data.starts", "data.day"])
    } else if sight.deal, dice.chance(14) {
      target = dice.pick(["deal.close_date", "deal.close_date", "deal.opened_at + \(length())"])
    } else {
      return nil
    }
    if dice.chance(40) { return target }
    return "\(duration()) \(dice.pick(["before", "after"])) \(target)"
  }

  /// Values that the trigger's kinds carry.
  private mutating func sameKeys(_ kinds: [String]) -> [Draft] {
    guard kinds.count == 1 else { return [.text(dice.chance(50) ? "activity.contacts" : "activity.actor")] }
    let names = Vocabulary.fields(of: kinds[0]).map(\.name)
    let keys = ["thread", "topic"].filter(names.contains).map { "data." + $0 }
    let all = keys + ["activity.contacts"] + (dice.chance(20) ? ["deal.id", "rep.id"] : [])
    return dice.some(all, dice.chance(25) ? 2 : 1).map { .text($0) }
  }

  // MARK: while and every

  private mutating func state(_ form: String, _ sight: Sight) -> [(key: String, value: Draft)] {
    var entries: [(key: String, value: Draft)] = [("while", .text(condition(sight)))]
    if form == "silence" {
      entries += [("without", event().0), ("in_last", .text(duration()))]
    } else if dice.chance(60) {
      entries.append(("for", .text(duration())))
    }
    return entries
  }

  private mutating func quota(_ form: String, _ sight: Sight) -> [(key: String, value: Draft)] {
    let (event, kinds) = event()
    let key = form.hasPrefix("at_most") ? "at_most" : "at_least"
    let most = key == "at_most" ? dice.number(0...2) : dice.number(1...3)
    var expectation: [(key: String, value: Draft)] = [(key, .text("\(most)")), ("of", event)]
    if form.hasSuffix("of_before") {
      expectation[0].value = .text(dice.pick(["50%", "80%", "100%", "133%", "250%"]))
      expectation.append(("against", .text("previous")))
      if dice.chance(40) { expectation.append(("basis", .text("\(dice.number(1...3))"))) }
    }
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
    if dice.chance(25) { entries.append(("if", .text(condition(sight)))) }
    if dice.chance(30) { entries.append(("partial", .text(dice.pick(["skip", "count"])))) }
    return entries
  }

  // MARK: The life of a finding

  private mutating func life(_ form: String, _ per: [String], _ sight: Sight) -> [(key: String, value: Draft)]
  {
    var entries: [(key: String, value: Draft)] = []
    if dice.chance(15) {
      let event: Draft = dice.chance(50) ? event().0 : .map([("if", .text(condition(sight)))])
      entries.append(("clears", event))
    }
    if dice.chance(15) { entries.append(("exceptions", exceptions(sight))) }
    if dice.chance(20) { entries.append(("expires", .text(duration()))) }
    if dice.chance(35) { entries.append(("cool_down", .text(duration()))) }
    if dice.chance(12), per == ["deal"] || per.count == 2 { entries.append(("after_close", .text("true"))) }
    if ["later", "silence", "while", "at_least", "at_least_of_before"].contains(form), dice.chance(20) {
      entries.append(("remind", .text(dice.pick(["1 hour", "12 hours", "4 business hours", "1 day"]))))
    }
    return entries
  }

  private mutating func exceptions(_ sight: Sight) -> Draft {
    var all: [Draft] = []
    for name in dice.chance(30) ? ["x", "y"] : ["x"] {
      all.append(
        .map([("name", .text(name)), ("if", .text(condition(sight))), ("reason", .text("Because."))]))
    }
    return .list(all)
  }

  /// Keys that say nothing about what happens.
  private mutating func descriptions(_ hasPractice: Bool) -> [(key: String, value: Draft)] {
    var entries: [(key: String, value: Draft)] = []
    if hasPractice, dice.chance(60) { entries.append(("practice", .text("care"))) }
    if dice.chance(20) { entries.append(("tags", .list([.text(dice.pick(["fast", "slow"]))]))) }
    if dice.chance(10) { entries.append(("level", .text(dice.pick(["notice", "coach", "act"])))) }
    if dice.chance(12) {
      entries.append(("status", .text(dice.pick(["draft", "trial", "live", "retired"]))))
    }
    if dice.chance(3) { entries.append(("about", .text("Why."))) }
    if dice.chance(3) { entries.append(("good_reasons", .list([.text("It was closed.")]))) }
    if dice.chance(3) { entries.append(("mutes", .list([.text("r0")]))) }
    if dice.chance(3) {
      entries.append(("aim", .map([("event", event().0), ("within", .text(duration()))])))
    }
    return entries
  }

  /// Which durations a site may tune.
  private mutating func noteTunable(_ name: String, _ entries: [(key: String, value: Draft)]) {
    var keys = entries.map(\.key).filter {
      ["for", "in_last", "expires", "cool_down", "remind"].contains($0)
    }
    if case .map(let expectation)? = entries.first(where: { $0.key == "expect" })?.value {
      for case ("within", _) in expectation { keys.append("within") }
      for case ("by", .text(let by)) in expectation where by.contains(" before ") || by.contains(" after ") {
        keys.append("by")
      }
    }
    tunable.append((name, keys))
  }
}
