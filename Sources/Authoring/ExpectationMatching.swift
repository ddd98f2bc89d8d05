import RulePacks

/// Compares what a test expects with what happened. LANGUAGE.md section 11.
struct ExpectationMatching {
  /// Expectations that nothing met.
  private(set) var missing: [PackTest.Expected] = []
  /// Outcomes that no expectation met.
  private(set) var unmatched: [TestOutcome] = []

  init(_ test: PackTest, _ outcomes: [TestOutcome]) {
    let events = test.expect.filter { !$0.summarises }
    for expected in test.expect where expected.summarises {
      let rule = expected.rule ?? test.rule
      let mine = outcomes.filter { (rule == nil || $0.rule == rule) && expected.admits(subject: $0.subject) }
      if !expected.holds(over: mine) { missing.append(expected) }
    }
    pair(events, with: outcomes, rule: test.rule)
  }

  /// Finds the largest set of pairs by augmenting paths, so that a vague entry never takes what only a precise one lacks.
  private mutating func pair(_ events: [PackTest.Expected], with outcomes: [TestOutcome], rule: String?) {
    let candidates = events.map { expected in
      outcomes.indices.filter { expected.matches(outcomes[$0], rule: rule) }
    }
    var taker = [Int?](repeating: nil, count: outcomes.count)
    for index in events.indices {
      var visited = [Bool](repeating: false, count: outcomes.count)
      if !Self.assign(index, candidates, &taker, &visited) { missing.append(events[index]) }
    }
    unmatched = outcomes.indices.filter { taker[$0] == nil }.map { outcomes[$0] }
  }

  private static func assign(
    _ index: Int, _ candidates: [[Int]], _ taker: inout [Int?], _ visited: inout [Bool]
  ) -> Bool {
    for outcome in candidates[index] where !visited[outcome] {
      visited[outcome] = true
      let free = taker[outcome].map { assign($0, candidates, &taker, &visited) } ?? true
      if free {
        taker[outcome] = index
        return true
      }
    }
    return false
  }
}

extension PackTest.Expected {
  /// Whether it speaks of all that a rule did instead of one thing that happened.
  var summarises: Bool {
    outcome == .silent || outcome == .notApplicable
  }

  func holds(over outcomes: [TestOutcome]) -> Bool {
    if outcome == .notApplicable { return outcomes.isEmpty }
    return !outcomes.isEmpty && outcomes.allSatisfy { ![.raised, .unknown, .fault].contains($0.outcome) }
  }

  func admits(subject ids: [String]) -> Bool {
    subject == nil || subject == ids
  }

  func matches(_ happened: TestOutcome, rule named: String?) -> Bool {
    guard outcome == happened.outcome, admits(subject: happened.subject) else { return false }
    if let rule = rule ?? named, rule != happened.rule { return false }
    if let at, at != happened.at { return false }
    if let evidence, !happened.evidence.starts(with: evidence) { return false }
    if let missing, !Set(missing).isSubset(of: happened.missing) { return false }
    return speaks(happened)
  }

  private func speaks(_ happened: TestOutcome) -> Bool {
    let texts =
      switch to {
      case "rep": [happened.rep]
      case "manager": [happened.manager]
      default: [happened.rep, happened.manager]
      }
    let spoken = texts.compactMap(\.self)
    if let says { return spoken.contains { $0.contains(says) } }
    return to == nil || !spoken.isEmpty
  }
}
