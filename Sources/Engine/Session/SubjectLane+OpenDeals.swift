import Activity
import EventTime
import RulePacks
import Symbols
import Temporal

extension SubjectLane {
  /// Has a deal count among the open ones of those who own it.
  ///
  /// - Returns: Whose counts it has changed, and where first.
  mutating func recountOpenDeals(
    _ deal: Symbol, _ ownership: [DealOwnership], _ timeline: borrowing Timeline
  ) -> [(key: SubjectTimelines.Key, first: OpenDeals.Change)] {
    guard !run.openDeals.isEmpty else { return [] }
    var changed: [(key: SubjectTimelines.Key, first: OpenDeals.Change)] = []
    for index in run.openDeals.indices {
      let role = run.openDeals[index].role.kind
      let before = dealChanges[index][deal] ?? []
      let after = OpenDeals.found(role, ownership, copy timeline, run.ground.people)
      guard before != after else { continue }
      run.openDeals[index].deals.replace(before, by: after, timeline)
      dealChanges[index][deal] = after
      for found in Self.differences(before, after) {
        changed += keys(with: found.subject, role).map { ($0, found.change) }
      }
    }
    return changed
  }

  /// What is in one of them only.
  private static func differences(_ before: [OpenDeals.Found], _ after: [OpenDeals.Found]) -> [OpenDeals
    .Found]
  {
    after.filter { !before.contains($0) } + before.filter { !after.contains($0) }
  }

  /// The subjects that somebody is, or is one of the two of.
  private func keys(with id: Symbol, _ role: SubjectKind) -> [SubjectTimelines.Key] {
    guard kind.isPair else { return [SubjectTimelines.Key(first: id)] }
    return subjects.map { key(of: $0) }.filter { $0.id(role, in: kind) == id }
  }

  /// Takes note of a change in how many open deals a subject has: to come, or to be run again for.
  mutating func note(_ change: OpenDeals.Change, of key: SubjectTimelines.Key) {
    guard let subject = places.place(of: key), heads[subject].takenRow != Head.none else { return }
    if isPast(change, for: subject) { return markStale(subject) }
    // What the run holds of the counts is out of date.
    if loaded == subject { unload() }
    let owner = UInt32(truncatingIfNeeded: subject)
    timers.set(owner, at: min(timers.instant(of: owner), change.at))
  }

  func isPast(_ change: OpenDeals.Change, for subject: Int) -> Bool {
    let head = heads[subject]
    if head.lastTimer >= change.at { return true }
    let timeline = run.ground.timeline
    let taken = timeline.at(Int(head.takenRow)).milliseconds
    if taken != change.at { return taken > change.at }
    return change.row < 0 || !timeline.precedes(Int(head.takenRow), Int(change.row))
  }
}
