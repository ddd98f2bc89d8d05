import CEL
import SourceText
import YAMLTree

extension PackBuilder {
  mutating func readFacts(_ node: YAMLNode) {
    for entry in named(node, "facts", .identifier) {
      let fact = fact(entry)
      if let fact { facts.append(fact) }
      let mayBeAbsent = fact.map { [.mean, .min, .max, .meanTime].contains($0.fold) } ?? false
      vocabulary.facts[entry.key.text] = .init(
        fact?.type ?? .error, unit: fact.flatMap { unit(of: $0) }, mayBeAbsent: mayBeAbsent)
    }
  }

  private mutating func fact(_ entry: YAMLEntry) -> Fact? {
    guard let fields = fields(entry.value, .fact, owner: entry.keyRange) else { return nil }
    guard let foldEntry = theOne(of: Fact.Fold.allCases.map(\.rawValue), in: fields, "a fact"),
      let fold = Fact.Fold(rawValue: foldEntry.key.text)
    else { return nil }
    guard let of = foldedEvent(fold, foldEntry, fields) else { return nil }
    let place = Place.activity(Place.Kinds(of.kindNames))
    let problems = diagnostics.count
    let argument = fold.hasArgument ? condition(foldEntry.value, at: place, wants: fold.wanted) : nil
    var fact = Fact(
      name: entry.key.text, range: entry.keyRange, fold: fold, argument: argument, of: of,
      from: fold == .meanTime ? event(foldEntry.value) : nil,
      where: fields["where"].flatMap { condition($0, at: place) },
      within: fields["within"].flatMap { duration($0) },
      last: fields["last"].flatMap { int($0, in: 1...1_000_000) },
      since: fields["since"].flatMap { event($0) },
      type: .int)
    readUntil(&fact, fields)
    checkTime(fact, fields)
    fact.type = type(of: fact, at: place)
    return diagnostics[problems...].hasErrors ? nil : fact
  }

  /// The one of some keys that a mapping has; none or several are reported.
  mutating func theOne(of keys: [String], in fields: Fields, _ subject: String) -> YAMLEntry? {
    let present = fields.present(keys)
    for entry in present.dropFirst() {
      report(
        .companion, entry.keyRange,
        "\(subject) has one of \(keys.joined(separator: ", ")), and here is a second",
        help: "keep '\(present[0].key.text)' or '\(entry.key.text)'")
    }
    if present.isEmpty, fields.meant.isDisjoint(with: keys) {
      report(.missingKey, fields.owner, "\(subject) needs one of: \(keys.joined(separator: ", "))")
    }
    return present.first
  }

  private mutating func foldedEvent(_ fold: Fact.Fold, _ entry: YAMLEntry, _ fields: Fields) -> EventPattern?
  {
    if fold == .meanTime { return companion("to", of: entry, in: fields).flatMap { event($0) } }
    guard fold.hasArgument else {
      if let of = fields.entry("of") {
        report(
          .companion, of.keyRange, "'\(fold.rawValue)' names its event itself",
          help: "write '\(fold.rawValue): EVENT' and leave 'of' out")
      }
      return event(entry.value)
    }
    guard let node = fields["of"] else {
      if fields.lacks("of") {
        report(.companion, entry.keyRange, "'\(fold.rawValue)' needs 'of'", help: "add 'of: EVENT'")
      }
      return nil
    }
    return event(node)
  }

  private mutating func readUntil(_ fact: inout Fact, _ fields: Fields) {
    if let entry = fields.entry("until"), fact.fold != .pending {
      report(.companion, entry.keyRange, "'until' goes with 'pending' only", help: "leave it out")
    } else if fact.fold == .pending, fields.lacks("until") {
      report(
        .companion, fact.range, "'pending' needs 'until'", help: "add 'until: EVENT': what settles a key")
    }
    fact.until = fields["until"].flatMap { event($0) }
  }

  private mutating func checkTime(_ fact: Fact, _ fields: Fields) {
    if fact.fold == .meanTime {
      for entry in fields.present(["of", "where"]) {
        report(
          .companion, entry.keyRange, "'\(entry.key.text)' has no meaning beside 'mean_time_from'",
          help: "a time goes from one event to another: name events that have a 'where' of their own")
      }
    } else if let entry = fields.entry("to") {
      report(.companion, entry.keyRange, "'to' goes with 'mean_time_from' only", help: "leave it out")
    }
  }

  private mutating func type(of fact: Fact, at place: Place) -> ValueType {
    let argument = fact.argument?.checked.type ?? .error
    switch fact.fold {
    case .count, .distinct, .pending: return .int
    case .mean: return .double
    case .meanTime: return .duration
    case .sum, .min, .max: return argument
    case .values:
      if case .list = argument { return argument }
      return .list(argument)
    case .latest, .first:
      guard let kinds = place.activity else { return .error }
      let records = vocabulary.activityRecords(kinds)
      vocabulary.factRecords += records
      return .record(records[0].name)
    }
  }

  /// The unit of what is folded, as far as that is a plain field.
  private mutating func unit(of fact: Fact) -> String? {
    guard [.sum, .mean, .min, .max].contains(fact.fold), let argument = fact.argument else { return nil }
    return unit(of: argument, at: .activity(Place.Kinds(fact.of.kindNames)))
  }

  /// The unit of an expression that is nothing but a field.
  mutating func unit(of condition: Condition, at place: Place) -> String? {
    guard let attribute = condition.checked.plainAttribute else { return nil }
    let declarations = vocabulary.declarations(at: place)
    var type = declarations.variables[attribute.root]
    var unit: String?
    for name in attribute.path {
      guard case .record(let record)? = type, let field = declarations.records[record]?.fields[name] else {
        return nil
      }
      type = field.type
      unit = field.unit
    }
    return unit
  }
}

extension Fact.Fold {
  var hasArgument: Bool {
    switch self {
    case .count, .latest, .first, .meanTime: false
    case .distinct, .sum, .mean, .min, .max, .values, .pending: true
    }
  }

  var wanted: Wanted {
    switch self {
    case .sum, .mean: .number
    default: .value
    }
  }
}
