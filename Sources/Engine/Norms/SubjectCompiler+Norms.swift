import CEL
import RulePacks
import Symbols
import Temporal

extension SubjectCompiler {
  /// The loader of `norms.NAME`.
  mutating func norm(_ path: [String], pack: Int) -> Loader {
    guard path.count == 1, let slot = placeNorm(path[0], pack: pack) else { return .absent }
    return .norm(slot)
  }

  /// The place of a norm in the program; those that stand in for it are placed before it.
  private mutating func placeNorm(_ name: String, pack: Int) -> Int? {
    let key = "\(pack) \(name)"
    if let known = normPlaces[key] { return known }
    guard let norm = packs[pack].norms.first(where: { $0.name == name }) else { return nil }
    let fallback = fallback(of: norm, pack: pack)
    let slot = program.norms.count
    normPlaces[key] = slot
    program.norms.append(
      NormReading(
        norm: normTable.place(norm, pack: pack), keys: keys(of: norm, pack: pack), fallback: fallback,
        every: norm.every))
    return slot
  }

  private mutating func keys(of norm: Norm, pack: Int) -> [Loader] {
    norm.by.compactMap { key in key.checked.attributes.first.map { loader(for: $0, pack: pack) } }
  }

  private mutating func fallback(of norm: Norm, pack: Int) -> NormReading.Fallback {
    switch norm.otherwise {
    case nil: return .none
    case .constant(let value, parameter: _):
      return .constant(FoldKey(ConstantTable.value(value, &symbols)))
    case .norm(let other):
      // Defined before, so that this ends.
      return placeNorm(other, pack: pack).map { .norm($0) } ?? .none
    }
  }

  /// What a condition that reads the norm depends on beside it.
  func keys(ofNorm slot: Int) -> [Loader] {
    let reading = program.norms[slot]
    guard case .norm(let other) = reading.fallback else { return reading.keys }
    return reading.keys + keys(ofNorm: other)
  }

  /// What has to be measured on deals for the norms that programs have asked for; it takes up texts and constants.
  mutating func finishNorms() -> NormSet {
    guard !normTable.entries.isEmpty else { return NormSet() }
    var compiler = SubjectCompiler(
      kind: .deal, packs: packs, zone: zone, constants: constants, symbols: symbols)
    let norms = normTable.entries.map { compiler.measure($0.norm, pack: $0.pack) }
    compiler.finish()
    constants = compiler.constants
    symbols = compiler.symbols
    return NormSet(norms: norms, program: compiler.program)
  }

  /// Adds what has to be measured on deals for a norm.
  private mutating func measure(_ norm: Norm, pack: Int) -> NormProgram {
    let measure: NormProgram.Measure =
      switch norm.measure {
      case .value(let condition, at: let event):
        .value(place(condition, pack: pack), at: event.map { latest($0, pack) })
      case .time(let from, let to): .time(from: latest(from, pack), to: latest(to, pack))
      }
    return NormProgram(norm: norm, pack: pack, measure: measure, keys: keys(of: norm, pack: pack))
  }

  /// A fact that holds the latest activity of an event, which tells whether the one at hand is of it.
  private mutating func latest(_ event: EventPattern, _ pack: Int) -> Int {
    place(Fact(name: event.label, range: event.range, fold: .latest, of: event, type: .null), pack: pack)
  }
}
