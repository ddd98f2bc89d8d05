import Activity
import Coaching
import Engine
import EventTime
import RulePacks
import Statistics
import Testing

@Suite("What pages state about random deals")
struct StatementTests {
  private static let bench = RandomBench()

  @Test("the brief shows as open what a check of the deal shows, and what it says ends a point ends it")
  func brief() throws {
    var (open, ends) = (0, 0)
    for seed in 1...100 {
      let deals = RandomDeals(seed: UInt64(seed))
      let timeline = Self.bench.timeline(deals.activities, asOf: deals.asOf)
      for deal in 1...RandomDeals.count {
        // To try what would end a point takes most of the time: of every other deal it is asked.
        let page = try brief("D\(deal)", deals, timeline, provesEnds: (seed + deal).isMultiple(of: 4))
        #expect(
          Set(page.open.filter { $0.held == nil }.map(\.id)) == shown("D\(deal)", deals), "\(seed) D\(deal)")
        open += page.open.count
        for point in page.open { ends += check(point, deals) }
      }
    }
    #expect(open > 100)
    #expect(ends > 20)
  }

  @Test("what a step that the brief advises against would raise, a check of the log with it raises")
  func cautions() throws {
    var advised = 0
    for seed in 1...30 {
      let deals = RandomDeals(seed: UInt64(seed))
      let timeline = Self.bench.timeline(deals.activities, asOf: deals.asOf)
      let page = try brief("D1", deals, timeline, provesEnds: false)
      guard page.avoid.contains(where: { $0.text == "Do not propose yet" }) else { continue }
      advised += 1
      let proposal = LoggedActivity(
        id: "proposed", at: deals.asOf, kind: "proposal.sent", deal: "D1", account: "A2", rep: "R2",
        actor: .rep, seq: 1 << 40)
      let before = Set(Self.bench.evaluate(deals, asOf: deals.asOf).findings.map(\.id))
      let after = Self.bench.evaluate(deals, adding: [proposal], asOf: deals.asOf).findings
      #expect(after.contains { $0.status == .open && !before.contains($0.id) }, "\(seed)")
    }
    #expect(advised > 3)
  }

  @Test("what an explanation says ends a point ends it, on 200 random deals")
  func explanations() throws {
    var ends = 0
    for seed in 1...100 {
      let deals = RandomDeals(seed: UInt64(seed))
      let timeline = Self.bench.timeline(deals.activities, asOf: deals.asOf)
      for deal in 1...RandomDeals.count {
        let review = review("D\(deal)", deals, timeline, brief: false)
        // Every open point of a deal in its turn: to try all of each takes too long.
        let open = review.evaluation.findings.indices.filter {
          review.evaluation.findings[$0].status == .open
        }
        guard !open.isEmpty else { continue }
        ends += try check(open[seed % open.count], review, deals, timeline)
      }
    }
    #expect(ends > 60)
  }

  /// Appends what would end a point, as an explanation says it, to the log.
  ///
  /// - Returns: How many statements came true.
  private func check(
    _ place: Int, _ review: Review, _ deals: RandomDeals, _ timeline: Timeline
  ) throws -> Int {
    let finding = review.evaluation.findings[place]
    let inquiry = try #require(
      Inquiry(
        review.rule(finding).rule, of: review.pack(finding), on: finding.subject, timeline: timeline,
        catalogue: RandomDeals.catalogue, directory: deals.directory, asOf: deals.asOf))
    let page = Explanation(
      place, review: review, inquiry: inquiry, names: Names(deals.directory, asOf: deals.asOf),
      speech: Speech(zone: .utc, asOf: deals.asOf))
    for ending in page.ends {
      let ended = Self.bench.evaluate(deals, adding: ending.claim.activities, asOf: ending.claim.at).findings
        .first { $0.id == finding.id }
      #expect(ended?.status != .open, "\(page.rule): \(ending.text) \(ending.lines)")
    }
    return page.ends.count
  }

  @Test("what is said to make a silent rule speak makes it speak, on 200 random deals")
  func raising() throws {
    var raised = 0
    for seed in 1...100 {
      let deals = RandomDeals(seed: UInt64(seed))
      let timeline = Self.bench.timeline(deals.activities, asOf: deals.asOf)
      for deal in 1...RandomDeals.count { raised += try raise(seed * 7 + deal, "D\(deal)", deals, timeline) }
    }
    #expect(raised > 60)
  }

  /// Appends what would raise a rule to the log.
  ///
  /// - Returns: How many statements came true.
  private func raise(
    _ number: Int, _ deal: String, _ deals: RandomDeals, _ timeline: Timeline
  ) throws -> Int {
    let rules = Self.bench.rules.rules.filter { $0.rule.per == .deal }
    let rule = rules[number % rules.count]
    let pack = Self.bench.rules.packs[rule.pack]
    let inquiry = Inquiry(
      rule.rule, of: pack, on: SubjectID(kind: .deal, ids: [deal]), timeline: timeline,
      catalogue: RandomDeals.catalogue, directory: deals.directory, asOf: deals.asOf)
    let page = WhyNotPage(
      try #require(inquiry),
      standing: RuleStanding(rule.rule, of: pack, site: SiteConfiguration(), capture: Capture(timeline)),
      names: Names(deals.directory, asOf: deals.asOf), review: review(deal, deals, timeline, brief: false),
      speech: Speech(zone: .utc, asOf: deals.asOf))
    for claim in page.raises.map(\.claim) {
      let findings = Self.bench.evaluate(deals, adding: claim.activities, asOf: claim.at).findings
      #expect(findings.contains { $0.id == claim.finding }, "\(rule.fullName): \(claim)")
    }
    return page.raises.count
  }

  private func brief(
    _ deal: String, _ deals: RandomDeals, _ timeline: Timeline, provesEnds: Bool
  ) throws -> BriefPage {
    let review = review(deal, deals, timeline, brief: true)
    return BriefPage(
      try #require(review.deal(deal)), review: review, timeline: timeline,
      names: Names(deals.directory, asOf: deals.asOf), speech: Speech(zone: .utc, asOf: deals.asOf),
      answers: ClearingAnswers(
        timeline: timeline, catalogue: RandomDeals.catalogue, directory: deals.directory),
      provesEnds: provesEnds)
  }

  private func review(_ deal: String, _ deals: RandomDeals, _ timeline: Timeline, brief: Bool) -> Review {
    let evaluation = Evaluator.evaluate(
      Self.bench.rules, timeline: timeline, directory: deals.directory,
      options: EvaluationOptions(asOf: deals.asOf, verdicts: brief, brief: brief, onlyDeals: [deal]))
    return Review(
      evaluation, rules: Self.bench.rules, site: SiteConfiguration(), asOf: deals.asOf, timeline: timeline,
      budget: .unlimited)
  }

  /// What a check of the deal puts before people about it.
  private func shown(_ deal: String, _ deals: RandomDeals) -> Set<String> {
    let timeline = Self.bench.timeline(deals.activities.reversed(), asOf: deals.asOf)
    let review = review(deal, deals, timeline, brief: false)
    let places = review.evaluation.findings.indices.filter { place in
      let finding = review.evaluation.findings[place]
      return finding.status == .open && review.holds[place] == nil && finding.deal == deal
    }
    return Set(places.map { review.evaluation.findings[$0].id })
  }

  /// Appends what would end a point to the log, and counts how many statements came true.
  private func check(_ point: BriefPage.OpenPoint, _ deals: RandomDeals) -> Int {
    for ending in point.ends {
      let claim = ending.claim
      let ended = Self.bench.evaluate(deals, adding: claim.activities, asOf: claim.at).findings
        .first { $0.id == point.id }
      #expect(ended?.status != .open, "\(point.rule): \(ending.text) \(ending.lines)")
    }
    return point.ends.count
  }
}
