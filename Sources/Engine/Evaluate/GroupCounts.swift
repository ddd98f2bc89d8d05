/// Verdicts that stretches of a group's rules come to together: noted at both ends, and added up once.
struct GroupCounts: Sendable {
  enum Outcome: Int {
    case met, void, open
  }

  private static let outcomes = 3

  /// By group: where its members begin in ``steps``.
  private let starts: [Int]
  /// By member and outcome: how much more often it came to it than the member before.
  private var steps: [Int]

  init(_ groups: [RuleGroup]) {
    var starts: [Int] = []
    var count = 0
    for group in groups {
      starts.append(count)
      count += group.count + 1
    }
    self.starts = starts
    steps = Array(repeating: 0, count: count * Self.outcomes)
  }

  mutating func count(_ outcome: Outcome, _ members: Range<Int>, of group: Int) {
    steps[(starts[group] + members.lowerBound) * Self.outcomes + outcome.rawValue] += 1
    steps[(starts[group] + members.upperBound) * Self.outcomes + outcome.rawValue] -= 1
  }

  /// Adds everything to the counts of the rules, by ``RuleProgram/index``.
  func add(to counts: inout [VerdictCounts], _ program: SubjectProgram) {
    for (place, group) in program.groups.enumerated() {
      var sums = [0, 0, 0]
      for member in 0..<group.count {
        for outcome in sums.indices {
          sums[outcome] += steps[(starts[place] + member) * Self.outcomes + outcome]
        }
        let index = program.rules[program.members[group.start + member]].index
        counts[index].met += sums[Outcome.met.rawValue]
        counts[index].void += sums[Outcome.void.rawValue]
        counts[index].open += sums[Outcome.open.rawValue]
      }
    }
  }
}
