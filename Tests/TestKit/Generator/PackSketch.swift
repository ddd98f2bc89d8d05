/// A random pack that the reader accepts: facts first, then rules that may read them.
///
/// Every form, qualifier and key of LANGUAGE.md sections 6 to 9 has its chance.
struct PackSketch {
  var dice: Dice
  /// Name and what it can be compared as.
  var facts: [(name: String, kind: FactKind)] = []
  /// Durations of this pack: few, so that the log can hit their ends.
  var durations: [String]
  /// Kinds that the pack speaks of.
  var kinds: Set<String> = []

  enum FactKind { case int, double, list, activity(String) }

  init(_ dice: Dice) {
    self.dice = dice
    durations = self.dice.some(Vocabulary.durations, 3)
  }

  /// The pack without tests.
  mutating func pack() -> Draft {
    var entries: [(key: String, value: Draft)] = [
      ("touchline", .text("1")), ("pack", .text("p")), ("version", .text("1.0.0")), ("title", .text("P")),
      ("summary", .text("P")), ("domain", .text("conformance")),
      (
        "params",
        .map([
          ("limit", .map([("type", .text("number")), ("default", .text("60"))])),
          ("wait", .map([("type", .text("duration")), ("default", .text(dice.pick(durations)))])),
        ])
      ),
      ("lists", .map([("topics", .list([.text("price"), .text("legal")]))])),
    ]
    var facts: [(key: String, value: Draft)] = []
    for number in 0..<dice.number(0...3) {
      let (kind, draft) = fact()
      facts.append(("f\(number)", draft))
      self.facts.append(("f\(number)", kind))
    }
    if !facts.isEmpty { entries.append(("facts", .map(facts))) }
    let rules = (0..<dice.pick(weighted: [(5, 1), (3, 2), (2, 3)])).map { number in
      (key: "r\(number)", value: rule())
    }
    entries.append(("rules", .map(rules)))
    return .map(entries)
  }

  mutating func duration() -> String { dice.chance(10) ? "params.wait" : dice.pick(durations) }

  // MARK: Events

  mutating func kind() -> String {
    let kind = dice.pick(weighted: [
      (4, "call.held"), (4, "email.sent"), (4, "email.received"), (3, "issue.raised"), (2, "issue.resolved"),
      (3, "discount.offered"), (3, "meeting.held"), (2, "proposal.sent"), (2, "note.logged"),
      (1, "deal.stage_changed"), (1, "deal.amount_changed"), (1, "deal.lost"), (1, "deal.won"),
      (1, "deal.opened"),
    ])
    kinds.insert(kind)
    return kind
  }

  /// An event and the kinds that it may be; none stands for any.
  mutating func event() -> (Draft, [String]) {
    if dice.chance(4) { return (.text("any"), []) }
    if dice.chance(20) {
      let some = [kind(), kind()]
      return some[0] == some[1] ? (.text(some[0]), [some[0]]) : (.list(some.map { .text($0) }), some)
    }
    let kind = kind()
    return (event(of: kind), [kind])
  }

  mutating func event(of kind: String) -> Draft {
    var entries: [(key: String, value: Draft)] = [("kind", .text(kind))]
    let fields = Vocabulary.fields(of: kind).filter { !$0.values.isEmpty && $0.kind != .number }
    if dice.chance(15), !fields.isEmpty {
      let field = dice.pick(fields)
      let value = field.kind == .listOfText ? "price" : dice.pick(field.values)
      entries.append(("with", .map([(field.name, .text(value))])))
    }
    if dice.chance(20) { entries.append(("where", .text(dataCondition([kind])))) }
    return entries.count == 1 ? .text(kind) : .map(entries)
  }

  // MARK: Facts

  private mutating func fact() -> (FactKind, Draft) {
    let fold = dice.pick([
      "count", "count", "count", "distinct", "sum", "mean", "min", "max", "latest", "first", "values",
      "pending",
    ])
    var entries: [(key: String, value: Draft)]
    var kind: FactKind = .int
    var whereKinds: [String]
    switch fold {
    case "count", "latest", "first":
      let (event, kinds) = event()
      entries = [(fold, event)]
      whereKinds = kinds
      if fold != "count" { kind = .activity(kinds.count == 1 ? kinds[0] : "") }
    case "distinct", "values":
      let (argument, kind2) = dice.pick([
        ("data.topic", "issue.raised"), ("activity.contacts", "call.held"), ("data.thread", "email.received"),
        ("data.topics", "call.held"), ("deal.id", "call.held"), ("rep.id", "meeting.held"),
        fold == "values" ? ("data.topic", "note.logged") : ("data.minutes", "meeting.held"),
      ])
      entries = [(fold, .text(argument)), ("of", event(of: kind2))]
      whereKinds = [kind2]
      kinds.insert(kind2)
      if fold == "values" { kind = .list }
    case "pending":
      let (argument, of, until) = dice.pick([
        ("data.topic", "issue.raised", "issue.resolved"), ("data.thread", "email.received", "email.sent"),
        ("data.thread", "issue.raised", "email.sent"),
      ])
      entries = [(fold, .text(argument)), ("of", event(of: of)), ("until", event(of: until))]
      whereKinds = [of]
      kinds.formUnion([of, until])
    default:
      let (argument, kind2, isDouble) = dice.pick([
        ("data.minutes", "call.held", false), ("data.talk_ratio", "call.held", true),
        ("data.percent", "discount.offered", false), ("100 / data.percent", "discount.offered", false),
        ("data.amount", "proposal.sent", false), ("data.talk_ratio * 2.0", "call.held", true),
      ])
      entries = [(fold, .text(argument)), ("of", event(of: kind2))]
      whereKinds = [kind2]
      kinds.insert(kind2)
      kind = isDouble || fold == "mean" ? .double : .int
    }
    if dice.chance(15), !whereKinds.isEmpty { entries.append(("where", .text(dataCondition(whereKinds)))) }
    if dice.chance(50) { entries.append(("within", .text(duration()))) }
    if dice.chance(20) { entries.append(("last", .text("\(dice.number(1...3))"))) }
    if dice.chance(15) { entries.append(("since", event().0)) }
    return (kind, .map(entries))
  }
}
