import Engine
import EventTime

/// Finds for each finding of one side that of the other which speaks of the same thing.
struct FindingMatch {
  private(set) var added: [Impact.Finding] = []
  private(set) var removed: [Impact.Finding] = []
  private(set) var moved: [Impact.Move] = []

  /// Findings without a trigger are the same thing only where they lie no farther apart.
  static let farthest: Int64 = 31 * 86_400_000

  private struct Key: Hashable {
    var rule: String
    var subject: SubjectID
    var trigger: String?
  }

  /// - Parameters: Both in the order of evaluations; so are the results.
  init(_ before: [Impact.Finding], _ after: [Impact.Finding]) {
    let places = Dictionary(grouping: after.indices) { Self.key(after[$0]) }
    let formers = Dictionary(grouping: before.indices) { Self.key(before[$0]) }
    var partners: [Int: Int] = [:]
    for (key, formers) in formers {
      for (former, later) in Self.pairs(formers, places[key] ?? [], before, after) {
        partners[former] = later
      }
    }
    for place in before.indices {
      if let partner = partners[place] {
        if before[place] != after[partner] {
          moved.append(.init(before: before[place], after: after[partner]))
        }
      } else {
        removed.append(before[place])
      }
    }
    let kept = Set(partners.values)
    added = after.indices.filter { !kept.contains($0) }.map { after[$0] }
  }

  private static func key(_ finding: Impact.Finding) -> Key {
    Key(rule: finding.rule, subject: finding.subject, trigger: finding.trigger)
  }

  /// The nearest first: of one trigger there is mostly one, without a trigger several stretches of time.
  private static func pairs(
    _ formers: [Int], _ places: [Int], _ before: [Impact.Finding], _ after: [Impact.Finding]
  ) -> [(Int, Int)] {
    var candidates: [(distance: Int64, former: Int, place: Int)] = []
    for former in formers {
      for place in places {
        let distance = abs(before[former].at.milliseconds - after[place].at.milliseconds)
        guard before[former].trigger != nil || distance <= farthest else { continue }
        candidates.append((distance, former, place))
      }
    }
    candidates.sort { ($0.distance, $0.former, $0.place) < ($1.distance, $1.former, $1.place) }
    var pairs: [(Int, Int)] = []
    var isTaken: (formers: Set<Int>, places: Set<Int>) = ([], [])
    for candidate in candidates
    where !isTaken.formers.contains(candidate.former) && !isTaken.places.contains(candidate.place) {
      isTaken.formers.insert(candidate.former)
      isTaken.places.insert(candidate.place)
      pairs.append((candidate.former, candidate.place))
    }
    return pairs
  }
}
