import CEL
import EventTime
import RulePacks
import Temporal

extension SubjectCompiler {
  /// The place of a fact; one that means the same as another, of whatever pack, has its place.
  mutating func place(_ fact: Fact, pack: Int) -> Int {
    let compiled = compile(fact, pack: pack)
    let key = key(compiled)
    if let known = factPlaces[key] { return known }
    let slot = program.facts.count
    factPlaces[key] = slot
    program.facts.append(compiled)
    feeds[compiled.of].append(slot)
    if let until = compiled.until { settles[until].append(slot) }
    if let since = compiled.since { restarts[since].append(slot) }
    return slot
  }

  private mutating func compile(_ fact: Fact, pack: Int) -> FactProgram {
    FactProgram(
      kind: fact.fold.kind, numberType: fact.type.numberType, of: place(fact.of, pack: pack),
      until: fact.until.map { place($0, pack: pack) }, since: fact.since.map { place($0, pack: pack) },
      argument: fact.argument.map { place($0, ofFact: true, pack: pack) },
      where: fact.where.map { place($0, ofFact: true, pack: pack) },
      within: fact.within.map { span($0.span) }, last: fact.last,
      name: "\(packs[pack].id)/\(fact.name)")
  }

  private func key(_ fact: FactProgram) -> String {
    let places = [fact.of, fact.until, fact.since, fact.argument, fact.where, fact.last]
    let written = places.map { $0.map(String.init) ?? "-" }.joined(separator: " ")
    return
      "\(fact.kind) \(fact.numberType) \(written) \(fact.within.map { program.spans[Int($0.place)].description } ?? "")"
  }
}

extension Fact.Fold {
  var kind: FoldBank.Kind {
    switch self {
    case .count: .count
    case .distinct: .distinct
    case .sum: .sum
    case .mean: .mean
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
