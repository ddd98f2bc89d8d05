package import RulePacks

/// Whether what happened is what a pack's test expects. LANGUAGE.md section 11.
package enum Expectations {
  /// What is wrong, a line each; empty where the test passes.
  package static func failures(of test: PackTest, _ outcomes: [Outcome]) -> [String] {
    var failures: [String] = []
    for expected in test.expect where isSummary(expected) {
      let mine = outcomes.filter { concerns(expected, test, $0) }
      if !holds(expected, mine) {
        failures.append("not \(expected.outcome.rawValue) (\(expected.rule ?? "all rules"))")
      }
    }
    let listed = test.expect.filter { !isSummary($0) }
    let fits = listed.map { expected in outcomes.indices.filter { matches(expected, test, outcomes[$0]) } }
    let taken = assign(fits, 0, [])
    if taken == nil {
      failures += zip(listed, fits).filter { $0.1.isEmpty }.map { "did not happen: \(describe($0.0))" }
      if failures.isEmpty { failures.append("two entries of `expect` share one outcome") }
    }
    if test.exactly {
      let left = outcomes.indices.filter { !(taken ?? Set(fits.flatMap(\.self))).contains($0) }
      failures += left.map { "unexpected: \(outcomes[$0])" }
    }
    return failures
  }

  /// Gives every entry an outcome of its own, trying every way.
  private static func assign(_ fits: [[Int]], _ entry: Int, _ taken: Set<Int>) -> Set<Int>? {
    guard entry < fits.count else { return taken }
    for outcome in fits[entry] where !taken.contains(outcome) {
      if let all = assign(fits, entry + 1, taken.union([outcome])) { return all }
    }
    return nil
  }

  private static func isSummary(_ expected: PackTest.Expected) -> Bool {
    expected.outcome == .silent || expected.outcome == .notApplicable
  }

  private static func holds(_ expected: PackTest.Expected, _ outcomes: [Outcome]) -> Bool {
    if expected.outcome == .notApplicable { return outcomes.isEmpty }
    return !outcomes.isEmpty && outcomes.allSatisfy { ![.raised, .unknown, .fault].contains($0.happening) }
  }

  private static func concerns(_ expected: PackTest.Expected, _ test: PackTest, _ outcome: Outcome) -> Bool {
    if let rule = expected.rule ?? test.rule, outcome.rule.split(separator: "/").last.map(String.init) != rule
    {
      return false
    }
    return expected.subject == nil || expected.subject == outcome.subject
  }

  private static func matches(_ expected: PackTest.Expected, _ test: PackTest, _ outcome: Outcome) -> Bool {
    guard concerns(expected, test, outcome), expected.outcome.rawValue == outcome.happening.rawValue else {
      return false
    }
    if let at = expected.at, at != outcome.at { return false }
    if let evidence = expected.evidence, !outcome.evidence.starts(with: evidence) { return false }
    if let missing = expected.missing, missing.sorted() != outcome.missing { return false }
    let texts =
      expected.to == "rep"
      ? [outcome.rep] : expected.to == "manager" ? [outcome.manager] : [outcome.rep, outcome.manager]
    if expected.to != nil, texts.compactMap(\.self).isEmpty { return false }
    guard let says = expected.says else { return true }
    return texts.compactMap(\.self).contains { $0.contains(says) }
  }

  private static func describe(_ expected: PackTest.Expected) -> String {
    let at = expected.at.map { " at \($0)" } ?? ""
    return
      "\(expected.outcome.rawValue) \(expected.rule ?? "")\(at) \(expected.evidence ?? []) \(expected.missing ?? [])"
      + (expected.says.map { " \"\($0)\"" } ?? "")
  }
}
