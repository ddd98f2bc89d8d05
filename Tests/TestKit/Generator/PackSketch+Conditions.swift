import Activity

// LANGUAGE.md section 5.
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
    let usable = norms.filter { sight.facts && (sight.deal || !$0.needsDeal) }
    if !usable.isEmpty {
      choices.append((60, { $0.normCondition(usable.map { ($0.name, $0.kind) }, sight) }))
    }
    if let kinds = sight.kinds {
      choices.append((20, { $0.dataCondition(kinds) }))
      choices.append((8, { $0.activityCondition(sight) }))
    }
    if sight.deal {
      choices.append((25, { $0.dealCondition() }))
      if sight.now { choices.append((12, { $0.clockCondition() })) }
    }
    for kind in sight.subject where kind != "deal" && kind != "organisation" {
      choices.append((8, { "\(kind).open_deals \($0.comparison()) \($0.dice.number(0...2))" }))
      choices.append((4, { $0.personCondition(kind) }))
    }
    let constants = [
      "params.limit > 5", "params.strict", "size(lists.sizes) > 2", "\"legal\" in lists.topics",
    ]
    if choices.isEmpty || dice.chance(5) { return dice.pick(constants) }
    let choice = dice.pick(weighted: choices)
    return choice(&self)
  }

  mutating func comparison() -> String { dice.pick(["<", "<=", ">", ">=", "==", "!="]) }

  mutating func length() -> String {
    if dice.chance(10) { return "params.span" }
    let hours = dice.pick(Vocabulary.hours)
    return dice.pick(
      ["duration(\"\(hours)h\")", "hours(\(hours))"] + (hours % 24 == 0 ? ["days(\(hours / 24))"] : []))
  }

  // MARK: Facts

  private mutating func factCondition() -> String {
    let (name, kind) = dice.pick(facts)
    let fact = "facts.\(name)"
    switch kind {
    case .int:
      if dice.chance(12) { return "100 / \(fact) \(comparison()) 40" }
      if dice.chance(8) { return "has(\(fact))" }
      return "\(fact) \(comparison()) \(dice.pick(["0", "1", "2", "3", "30", "60", "100", "params.most"]))"
    case .double:
      if dice.chance(20) { return "!has(\(fact))" }
      return "\(fact) \(comparison()) \(dice.pick(["0.2", "0.65", "0.3", "1", "0.675", "30"]))"
    case .duration: return "\(fact) \(dice.pick([">", ">=", "<", "<="])) \(length())"
    case .timestamp: return "now - \(fact) \(dice.pick([">", ">=", "<", "<="])) \(length())"
    case .list:
      return dice.pick([
        "size(\(fact)) \(comparison()) \(dice.number(0...2))", "\"price\" in \(fact)", "\(fact) == []",
        "\(fact).exists(x, x == \"t1\")", "\(fact).all(x, x in lists.topics)",
        "\(fact).exists_one(x, x == params.topic)",
      ])
    case .activity(let kind): return "(\(activityFactCondition(fact, kind)))"
    }
  }

  private mutating func activityFactCondition(_ fact: String, _ kind: String) -> String {
    var choices = ["\(fact) == null", "\(fact) != null", "\(fact).actor == \"rep\""]
    choices.append("\(fact) != null && now - \(fact).at \(dice.pick([">", ">=", "<", "<="])) \(length())")
    if let field = Vocabulary.fields(of: kind).first(where: { $0.type == .int }) {
      choices.append("\(fact) != null && \(fact).data.\(field.name) >= \(dice.pick(field.values))")
    }
    return dice.pick(choices)
  }

  // MARK: Data

  /// A condition on `data` of an activity that may be of these kinds.
  mutating func dataCondition(_ kinds: [String]) -> String {
    guard kinds.count == 1, !Vocabulary.fields(of: kinds[0]).isEmpty else {
      return "activity.actor \(dice.pick(["==", "!="])) \"customer\""
    }
    if dice.chance(15) { return recordCondition() }
    let field = dice.pick(Vocabulary.fields(of: kinds[0]))
    let name = "data.\(field.name)"
    if dice.chance(12) { return dice.pick(["has(\(name))", "!has(\(name))"]) }
    switch field.type {
    case .bool: return dice.pick([name, "!\(name)", "\(name) == params.strict"])
    case .int: return wholeCondition(name, field)
    case .number, .money, .share, .percentPoints: return decimalCondition(name, field)
    case .text: return textCondition(name, field)
    case .listOfText: return listCondition(name)
    case .date, .instant: return "\(name) > timestamp(\"2026-01-08T00:00:00Z\")"
    case .any: return dice.pick(["\(name) == 7", "\(name) == \"x7\"", "\(name) != true"])
    }
  }

  private mutating func wholeCondition(_ name: String, _ field: Vocabulary.Field) -> String {
    if dice.chance(25) { return "100 / \(name) >= \(dice.pick(["1", "10"]))" }
    if dice.chance(10) { return "double(\(name)) * 0.5 > 14.5" }
    if dice.chance(10) { return "string(\(name)) in [\"5\", \"100\"]" }
    if dice.chance(10) { return "\(name) in lists.sizes" }
    return "\(name) \(comparison()) \(dice.chance(30) ? "params.limit" : dice.pick(field.values))"
  }

  private mutating func decimalCondition(_ name: String, _ field: Vocabulary.Field) -> String {
    if dice.chance(15) { return "int(\(name) * 10.0) % 2 == 0" }
    let isShare = field.type == .share
    return "\(name) \(comparison()) \(isShare && dice.chance(25) ? "params.talk" : dice.pick(field.values))"
  }

  private mutating func textCondition(_ name: String, _ field: Vocabulary.Field) -> String {
    let written = dice.pick(field.values)
    let value = written.hasPrefix("\"") ? written : "\"\(written)\""
    return dice.pick([
      "\(name) == \(value)", "\(name) != \(value)", "\(name) in [\(value), \"x\"]", "\(name) == params.topic",
      "\(name).startsWith(\"p\")", "\(name).endsWith(\"e\")", "\(name).contains(\"i\")",
      "\(name).matches(\"^(p|t)\")", "\(name).matches(\"[c-l]e.*\")", "\(name).matches(\"1$\")",
      "size(\(name)) > 4", "\(name) in lists.topics",
    ])
  }

  private mutating func listCondition(_ name: String) -> String {
    dice.pick([
      "\"price\" in \(name)", "size(\(name)) == 1", "\(name).exists(t, t == \"legal\")",
      "\(name).all(t, t != \"cost\")", "\(name).exists_one(t, t.startsWith(\"p\"))",
      "\(name).filter(t, t != \"price\") == []", "\(name).map(t, size(t)).exists(n, n > 4)",
      "\(name).map(t, t + \"!\") == [\"price!\"]",
    ])
  }

  // MARK: Records and people

  private mutating func activityCondition(_ sight: Sight) -> String {
    var choices = [
      "activity.actor == \"customer\"", "size(activity.contacts) \(comparison()) 1",
      "activity.contacts.exists(c, c == \"ana\")", "\"ben\" in activity.contacts",
      "activity.contacts[0] == \"ana\"", "activity.kind.startsWith(\"email\")", "account.id == \"A1\"",
      "team.id == \"north\"", "activity.text.matches(\"pric(e|y)\")", "activity.id.endsWith(\"2\")",
      personCondition("rep"), personCondition("manager"), personCondition("account"),
    ]
    if dice.chance(50) { choices += ["activity.id < \"a006\"", "account.id != \"A2\""] }
    if sight.now {
      choices.append("now - activity.at \(dice.pick([">", ">=", "<", "<="])) \(length())")
    }
    return dice.pick(choices)
  }

  private mutating func personCondition(_ kind: String) -> String {
    switch kind {
    case "rep": dice.pick(["rep.fields.tier == \"a\"", "rep.name == \"Rita\"", "rep.id != \"R2\""])
    case "manager": dice.pick(["manager.name == \"Max\"", "manager.id == \"M1\""])
    case "account": dice.pick(["account.fields.tier == \"key\"", "account.name == \"Acme\""])
    default: "team.name == \"north\""
    }
  }

  /// Of the deal and the people as they were when the activity happened.
  private mutating func recordCondition() -> String {
    dice.pick([
      "deal.stage == \"proposal\"", "deal.amount >= 100", "rep.id == \"R1\"", "manager.id == \"M1\"",
      "deal.open", "account.fields.tier == \"key\"", "deal.rep == \"R1\"",
    ])
  }

  private mutating func dealCondition() -> String {
    dice.pick([
      "deal.amount \(comparison()) \(dice.pick(["50", "100", "200"]))", "deal.stage == \"proposal\"",
      "deal.stage != \"discovery\"", "deal.open", "deal.won || deal.lost", "deal.fields.region == \"east\"",
      "has(deal.amount)", "!has(deal.fields.region)", "deal.amount * 2 > 150", "rep.id == \"R1\"",
      "manager.id == \"M1\"", "team.id != \"south\"", "deal.id in [\"D1\", \"D3\"]", "deal.account == \"A1\"",
      "deal.rep != \"R2\"", "deal.name == \"Crane\"", "deal.currency == \"EUR\"",
      "account.fields.tier == \"key\"", "rep.fields.tier == \"a\"", "deal.amount in lists.sizes",
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
