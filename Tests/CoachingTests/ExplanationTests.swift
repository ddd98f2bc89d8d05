import Activity
import Coaching
import Engine
import EventTime
import RulePacks
import SourceText
import Testing

@Suite("Explanations of findings")
struct ExplanationTests {
  private static let people = """
    facts:
      people_met: { distinct: activity.contacts, of: call.held }
    rules:
      one:
        title: Know two people
        when: proposal.sent
        expect: { that: facts.people_met >= 2 }
        good_reasons: [One buyer is normal here.]
        nudge: { rep: Meet a second one. }
    """

  @Test("tell what happened, what was read, and what would end it")
  func whole() throws {
    let fixture = try PackFixture(
      Self.people,
      log: [
        try logged("2026-03-02", "call.held", [("minutes", 10)], contacts: ["ana"]),
        try logged("2026-03-03", "proposal.sent", [("amount", 50_000)]),
      ])
    let lines = try fixture.explained()
    #expect(lines.contains("Raised Tue 3 Mar, 10:00, still open."))
    #expect(lines.contains { $0.hasPrefix("  Tue 3 Mar, 10:00  proposal.sent amount=50000 (D1 2026-03-03 ") })
    #expect(lines.contains { $0.hasSuffix("trigger; raised") })
    #expect(lines.contains("  that: facts.people_met >= 2: false"))
    #expect(lines.contains("    facts.people_met: 1, of D1 2026-03-02 call.held (ana)"))
    #expect(lines.filter { $0.contains("facts.people_met >= 2") }.count == 1)
    #expect(lines.contains("  A good reason would be: One buyer is normal here."))
    #expect(lines.contains("  - A call is held with somebody new."))
    #expect(lines.contains("      call.held contacts=new-contact-1"))
    #expect(lines.contains("  - The deal is closed: lost or won."))
  }

  @Test(
    "say by how much something missed",
    arguments: [
      (
        "when: email.received\n    expect: { later: email.sent, within: 1 day }",
        ["2026-03-01 email.received", "2026-03-03 email.sent"],
        "An email was sent 1 day after the deadline (Tue 3 Mar, 10:00, D1 2026-03-03 email.sent)."
      ),
      (
        "when: proposal.sent\n    expect: { earlier: call.held, within: 3 days }",
        ["2026-03-01 call.held", "2026-03-06 proposal.sent"],
        "A call was held 2 days before the time that counts (Sun 1 Mar, 10:00, D1 2026-03-01 call.held)."
      ),
      (
        "when: objection.raised\n    expect: { never: discount.offered, within: 7 days, until: call.held }",
        ["2026-03-01 objection.raised", "2026-03-02 discount.offered", "2026-03-04 call.held"],
        "A call was held 2 days after the discount (Wed 4 Mar, 10:00, D1 2026-03-04 call.held)."
      ),
    ])
  func nearMisses(rule: String, log: [String], sentence: String) throws {
    let fixture = try PackFixture(
      "rules:\n  one:\n    title: One\n    \(rule)\n    nudge: { rep: Look. }",
      log: log.map { try logged(String($0.prefix(10)), String($0.dropFirst(11))) })
    #expect(try fixture.explanation().nearMisses.map(\.text).contains(sentence))
  }

  @Test("say so where nothing that was tried would end it")
  func nothing() throws {
    let fixture = try PackFixture(
      "rules:\n  one:\n    title: One\n    when: proposal.sent\n    after_close: true\n    nudge: { rep: Look. }",
      log: [try logged("2026-03-03", "proposal.sent")])
    #expect(try fixture.explained().contains("  Nothing that was tried on this log would end it."))
  }

  @Test("keep within eighty columns")
  func width() throws {
    let fixture = try PackFixture(Self.people, log: [try logged("2026-03-03", "proposal.sent")])
    #expect(try fixture.explained().allSatisfy { $0.count <= 80 })
  }
}

@Suite("Answers to why not")
struct WhyNotPageTests {
  private static let answering = """
    rules:
      one:
        title: Answer
        when: email.received
        expect: { later: email.sent, within: 2 days }
        nudge: { rep: Answer. }
    """

