/// Rules that wait on the same events under the same conditions, and differ in how long: their first rule does the work
/// of all, so that an activity at which nothing is due costs no more than for one.
struct RuleGroup: Sendable, BitwiseCopyable {
  /// Where its members begin in ``SubjectProgram/members``, and their durations in ``SubjectProgram/durations``.
  let start: Int
  let count: Int

  @inline(__always) var range: Range<Int> { start..<(start &+ count) }
}

extension SubjectCompiler {
  /// Joins rules into groups, in place of which only the first of each is dispatched.
  mutating func joinRules() {
    let events = eventsOfRules()
    var places: [String: Int] = [:]
    var groups: [[Int]] = []
    for (slot, rule) in program.rules.enumerated() {
      guard let key = key(of: rule, events[slot]) else { continue }
      if let place = places[key] {
        groups[place].append(slot)
      } else {
        places[key] = groups.count
        groups.append([slot])
      }
    }
    for members in groups where members.count > 1 { join(members) }
  }

  /// By rule: the patterns that are something to it, and what.
  private func eventsOfRules() -> [String] {
    var events = Array(repeating: "", count: program.rules.count)
    for (pattern, interests) in interests.enumerated() {
      for interest in interests { events[Int(interest.rule)] += " \(pattern):\(interest.role.rawValue)" }
    }
    return events
  }

  /// What rules of one group have in common; nil for a rule that stands alone.
  private func key(of rule: RuleProgram, _ events: String) -> String? {
    guard rule.same.isEmpty, let span = rule.form.stagger, span.exact >= 0 else { return nil }
    let condition = rule.condition ?? rule.state ?? -1
    return "\(rule.state == nil) \(condition) \(rule.endsWithClose)\(events)"
  }

  private mutating func join(_ slots: [Int]) {
    let spans = slots.compactMap { slot in program.rules[slot].form.stagger.map { (slot, $0) } }
      .sorted { ($0.1.exact, $0.0) < ($1.1.exact, $1.0) }
    let group = program.groups.count
    program.groups.append(RuleGroup(start: program.members.count, count: spans.count))
    program.members += spans.map(\.0)
    program.durations += spans.map(\.1.exact)
    let leader = slots[0]
    if let state = program.rules[leader].state {
      program.rules[leader].form = .silences(state, group: group)
    } else {
      program.rules[leader].form = .laters(group: group)
    }
    let followers = Set(slots.dropFirst())
    program.followers.formUnion(followers)
    for pattern in interests.indices { interests[pattern].removeAll { followers.contains(Int($0.rule)) } }
  }
}

extension RuleProgram.Form {
  /// The one duration by which rules of its form may differ within a group.
  fileprivate var stagger: SpanProgram? {
    switch self {
    case .silence(_, let inLast): inLast
    case .later(.within(let span), each: false): span
    default: nil
    }
  }

  /// The group for which the rule works, or nil.
  var group: Int? {
    switch self {
    case .silences(_, let group), .laters(let group): group
    default: nil
    }
  }
}
