import EventTime
import Temporal

extension SubjectCompiler {
  /// Joins facts that fold the same over times of different length, where they are read at triggers only: one of them is
  /// fed, and what the others are follows from it.
  mutating func joinFacts() {
    let watched = Set(program.rules.compactMap(\.state).flatMap { program.conditions[$0].reads.facts })
    var groups: [FactKey: [Int]] = [:]
    for (place, fact) in program.facts.enumerated() where fact.mayFollow && !watched.contains(place) {
      groups[FactKey(fact, within: nil), default: []].append(place)
    }
    for members in groups.values where members.count > 1 { join(facts: members) }
  }

  private mutating func join(facts members: [Int]) {
    let lengths = members.map { (fact: $0, length: program.facts[$0].within?.exact ?? 0) }
    guard let longest = lengths.max(by: { ($0.length, $0.fact) < ($1.length, $1.fact) }) else { return }
    for (fact, length) in lengths {
      program.facts[fact].longer = FactProgram.Longer(
        fact: longest.fact, difference: longest.length - length)
      guard fact != longest.fact else { continue }
      feeds[program.facts[fact].of].removeAll { $0 == fact }
      if let since = program.facts[fact].since { restarts[since].removeAll { $0 == fact } }
    }
  }
}

extension FactProgram {
  /// A time that added to any instant there is does not overflow.
  private static let mostMilliseconds: Int64 = 1 << 53

  /// Whether it can be told from the same fold over a longer time.
  fileprivate var mayFollow: Bool {
    guard let within, FoldBank.tellsShorterTimes(kind) else { return false }
    return (0..<Self.mostMilliseconds).contains(within.exact)
  }
}