  @Test("say what it waits for, and what would raise it")
  func waiting() throws {
    let fixture = try PackFixture(
      Self.answering, log: [try logged("2026-03-09", "email.received")])
    let page = try fixture.whyNot()
    #expect(
      page.answer
        == "Mon 9 Mar, 10:00 email.received (D1 2026-03-09 email.received): it waits until Wed 11 Mar, 10:00."
    )
    #expect(page.raises.map(\.text).first == "By itself on Wed 11 Mar, 10:00, if nothing happens before.")
  }

  @Test("say that nothing called for the rule, and what nearly did")
  func noTrigger() throws {
    let fixture = try PackFixture(
      """
      rules:
        one:
          title: Price
          when: { kind: objection.raised, with: { topic: price } }
          nudge: { rep: Look. }
      """, log: [try logged("2026-03-09", "objection.raised", [("topic", "legal")])])
    let page = try fixture.whyNot()
    #expect(page.answer.hasSuffix("Nothing has called for the rule."))
    #expect(
      page.nearMisses.first
        == "An objection was raised and does not count as objection.raised: topic is legal, not price (Mon 9 Mar, 10:00, D1 2026-03-09 objection.raised)."
    )
    #expect(page.raises.map(\.lines) == [["objection.raised topic=price"]])
  }

  @Test("say which selection of the site turns the rule off")
  func disabled() throws {
    var site = SiteConfiguration()
    site.select = [.init(enables: false, pattern: "demo/*", range: .init(start: 0, end: 0))]
    let fixture = try PackFixture(
      Self.answering, log: [try logged("2026-03-09", "email.received")], site: site)
    let page = try fixture.whyNot(site)
    #expect(page.answer == "The site's file turns the rule off (disable: demo/*).")
    #expect(!page.raises.isEmpty)
  }
}

@Suite("What changed between two states of the log")
struct FindingChangesTests {
  private static let pack = """
    rules:
      one:
        title: Answer
        when: email.received
        expect: { later: email.sent, within: 2 days }
        nudge: { rep: Answer. }
    """

  private func changes(_ log: [LoggedActivity], since: String) throws -> [FindingChanges.Change] {
    let since = try #require(RFC3339.parse(since))
    let known = log.filter { ($0.recorded ?? $0.at) <= since }
    let then = try PackFixture(Self.pack, log: known, asOf: RFC3339.format(since))
    let now = try PackFixture(Self.pack, log: log)
    return FindingChanges(
      from: then.review.evaluation, to: now.review.evaluation, since: since
    ).entries.map(\.change)
  }

  private func late(_ day: String, _ kind: String, recorded: String) throws -> LoggedActivity {
    var activity = try logged(day, kind)
    activity.recorded = RFC3339.parse("\(recorded)T10:00:00Z")
    return activity
  }

  @Test("is withdrawn where a late record says it was never so")
  func withdrawn() throws {
    let log = [
      try logged("2026-03-01", "email.received"),
      try late("2026-03-02", "email.sent", recorded: "2026-03-06"),
    ]
    #expect(try changes(log, since: "2026-03-05T00:00:00Z") == [.withdrawn])
  }

  @Test("is raised late where a late record says it was so already")
  func raisedLate() throws {
    let log = [
      try late("2026-03-01", "email.received", recorded: "2026-03-06"), try logged("2026-03-02", "call.held"),
    ]
    #expect(try changes(log, since: "2026-03-05T00:00:00Z") == [.raisedLate])
  }

  @Test("is raised or cleared where time went on")
  func went() throws {
    let raised = [try logged("2026-03-04", "email.received")]
    #expect(try changes(raised, since: "2026-03-05T00:00:00Z") == [.raised])
    let cleared = [try logged("2026-03-01", "email.received"), try logged("2026-03-07", "email.sent")]
    #expect(try changes(cleared, since: "2026-03-05T00:00:00Z") == [.cleared])
    #expect(try changes(cleared, since: "2026-03-08T00:00:00Z").isEmpty)
  }
}

extension PackFixture {
  fileprivate func inquiry(_ site: SiteConfiguration = SiteConfiguration()) throws -> Inquiry {
    let pack = try #require(rules.packs.first)
    let rule = try #require(pack.rules.first)
    let inquiry = Inquiry(
      rule, of: pack, on: SubjectID(kind: .deal, ids: ["D1"]), timeline: timeline, catalogue: catalogue,
      site: site, asOf: asOf)
    return try #require(inquiry)
  }

  fileprivate func explanation() throws -> Explanation {
    let place = try #require(review.evaluation.findings.indices.first)
    return Explanation(
      place, review: review, inquiry: try inquiry(), names: Names(.empty, asOf: asOf), speech: speech)
  }

  fileprivate func explained() throws -> [String] {
    try explanation().text(TextLayout(width: 80, color: false), speech).split(separator: "\n").map(
      String.init)
  }

  fileprivate func whyNot(_ site: SiteConfiguration = SiteConfiguration()) throws -> WhyNotPage {
    let inquiry = try inquiry(site)
    let standing = RuleStanding(inquiry.rule, of: inquiry.pack, site: site, capture: Capture(timeline))
    return WhyNotPage(
      inquiry, standing: standing, names: Names(.empty, asOf: asOf), review: review, speech: speech)
  }
}
