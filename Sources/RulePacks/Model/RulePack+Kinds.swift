extension RulePack {
  /// Every kind that an event, a fact or a rule of the pack names.
  package var kindNames: [String] {
    let folded = facts.flatMap { [$0.of, $0.from, $0.since, $0.until].compactMap(\.self) }
    let named = Set((events + folded + rules.flatMap(\.events)).flatMap { $0.kindNames ?? [] })
    return named.sorted()
  }
}
