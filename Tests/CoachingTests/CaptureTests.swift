import Activity
import Coaching
import RulePacks
import Testing

@Suite("Capture")
struct CaptureTests {
  private static let rules = """
    events:
      understanding: { kind: issue.confirmed, says: the customer confirmed an issue }
    facts:
      open_objections: { pending: data.topic, of: objection.raised, until: objection.answered }
    rules:
      before:
        title: Understand first
        when: proposal.sent
        expect: { earlier: understanding }
        nudge: { rep: Ask. }
      count:
        title: Answer objections
        when: proposal.sent
        expect: { that: facts.open_objections == 1 }
        nudge: { rep: Answer. }
      signal:
        title: A proposal
        when: proposal.sent
        nudge: { rep: Look. }
    """

  @Test("holds back what waits for an activity that the log never carries")
  func nothingCarried() throws {
    try check(log: ["proposal.sent"], held: ["before": .notCaptured, "count": .notCaptured, "signal": nil])
  }

  @Test("looks at the whole log, not only at the deal")
  func carriedByAnotherDeal() throws {
    let fixture = try PackFixture(
      Self.rules,
      log: [
        try logged("2026-03-03", "proposal.sent"), try logged("2026-03-02", "issue.confirmed", deal: "D2"),
      ])
    #expect(fixture.holds["before"] == .some(nil))
  }

  @Test("needs every event of a fact that a condition reads")
  func factEvents() throws {
    try check(
      log: ["proposal.sent", "issue.confirmed", "objection.answered"], held: ["count": .notCaptured])
  }

  @Test("is said once, with what is missing")
  func saidOnce() throws {
    let fixture = try PackFixture(Self.rules, log: [try logged("2026-03-03", "proposal.sent")])
    let sentence = try #require(fixture.page().heldBack)
    #expect(sentence.contains("2 rules that cannot tell"))
    #expect(sentence.contains("issue.confirmed, objection.answered, objection.raised"))
    #expect(fixture.points().map(\.rule) == ["demo/signal"])
    #expect(fixture.points(showsHeld: true).count == 3)
  }

  @Test("does not make a run fail")
  func failOn() throws {
    let rule = """
      rules:
        before:
          title: Understand first
          level: act
          when: proposal.sent
          expect: { earlier: issue.confirmed }
          nudge: { rep: Ask. }
      """
    let proposal = try logged("2026-03-03", "proposal.sent")
    let elsewhere = try logged("2026-03-02", "issue.confirmed", deal: "D2")
    #expect(try !PackFixture(rule, log: [proposal]).review.hasOpen(atLeast: .notice))
    #expect(try PackFixture(rule, log: [proposal, elsewhere]).review.hasOpen(atLeast: .act))
  }

  private func check(log kinds: [String], held expected: [String: Hold?]) throws {
    let log = try kinds.reversed().enumerated().map { day, kind in
      try logged("2026-03-0\(day + 1)", kind, [(field: "topic", value: "price")])
    }
    let fixture = try PackFixture(Self.rules, log: log)
    for (rule, hold) in expected { #expect(fixture.holds[rule] == .some(hold), "\(rule)") }
  }
}
