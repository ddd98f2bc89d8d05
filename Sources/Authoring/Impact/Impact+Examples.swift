import Engine
import EventTime

extension Impact {
  /// Some of what changed, to be read: the rules that changed most in turn, of each what differs most first.
  package func examples(_ count: Int = 10) -> [Example] {
    let all = added.map(Example.added) + removed.map(Example.removed) + moved.map(Example.moved)
    let byRule = Dictionary(grouping: all, by: \.finding.rule)
    var queues = byRule.sorted { a, b in (b.value.count, a.key) < (a.value.count, b.key) }
      .map { Self.foremost(count, of: $0.value)[...] }
    var examples: [Example] = []
    while examples.count < count, queues.contains(where: { !$0.isEmpty }) {
      for place in queues.indices where examples.count < count {
        if let next = queues[place].popFirst() { examples.append(next) }
      }
    }
    return examples
  }

  /// There may be hundreds of thousands: their places are sorted instead of them.
  private static func foremost(_ count: Int, of examples: [Example]) -> [Example] {
    let order = examples.indices.sorted { examples[$0].precedes(examples[$1]) }
    return order.prefix(count).map { examples[$0] }
  }
}

extension Impact.Example {
  /// What differs more, then what is later: people remember it.
  fileprivate func precedes(_ other: Self) -> Bool {
    if distance != other.distance { return distance > other.distance }
    let (a, b) = (finding, other.finding)
    if a.at != b.at { return a.at > b.at }
    return (a.subject.description, a.trigger ?? "") < (b.subject.description, b.trigger ?? "")
  }

  /// What is only on one side is farther from the other than whatever moves.
  private var distance: Int64 {
    switch self {
    case .added, .removed: .max
    case .moved(let move): abs(move.before.at.milliseconds - move.after.at.milliseconds)
    }
  }
}
