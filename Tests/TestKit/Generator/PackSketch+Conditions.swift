extension PackSketch {
  /// What a condition may speak of where it stands.
  struct Sight {
    /// Kinds of the activity at hand; nil where there is none, empty for any kind.
    var kinds: [String]?
    var facts = true
    var now = true
    /// The subject's kinds.
    var subject: [String]
    var deal: Bool
  }

  mutating func condition(_ sight: Sight, depth: Int = 0) -> String {
    let shape = dice.number(0...99)
    if depth < 2, shape < 12 { return "\(condition(sight, depth: depth + 1)) && \(atom(sight))" }
    if depth < 2, shape < 24 { return "(\(condition(sight, depth: depth + 1)) || \(atom(sight)))" }
    if depth < 2, shape < 30 { return "!(\(condition(sight, depth: depth + 1)))" }
    if depth < 1, shape < 33 { return "(\(atom(sight)) ? \(atom(sight)) : \(atom(sight)))" }
    return atom(sight)
  }

  private mutating func atom(_ sight: Sight) -> String {
    var choices: [(Int, (inout PackSketch) -> String)] = []
    if sight.facts, !facts.isEmpty { choices.append((40, { $0.factCondition() })) }
    if let kinds = sight.kinds {
      choices.append((20, { $0.dataCondition(kinds) }))
      choices.append((5, { $0.activityCondition(sight) }))
    }
    if sight.deal {
      choices.append((25, { $0.dealCondition() }))
      if sight.now { choices.append((12, { $0.clockCondition() })) }
    }
    for kind in sight.subject where kind != "deal" && kind != "organisation" {
      choices.append((8, { "\(kind).open_deals \($0.comparison()) \($0.dice.number(0...2))" }))
    }
    if choices.isEmpty { return "params.limit > 5" }
    let choice = dice.pick(weighted: choices)
    return choice(&self)
  }

  private mutating func comparison() -> String { dice.pick(["<", "<=", ">", ">=", "==", "!="]) }

  private mutating func factCondition() -> String {
    let (name, kind) = dice.pick(facts)
    let fact = "facts.\(name)"
    switch kind {
    case .int:
      if dice.chance(12) { return "100 / \(fact) \(comparison()) 40" }
      return dice.chance(8)
        ? "has(\(fact))" : "\(fact) \(comparison()) \(dice.pick(["0", "1", "2", "3", "30", "60", "100"]))"
    case .double:
      if dice.chance(20) { return "!has(\(fact))" }
      return "\(fact) \(comparison()) \(dice.pick(["0.2", "0.65", "0.3", "1", "0.675", "30"]))"
    case .list:
      return dice.pick([
        "size(\(fact)) \(comparison()) \(dice.number(0...2))", "\"price\" in \(fact)", "\(fact) == []",
        "\(fact).exists(x, x == \"t1\")", "\(fact).all(x, x in lists.topics)",
      ])
    case .activity(let kind):
      var choices = ["\(fact) == null", "\(fact) != null"]
      choices.append("\(fact) != null && now - \(fact).at \(dice.pick([">", ">=", "<", "<="])) \(length())")
      if let field = Vocabulary.fields(of: kind).first(where: { $0.kind == .int }) {
        choices.append("\(fact) != null && \(fact).data.\(field.name) >= \(dice.pick(field.values))")
      }
      return "(\(dice.pick(choices)))"
    }
  }

  mutating func length() -> String {
    let hours = dice.pick(Vocabulary.hours)
    return dice.pick(
      ["duration(\"\(hours)h\")", "hours(\(hours))"] + (hours % 24 == 0 ? ["days(\(hours / 24))"] : []))
  }

  /// A condition on `data` of an activity that may be of these kinds.
  mutating func dataCondition(_ kinds: [String]) -> String {
    guard kinds.count == 1, !Vocabulary.fields(of: kinds[0]).isEmpty else {
      return "activity.actor \(dice.pick(["==", "!="])) \"customer\""
    }
    if dice.chance(15) { return recordCondition() }
    let field = dice.pick(Vocabulary.fields(of: kinds[0]))
    let name = "data.\(field.name)"
    if dice.chance(12) { return dice.pick(["has(\(name))", "!has(\(name))"]) }
    switch field.kind {
    case .bool: return dice.pick([name, "!\(name)", "\(name) == true"])
    case .int:
      if dice.chance(25) { return "100 / \(name) >= \(dice.pick(["1", "10"]))" }
      if dice.chance(10) { return "double(\(name)) * 0.5 > 14.5" }
      if dice.chance(10) { return "string(\(name)) in [\"5\", \"100\"]" }
      return "\(name) \(comparison()) \(dice.chance(15) ? "params.limit" : dice.pick(field.values))"
    case .number:
      if dice.chance(15) { return "int(\(name) * 10.0) % 2 == 0" }
      return "\(name) \(comparison()) \(dice.pick(field.values))"
    case .text:
      let value = "\"\(dice.pick(field.values))\""
      return dice.pick([
        "\(name) == \(value)", "\(name) != \(value)", "\(name) in [\(value), \"x\"]",
        "\(name).startsWith(\"p\")",
        "size(\(name)) > 4", "\(name) in lists.topics",
      ])
    case .listOfText:
      return dice.pick([
        "\"price\" in \(name)", "size(\(name)) == 1", "\(name).exists(t, t == \"legal\")",
        "\(name).all(t, t != \"cost\")",
        "\(name).exists_one(t, t.startsWith(\"p\"))", "\(name).filter(t, t != \"price\") == []",
        "\(name).map(t, size(t)).exists(n, n > 4)",
      ])
    case .instant: return "\(name) > timestamp(\"2026-01-08T00:00:00Z\")"
    }
  }

  private mutating func activityCondition(_ sight: Sight) -> String {
    var choices = [
      "activity.actor == \"customer\"", "size(activity.contacts) \(comparison()) 1",
      "activity.contacts.exists(c, c == \"ana\")", "\"ben\" in activity.contacts",
      "activity.contacts[0] == \"ana\"", "activity.kind.startsWith(\"email\")", "account.id == \"A1\"",
      "team.id == \"north\"", "rep.fields.tier == \"a\"", "manager.name == \"Max\"",
    ]
    if sight.now {
      choices.append("now - activity.at \(dice.pick([">", ">=", "<", "<="])) \(length())")
    }
    return dice.pick(choices)
  }

  /// Of the deal and the people as they were when the activity happened.
  private mutating func recordCondition() -> String {
    dice.pick([
      "deal.stage == \"proposal\"", "deal.amount >= 100", "rep.id == \"R1\"", "manager.id == \"M1\"",
      "deal.open",
    ])
  }

  private mutating func dealCondition() -> String {
    dice.pick([
      "deal.amount \(comparison()) \(dice.pick(["50", "100", "200"]))", "deal.stage == \"proposal\"",
      "deal.stage != \"discovery\"", "deal.open", "deal.won || deal.lost", "deal.fields.region == \"east\"",
      "has(deal.amount)", "!has(deal.fields.region)", "deal.amount * 2 > 150", "rep.id == \"R1\"",
      "manager.id == \"M1\"",
      "deal.id in [\"D1\", \"D3\"]",
    ])
  }

  private mutating func clockCondition() -> String {
    let sign = dice.pick(["<", "<=", ">", ">="])
    return dice.pick([
      "now \(sign) deal.close_date", "now - deal.opened_at \(sign) \(length())",
      "now \(sign) deal.close_date - \(length())", "now \(sign) deal.opened_at + \(length())",
      "deal.close_date \(sign) now",
    ])
  }
}
