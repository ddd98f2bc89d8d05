import CEL
import EventTime
import RulePacks
import Symbols
import Temporal

extension SubjectRun {
  /// The value of a norm at this point, as it was drawn up last; nil where neither it nor what stands in has one.
  mutating func load(norm slot: Int, _ reading: Reading) -> Value? {
    if let drawn = drawn(slot, reading) { return Value(drawn.value) }
    switch program.norms[slot].fallback {
    case .none: return nil
    case .constant(let value): return Value(value)
    case .norm(let other): return load(norm: other, reading)
    }
  }

  private mutating func drawn(_ slot: Int, _ reading: Reading) -> NormBook.Drawn? {
    place(ofNorm: slot, reading).flatMap { ground.norms.drawn($0, at: at) }
  }

  private mutating func place(ofNorm slot: Int, _ reading: Reading) -> NormBook.Place? {
    let norm = program.norms[slot]
    return key(of: norm.keys, reading).map {
      NormBook.Place(norm: Int32(truncatingIfNeeded: norm.norm), key: $0)
    }
  }

  /// What deals are told apart by, as it is here; nil where some of it is not known.
  mutating func key(of loaders: [Loader], _ reading: Reading) -> NormKey? {
    var key = NormKey()
    for place in loaders.indices.prefix(NormKey.most) {
      let value = load(loaders[place], 0, reading)
      if value.isUnknownOrError || value.isNull || value.tag == .list { return nil }
      key[place] = self.key(of: value)
    }
    return key
  }

  // MARK: Timers

  /// Sets the timer at which norms that somebody watches are drawn up anew.
  mutating func followNorms() {
    guard !program.normReaders.isEmpty else { return }
    let instant = Instant(milliseconds: at)
    let site = ground.calendars[0].calendar
    var next = Int64.max
    for period in Period.allCases where program.norms.contains(where: { $0.every == period }) {
      next = min(next, site.nextPeriodStart(after: instant, period).milliseconds)
    }
    nextDrawing = next
    if next <= ground.asOf { timers.set(owners.norms, at: next) }
  }

  /// Norms are drawn up anew.
  mutating func takeDrawing() {
    for rule in program.normReaders { markDirty(rule) }
    followNorms()
  }

  // MARK: Evidence

  /// Where the value of a norm comes from.
  mutating func origin(ofNorm slot: Int, named name: String, _ reading: Reading) -> Evidence.Norm? {
    var slot = slot
    while true {
      let norm = ground.rules.norms.norms[program.norms[slot].norm].norm
      if let place = place(ofNorm: slot, reading), let drawn = ground.norms.drawn(place, at: at) {
        let among =
          ground.options.witnesses
          ? ground.norms.deals(place, at: drawn, most: Evidence.Norm.mostDeals) : []
        return Evidence.Norm(
          name: name, quantile: norm.quantile, since: Instant(milliseconds: drawn.since),
          deal: ground.symbols.text(drawn.deal), deals: drawn.deals, values: drawn.values,
          by: zip(norm.by, 0...).map { key, number in
            "\(key.text) \(memory.text(of: Value(place.key[number])))"
          },
          among: among.map { ground.symbols.text($0) })
      }
      guard case .norm(let other) = program.norms[slot].fallback else { return nil }
      slot = other
    }
  }
}
