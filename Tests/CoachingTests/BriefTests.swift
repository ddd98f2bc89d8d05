import Activity
import Coaching
import EventTime
import Testing

@Suite("The page before a call")
struct BriefTests {
  private static let pack = """
    practices:
      answer: { statement: We answer the customer in time. }
    facts:
      calls: { count: call.held }
    rules:
      answer-in-time:
        title: Answer the customer in time
        practice: answer
        when: email.received
        expect: { later: email.sent, within: 2 days }
        nudge: { rep: Write. }
      proposal:
        title: Confirm before proposing
        level: act
        when: proposal.sent
        expect: { earlier: call.held }
        nudge: { rep: Call them first., ask: [What changed?] }
    brief:
      working: [{ if: facts.calls > 0, say: "{facts.calls} calls." }]
      next: [{ if: deal.open, say: Agree a step. }]
    """

  @Test("has what is working, what is not, and what is next")
  func headings() throws {
    let page = try page([
      logged("2026-03-01", "proposal.sent"), logged("2026-03-02", "email.received"),
      logged("2026-03-03", "email.sent"), logged("2026-03-04", "call.held", [], contacts: ["ana"]),
      logged("2026-03-09", "email.received"),
      logged("2026-03-09", "contact.joined", [(field: "role", value: "economic")], contacts: ["ben"]),
    ])
    #expect(
      page.working == [.init("1 calls."), .init("We answer the customer in time.", note: "kept Tue 3 Mar")])
    #expect(page.next == [.init("Agree a step."), .init("Awaited by Wed 11 Mar, 10:00: email sent")])
    #expect(page.met.map(\.name) == ["ana"])
    #expect(page.notMet.map(\.name) == ["ben"])
  }

  @Test("says of what is open what would end it, and asks")
  func open() throws {
    let page = try page([
      logged("2026-03-03", "proposal.sent"), logged("2026-03-01", "call.held", deal: "D2"),
    ])
    #expect(page.notWorking == [.init("Call them first.", note: "open until a call is held")])
    #expect(page.questions == ["What changed?"])
  }

  @Test("fits one screen")
  func oneScreen() throws {
    let log = try (1...9).flatMap { day in
      [
        try logged("2026-03-0\(day)", "email.received"),
        try logged(
          "2026-03-0\(day)", "meeting.planned", deal: "D1",
          [
            (field: "meeting", value: .text("m\(day)")),
            (field: "starts", value: .text("2026-04-0\(day)T09:00:00Z")),
          ]),
      ]
    }
    let page = try page(log)
    #expect(page.headings.allSatisfy { $0.lines.count <= 5 })
    let lines = page.text(TextLayout(width: 100, color: false)).split(separator: "\n")
    #expect(lines.count <= 40)
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  private func page(_ log: [LoggedActivity]) throws -> BriefPage {
    let fixture = try PackFixture(Self.pack, log: log, budget: .unlimited)
    let deal = try #require(fixture.review.deal("D1"))
    return BriefPage(
      deal, review: fixture.review, timeline: fixture.timeline, names: Names(.empty, asOf: fixture.asOf),
      speech: fixture.speech)
  }
}
