import Activity
import RulePacks
import SourceText

/// An event whose kinds the log never has makes a rule that is silent, or speaks of everybody.
struct AbsentKinds: LogLint {
  func problems(in pack: RulePack, on ground: LoggedGround) -> [Diagnostic] {
    var seen: Set<SourceRange> = []
    let facts = pack.facts.flatMap { told($0.events, pack, ground, rule: nil) }
    let rules = pack.rules.flatMap { told($0.events, pack, ground, rule: $0) }
    return (rules + facts).filter { seen.insert($0.range).inserted }
  }

  private func told(
    _ events: [EventPattern], _ pack: RulePack, _ ground: LoggedGround, rule: Rule?
  ) -> [Diagnostic] {
    events.compactMap { event in
      guard let kinds = event.kindNames, !kinds.isEmpty, ground.kinds.isDisjoint(with: kinds) else {
        return nil
      }
      let names = kinds.map { "'\($0)'" }.joined(separator: " nor ")
      return warning(
        .absentKind, in: pack, at: event.range,
        kinds.count == 1 ? "this log has no activity of the kind \(names)" : "this log has neither \(names)",
        help: kinds.compactMap { nearest($0, among: ground.kinds) }.first.map {
          "the log has '\($0)': have it written as the kind is called"
        } ?? "have it logged, or disable what depends on it: silence here says nothing", rule: rule)
    }
  }
}
