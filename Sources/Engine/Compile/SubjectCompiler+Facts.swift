import CEL
import EventTime
import RulePacks
import Temporal

extension SubjectCompiler {
  /// The place of the fact that a pack calls so; nil where it has none.
  mutating func place(ofFact name: String, pack: Int) -> Int? {
    if let known = namedFacts[pack]?[name] { return known }
    let facts = packs[pack].facts
    guard let index = facts.firstIndex(where: { $0.name == name }) else { return nil }
    let slot = place(facts[index], pack: pack)
    namedFacts[pack, default: [:]][name] = slot
    return slot
  }

  /// The place of a fact; one that means the same as another, of whatever pack, has its place.
  mutating func place(_ fact: Fact, pack: Int) -> Int {
    let compiled = compile(fact, pack: pack)
    let key = FactKey(compiled, within: fact.within?.span)
    if let known = factPlaces[key] { return known }
    let slot = program.facts.count
    factPlaces[key] = slot
    program.facts.append(compiled)
    if let begin = compiled.begin {
      program.facts.append(beginner(of: compiled, begin))
      settles[compiled.of].append(slot)
      settles[begin.pattern].append(begin.fact)
    } else {
      feeds[compiled.of].append(slot)
    }
    if let until = compiled.until { settles[until].append(slot) }
    if let since = compiled.since { restarts[since].append(slot) }
    return slot
  }

  private mutating func compile(_ fact: Fact, pack: Int) -> FactProgram {
    let of = place(fact.of, pack: pack)
    let until = fact.until.map { place($0, pack: pack) }
    let since = fact.since.map { place($0, pack: pack) }
    let argument = fact.argument.map { place($0, ofFact: true, pack: pack) }
    return FactProgram(
      kind: fact.fold.kind, numberType: fact.type.numberType, of: of, until: until, since: since,
      argument: argument, source: FactProgram.Source(argument, program.conditions),
      where: fact.where.map { place($0, ofFact: true, pack: pack) },
      within: fact.within.map { span($0.span) }, last: fact.last,
      begin: fact.from.map {
        FactProgram.Begin(pattern: place($0, pack: pack), fact: program.facts.count + 1)
      },
      name: "\(packs[pack].id)/\(fact.name)")
  }

  /// Holds the activity that began the time which runs.
  private func beginner(of fact: FactProgram, _ begin: FactProgram.Begin) -> FactProgram {
    FactProgram(
      kind: .latest, numberType: .int, of: begin.pattern, until: nil, since: nil, argument: nil,
      source: .nothing, where: nil, within: nil, last: nil, begin: nil, name: fact.name, isBeginner: true)
  }
}

/// What a fact means, whoever named it.
struct FactKey: Hashable {
  private let kind: FoldBank.Kind
  private let numberType: FoldBank.NumberType
  private let places: [Int?]
  private let within: TimeSpan?

  init(_ fact: FactProgram, within: TimeSpan?) {
    (kind, numberType, self.within) = (fact.kind, fact.numberType, within)
    places = [fact.of, fact.until, fact.since, fact.argument, fact.where, fact.last, fact.begin?.pattern]
  }
}

extension Fact.Fold {
  var kind: FoldBank.Kind {
    switch self {
    case .count: .count
    case .distinct: .distinct
    case .sum: .sum
    case .mean, .meanTime: .mean
    case .min: .min
    case .max: .max
    case .latest: .latest
    case .first: .first
    case .values: .values
    case .pending: .pending
    }
  }
}

extension ValueType {
  var numberType: FoldBank.NumberType {
    switch self {
    case .int: .int
    case .uint: .uint
    default: .double
    }
  }
}
