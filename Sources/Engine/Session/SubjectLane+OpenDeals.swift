import Activity
import RulePacks
import Symbols

extension SubjectLane {
  /// Has a deal count among the open ones of those who own it by these activities.
  ///
  /// - Returns: Whose counts it has changed.
  mutating func recountOpenDeals(
    _ deal: Symbol, _ rows: [UInt32], _ timeline: Timeline, _ vocabulary: DealVocabulary
  ) -> [SubjectTimelines.Key] {
    guard !run.openDeals.isEmpty else { return [] }
    let ownership = DealOwnership.of(deal, rows[...], in: timeline, vocabulary)
    var keys: [SubjectTimelines.Key] = []
    for index in run.openDeals.indices {
      let role = run.openDeals[index].role.kind
      let before = dealChanges[index][deal] ?? []
      let after = OpenDeals.found(role, ownership, timeline, run.ground.people)
      guard before != after else { continue }
      run.openDeals[index].deals.replace(before, by: after, timeline)
      dealChanges[index][deal] = after
      for id in Set(Set(before).symmetricDifference(after).map(\.subject)) {
        keys += self.keys(with: id, role)
      }
    }
    return keys
  }

  /// The subjects that somebody is, or is one of the two of.
  private func keys(with id: Symbol, _ role: SubjectKind) -> [SubjectTimelines.Key] {
    guard kind.isPair else { return [SubjectTimelines.Key(first: id)] }
    return subjects.map { key(of: $0) }.filter { $0.id(role, in: kind) == id }
  }
}
