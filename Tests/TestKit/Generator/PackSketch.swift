/// A random pack that the reader accepts: what may be named first, then rules that may name it.
///
/// Every form, qualifier and key of LANGUAGE.md sections 5 to 10 has its chance.
struct PackSketch {
  var dice: Dice
  let id: String
  /// Name and what it can be compared as.
  var facts: [(name: String, kind: FactKind)] = []
  /// Whether it compares deals by what a deal says, so that there has to be one.
  var norms: [(name: String, kind: NormKind, needsDeal: Bool)] = []
  /// Named events and the kinds that they may be; none stands for any.
  var events: [(name: String, kinds: [String])] = []
  /// Durations of this pack: few, so that the log can hit their ends.
  var durations: [String]
  /// Kinds that the pack speaks of.
  var kinds: Set<String> = []
  /// What a site may tune: each rule's durations by key, and the rules' names.
  var tunable: [(rule: String, keys: [String])] = []

  enum NormKind { case int, double, duration }

  enum FactKind { case int, double, timestamp, duration, list, activity(String) }

  init(_ dice: Dice, id: String, durations: [String]) {
    self.dice = dice
    self.id = id
    self.durations = durations
  }

  /// The pack without tests.
  mutating func pack() -> Draft {
    var entries: [(key: String, value: Draft)] = [
      ("touchline", .text("1")), ("pack", .text(id)), ("version", .text("1.0.0")), ("title", .text("P")),
      ("summary", .text("P")), ("domain", .text("conformance")),
    ]
    if dice.chance(10) { entries.append(("requires", .list([.text("conformance")]))) }
    entries += [("params", params()), ("lists", lists())]
    let events = namedEvents()
    if !events.isEmpty { entries.append(("events", .map(events))) }
    let facts = namedFacts()
    if !facts.isEmpty { entries.append(("facts", .map(facts))) }
    let norms = namedNorms()
    if !norms.isEmpty { entries.append(("norms", .map(norms))) }
    let hasPractice = dice.chance(10)
    if hasPractice { entries.append(("practices", practices())) }
    var rules: [(key: String, value: Draft)] = []
    for number in 0..<dice.pick(weighted: [(5, 1), (3, 2), (2, 3)]) {
      rules.append(("r\(number)", rule("r\(number)", hasPractice: hasPractice)))
    }
    entries.append(("rules", .map(rules)))
    if dice.chance(15) { entries.append(("brief", brief())) }
    return .map(entries)
  }

  // MARK: Params, lists, practices

  private mutating func params() -> Draft {
    func param(_ type: String, _ value: String, _ more: [(key: String, value: Draft)] = []) -> Draft {
      .map([("type", .text(type)), ("default", .text(value))] + more)
    }
    let bounds: [(key: String, value: Draft)] = [
      ("min", .text("0")), ("max", .text("100")), ("about", .text("A limit.")),
    ]
    return .map([
      ("limit", param("number", dice.pick(["60", "29.5"]), dice.chance(20) ? bounds : [])),
      ("most", param("int", dice.pick(["1", "2"]))),
      ("enough", param("int", dice.pick(["1", "2"]))),
      ("talk", param("percent", dice.pick(["65%", "20%"]))),
      ("topic", param("text", dice.pick(["price", "legal"]))),
      ("strict", param("bool", dice.pick(["true", "false"]))),
      ("wait", param("duration", dice.pick(durations))),
      ("span", param("duration", dice.pick(Vocabulary.exactDurations))),
    ])
  }

  private mutating func lists() -> Draft {
    .map([
      ("topics", .list(dice.pick([["price", "legal"], ["cost"], ["legal", "t1"]]).map { .text($0) })),
      ("sizes", .list(dice.pick([["0", "50"], ["5", "100", "200"]]).map { .text($0) })),
    ])
  }

  private mutating func practices() -> Draft {
    let benchmark: Draft = .map([
      ("world_class", .text("92%")), ("everyone", .text("48%")), ("source", .text("S")),
    ])
    let more: [(key: String, value: Draft)] = dice.chance(50) ? [("benchmark", benchmark)] : []
    return .map([("care", .map([("statement", .text("We care."))] + more))])
  }

  private mutating func brief() -> Draft {
    let sight = Sight(kinds: nil, subject: ["deal"], deal: true)
    func line(_ sketch: inout PackSketch) -> Draft {
      .map([("if", .text(sketch.condition(sight))), ("say", .text(sketch.text(sight, form: "")))])
    }
    var entries: [(key: String, value: Draft)] = []
    for section in ["working", "not_working", "next"] where dice.chance(50) {
      entries.append((section, .list([line(&self)])))
    }
    return .map(entries)
  }

  /// One of the durations, or the parameter that holds one.
  mutating func duration() -> String { dice.chance(10) ? "params.wait" : dice.pick(durations) }
}
