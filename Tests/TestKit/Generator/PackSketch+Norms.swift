import Activity

// What is usual in won deals.
extension PackSketch {
  mutating func namedNorms() -> [(key: String, value: Draft)] {
    guard dice.chance(15) else { return [] }
    kinds.formUnion(["deal.won", "deal.won", "deal.stage_changed"])
    var drafts: [(key: String, value: Draft)] = []
    for number in 0..<dice.number(1...2) {
      let name = "n\(number)"
      var (kind, entries) = measure()
      let by: [String] = dice.some(
        ["deal.stage", "deal.fields.region", "rep.id", "account.fields.tier", "deal.id", "team.id"],
        dice.pick([0, 0, 1, 1, 2]))
      if !by.isEmpty {
        entries.append(("by", by.count == 1 && dice.chance(50) ? .text(by[0]) : .list(by.map { .text($0) })))
      }
      entries.insert(("quantile", .text(dice.pick(["1%", "25%", "50%", "80%", "99%"]))), at: 0)
      if dice.chance(85) {
        entries.append(("every", .text(dice.pick(["week", "week", "week", "month", "quarter"]))))
      }
      if dice.chance(35) { entries.append(("only", .text("greatest"))) }
      entries.append(("at_least", .text(dice.pick(["1", "1", "1", "2", "params.enough"]))))
      let otherwise = fallback(kind)
      if let otherwise { entries.append(("otherwise", .text(otherwise))) }
      let needsDeal =
        by.contains { $0.hasPrefix("deal.") }
        || norms.contains { $0.needsDeal && otherwise == "norms.\($0.name)" }
      drafts.append((name, .map(entries)))
      norms.append((name, kind, needsDeal))
    }
    return drafts
  }

  private mutating func measure() -> (NormKind, [(key: String, value: Draft)]) {
    if dice.chance(40) {
      let from = event().0
      return (.duration, [("time_from", from), ("to", dice.chance(40) ? from : event().0)])
    }
    var measures: [(NormKind, String)] = [
      (.duration, "activity.at - deal.opened_at"), (.int, "size(activity.contacts)"), (.int, "deal.amount"),
    ]
    for fact in facts {
      switch fact.kind {
      case .int: measures += [(.int, "facts.\(fact.name)"), (.int, "facts.\(fact.name)")]
      case .double: measures.append((.double, "facts.\(fact.name)"))
      case .list: measures.append((.int, "size(facts.\(fact.name))"))
      case .duration: measures.append((.duration, "facts.\(fact.name)"))
      case .timestamp, .activity: break
      }
    }
    let (kind, of) = dice.pick(measures)
    return (kind, [("of", .text(of))] + (dice.chance(40) ? [("at", event().0)] : []))
  }

  private mutating func fallback(_ kind: NormKind) -> String? {
    guard dice.chance(60) else { return nil }
    let others = norms.filter { $0.kind == kind }
    if !others.isEmpty, dice.chance(60) { return "norms.\(dice.pick(others).name)" }
    switch kind {
    case .int: return dice.pick(["2", "100", "params.most"])
    case .double: return dice.pick(["0.5", "65%", "params.limit"])
    case .duration: return dice.pick(["2 days", "36h", "params.span"])
    }
  }

  mutating func normCondition(_ norms: [(name: String, kind: NormKind)], _ sight: Sight) -> String {
    let (name, kind) = dice.pick(norms)
    let norm = "norms.\(name)"
    if dice.chance(12) { return dice.pick(["has(\(norm))", "!has(\(norm))"]) }
    switch kind {
    case .int:
      let ints = facts.filter { if case .int = $0.kind { true } else { false } }
      let other = ints.isEmpty ? "1" : "facts.\(dice.pick(ints).name)"
      return "\(other) \(comparison()) \(norm)"
    case .double: return "\(norm) \(comparison()) \(dice.pick(["0.3", "0.65", "1.0"]))"
    case .duration:
      if sight.deal, sight.now, dice.chance(70) {
        return "now - deal.opened_at \(dice.pick([">", ">=", "<", "<="])) \(norm)"
      }
      return "\(norm) \(comparison()) \(length())"
    }
  }
}
