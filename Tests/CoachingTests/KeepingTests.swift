import Activity
import Coaching
import Engine
import RulePacks
import Testing

@Suite("Advice to give a sale up")
struct KeepingTests {
  private static let rules = """
    rules:
      lose:
        title: Lose the sale
        level: act
        tags: [walk-away]
        mutes: [closing]
        when: objection.raised
        nudge: { rep: "Offer a way out." }
      push:
        title: Nothing is planned
        tags: [closing]
        when: deal.opened
        nudge: { rep: "Plan something." }
      wait:
        title: The customer is silent
        tags: [closing]
        while: deal.open
        nudge: { rep: "Ask them." }
    """

  @Test("keeps every closing point of the deal quiet, and of no other deal")
  func quiet() throws {
    let review = try fixture().review
    for (place, finding) in review.evaluation.findings.enumerated() {
      let isClosing = review.rule(finding).rule.tags.contains("closing")
      let isMuted = isClosing && finding.deal == "D1"
      #expect((review.holds[place] == .muted) == isMuted, "\(finding.id)")
      #expect(review.quietings[place]?.ground == (isMuted ? .asked : nil))
    }
  }

  @Test("says on the page what it keeps quiet and what the account is worth, by currency")
  func page() throws {
    let point = try #require(try fixture().points().first { $0.lead == "Offer a way out." })
    #expect(point.reasons.contains("Quiet meanwhile: \"Nothing is planned\" and \"The customer is silent\"."))
    #expect(
      point.reasons.contains(
        "The account to keep: EUR 80,000 won in 24 months, CHF 7,000 and EUR 50,000 open (this deal included), 1 deal without an amount."
      ))
  }

  @Test("says of what is kept quiet who asks for it")
  func reason() throws {
    let held = try fixture().points(showsHeld: true).filter { $0.lead == "Ask them." }.compactMap(\.held)
    #expect(held == ["quiet is asked for by \"Lose the sale\""])
  }

  @Test("writes the worth and who keeps whom quiet for programs")
  func rows() throws {
    let review = try fixture().review
    var bytes: [UInt8] = []
    FindingRows(review, fields: [.rule, .deal, .mutedBy, .worth]).ndjson { bytes += $0 }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let advice = try #require(review.evaluation.findings.first { review.rule($0).rule.id == "lose" })
    #expect(
      lines.contains(
        #"{"rule":"demo/lose","deal":"D1","worth":[{"currency":"CHF","won":0,"open":7000},{"currency":"EUR","won":80000,"open":50000}]}"#
      ))
    #expect(lines.contains("{\"rule\":\"demo/push\",\"deal\":\"D1\",\"muted_by\":[\"\(advice.id)\"]}"))
    #expect(lines.contains(#"{"rule":"demo/push","deal":"D2"}"#))
  }

  @Test("puts the account first among what is next in the brief")
  func brief() throws {
    let fixture = try fixture()
    let deal = try #require(fixture.review.deal("D1"))
    let page = BriefPage(
      deal, review: fixture.review, timeline: fixture.timeline, names: Names(.empty, asOf: fixture.asOf),
      speech: fixture.speech)
    #expect(page.next.first?.text.hasPrefix("The account to keep: EUR 80,000 won") == true)
    #expect(page.next.first?.note?.hasPrefix("Quiet meanwhile: ") == true)
    #expect(!page.notWorking.contains { $0.text == "Ask them." })
  }

  /// D1 is advised to be given up; D2 is open; D3 was won lately, D4 three years ago; D5 names no amount; D6 is lost.
  private func fixture() throws -> PackFixture {
    func opened(_ deal: String, _ day: String, _ amount: Int64?, _ currency: String) throws -> LoggedActivity
    {
      try logged(
        day, "deal.opened", deal: deal,
        (amount.map { [("amount", .int($0))] } ?? []) + [("currency", .text(currency))])
    }
    return try PackFixture(
      Self.rules,
      log: [
        opened("D4", "2022-01-10", 900_000, "EUR"), logged("2022-03-10", "deal.won", deal: "D4"),
        opened("D3", "2025-01-10", 80_000, "EUR"), logged("2025-06-01", "deal.won", deal: "D3"),
        opened("D6", "2025-01-10", 5_000, "EUR"), logged("2025-06-01", "deal.lost", deal: "D6"),
        opened("D1", "2026-01-10", 50_000, "EUR"), opened("D2", "2026-01-10", 7_000, "CHF"),
        opened("D5", "2026-01-10", nil, "EUR"), logged("2026-03-03", "objection.raised"),
      ], budget: .unlimited)
  }
}

@Suite("Fast against thorough")
struct WeighingTests {
  private static let rules = """
    params:
      large_deal: { type: number, default: 60000 }
    rules:
      enough:
        title: Just about right
        tags: [just-right]
        when: proposal.sent
        nudge: { rep: "Send it." }
      ask:
        title: Ask first
        tags: [understand-first]
        when: proposal.sent
        nudge: { rep: "Ask." }
      propose:
        title: Understand before you propose
        level: act
        tags: [understand-first]
        when: proposal.sent
        nudge: { rep: "Confirm." }
    """

  @Test(
    "is decided by the risk that the deal is marked with, else by its amount",
    arguments: [
      ("low", 900_000, ["enough": nil, "ask": .outweighed, "propose": nil]),
      ("high", 10, ["enough": .outweighed, "ask": nil, "propose": nil]),
      ("middling", 10, ["enough": nil, "ask": nil, "propose": nil]),
      (nil, 59_999, ["enough": nil, "ask": .outweighed, "propose": nil]),
      (nil, 60_000, ["enough": .outweighed, "ask": nil, "propose": nil]),
      (nil, nil, ["enough": nil, "ask": nil, "propose": nil]),
    ] as [(String?, Int64?, [String: Hold?])])
  func tier(risk: String?, amount: Int64?, holds: [String: Hold?]) throws {
    #expect(try fixture(risk: risk, amount: amount).holds == holds)
  }

  @Test("says in the explanation what outweighs it, and by which risk")
  func words() throws {
    let marked = try fixture(risk: "low", amount: nil).points(showsHeld: true).compactMap(\.held)
    #expect(marked == ["the risk of the deal is marked low, so more weight lies on \"Just about right\""])
    let measured = try fixture(risk: nil, amount: 60_000).points(showsHeld: true).compactMap(\.held)
    #expect(
      measured == [
        "the risk of the deal is high by its amount (60,000; large is from 60,000 on), so more weight lies on \"Ask first\" and \"Understand before you propose\""
      ])
  }

  @Test("leaves what is outweighed for the record: the brief still tells it")
  func record() throws {
    let fixture = try fixture(risk: "low", amount: nil)
    let place = try #require(fixture.review.holds.firstIndex(of: .outweighed))
    let words = try #require(fixture.review.evaluation.findings[place].nudge?.rep)
    let deal = try #require(fixture.review.deal("D1"))
    let page = BriefPage(
      deal, review: fixture.review, timeline: fixture.timeline, names: Names(.empty, asOf: fixture.asOf),
      speech: fixture.speech)
    #expect(page.notWorking.contains { $0.text == words })
  }

  private func fixture(risk: String?, amount: Int64?) throws -> PackFixture {
    var log = [
      try logged("2026-03-01", "deal.opened", amount.map { [("amount", .int($0))] } ?? []),
      try logged("2026-03-03", "proposal.sent"),
    ]
    if let risk { log.append(try logged("2026-03-02", "deal.updated", [("risk", .text(risk))])) }
    return try PackFixture(Self.rules, log: log, budget: .unlimited)
  }
}
