import EventTime
import RulePacks
import SourceText
import Testing

@testable import Authoring

@Suite("What a test expects and what happened")
struct ExpectationMatchingTests {
  private let day: Int64 = 86_400_000

  private func expected(
    _ outcome: PackTest.Expected.Outcome, rule: String? = nil, day: Int64? = nil, evidence: [String]? = nil,
    missing: [String]? = nil, says: String? = nil, to: String? = nil
  ) -> PackTest.Expected {
    PackTest.Expected(
      range: SourceRange(start: 0, end: 0), rule: rule, outcome: outcome,
      at: day.map { Instant(milliseconds: $0 * self.day) }, says: says, to: to, evidence: evidence,
      missing: missing)
  }

  private func happened(
    _ outcome: PackTest.Expected.Outcome, rule: String = "r", day: Int64 = 0, evidence: [String] = [],
    missing: [String] = [], rep: String? = nil, manager: String? = nil
  ) -> TestOutcome {
    TestOutcome(
      rule: rule, subject: ["D1"], outcome: outcome, at: Instant(milliseconds: day * self.day),
      evidence: evidence, missing: missing, rep: rep, manager: manager)
  }

  private func check(
    _ expect: [PackTest.Expected], _ outcomes: [TestOutcome], missing: Int, unmatched: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let test = PackTest(
      name: "t", file: SourceFile(name: "t.yaml", text: ""), range: SourceRange(start: 0, end: 0), log: [],
      lines: [], asOf: Instant(milliseconds: 0), expect: expect)
    let matching = ExpectationMatching(test, outcomes)
    #expect(matching.missing.count == missing, sourceLocation: sourceLocation)
    #expect(matching.unmatched.count == unmatched, sourceLocation: sourceLocation)
  }

  @Test("what is not written is not compared")
  func partial() {
    check([expected(.raised)], [happened(.raised, day: 3, evidence: ["a001"])], missing: 0, unmatched: 0)
    check([expected(.raised, day: 2)], [happened(.raised, day: 3)], missing: 1, unmatched: 1)
    check([expected(.raised, rule: "other")], [happened(.raised)], missing: 1, unmatched: 1)
    check([expected(.met)], [happened(.raised)], missing: 1, unmatched: 1)
  }

  @Test("each entry takes one outcome, and a vague one leaves the precise one its own")
  func pairing() {
    let twice = [happened(.raised, day: 1), happened(.raised, day: 2)]
    check([expected(.raised), expected(.raised, day: 1)], twice, missing: 0, unmatched: 0)
    check([expected(.raised), expected(.raised), expected(.raised)], twice, missing: 1, unmatched: 0)
    check([expected(.raised)], twice, missing: 0, unmatched: 1)
  }

  @Test("evidence is the trigger, or trigger and what was found, in this order")
  func evidence() {
    let outcome = happened(.raised, evidence: ["a001", "a002"])
    check([expected(.raised, evidence: ["a001"])], [outcome], missing: 0, unmatched: 0)
    check([expected(.raised, evidence: ["a001", "a002"])], [outcome], missing: 0, unmatched: 0)
    check([expected(.raised, evidence: ["a002"])], [outcome], missing: 1, unmatched: 1)
  }

  @Test("texts are those of the reader who is named")
  func texts() {
    let outcome = happened(.raised, rep: "Call them.", manager: "Ask R1.")
    check([expected(.raised, says: "Call")], [outcome], missing: 0, unmatched: 0)
    check([expected(.raised, says: "Call", to: "manager")], [outcome], missing: 1, unmatched: 1)
    check(
      [expected(.raised, to: "manager")], [happened(.raised, rep: "Call them.")], missing: 1, unmatched: 1)
  }

  @Test("silent wants a decision without a finding, not-applicable wants none at all")
  func summaries() {
    check([expected(.silent)], [happened(.met)], missing: 0, unmatched: 1)
    check([expected(.silent)], [], missing: 1, unmatched: 0)
    check([expected(.silent)], [happened(.met), happened(.unknown)], missing: 1, unmatched: 2)
    check([expected(.notApplicable)], [], missing: 0, unmatched: 0)
    check([expected(.notApplicable)], [happened(.met)], missing: 1, unmatched: 1)
    check(
      [expected(.silent, rule: "r")], [happened(.met), happened(.raised, rule: "s")], missing: 0, unmatched: 2
    )
  }
}
