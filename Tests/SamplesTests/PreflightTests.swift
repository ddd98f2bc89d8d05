import Activity
import Coaching
import Engine
import EventTime
import RulePacks
import Statistics
import Testing

@Suite("What would be raised before it is done")
struct PreflightTests {
  private static let bench = RandomBench()

  @Test("is what a check of the log with the line added raises, on 200 random deals")
  func raises() throws {
    var raised = 0
    for seed in 1...100 { raised += try raise(seed: UInt64(seed)) }
    #expect(raised > 60)
  }

  /// How much the activities raise.
  private func raise(seed: UInt64) throws -> Int {
    let deals = RandomDeals(seed: seed)
    var numbers = RandomNumbers(seed: 1_000 + seed)
    let timeline = Self.bench.timeline(deals.activities, asOf: deals.asOf)
    let run = PreflightRun(
      Self.bench.rules, catalogue: RandomDeals.catalogue, directory: deals.directory,
      site: SiteConfiguration(), asOf: deals.asOf)
    var raised = 0
    for deal in 1...RandomDeals.count {
      let kind = Self.kinds[numbers.below(Self.kinds.count)]
      let later = deals.asOf.advanced(by: Int64(numbers.below(3)) * 5 * 86_400_000)
      let supposed = RandomDeals.activity(kind, "supposed", later, deal, deals.asOf, &numbers)
      let before = Self.bench.evaluate(deals, asOf: later)
      let after = Self.bench.evaluate(deals, adding: [supposed], asOf: later).findings
      let record = try #require(before.deals.first { $0.id == "D\(deal)" })
      let preflight = try run.preflight(run.judge([supposed], on: record, timeline), timeline)
      let touched = Self.touched(by: supposed)
      #expect(
        ids(preflight.raised, preflight.after) == Self.opened(before.findings, after).filter(touched).ids,
        "\(supposed.line)")
      #expect(
        ids(preflight.ended, preflight.after)
          == Self.opened(after, before.findings, isNew: false).filter(touched).ids,
        "\(supposed.line)")
      raised += preflight.raised.count
    }
    return raised
  }

  private static let kinds = [
    "proposal.sent", "issue.confirmed", "meeting.held", "call.held", "deal.stage_changed", "deal.won",
    "deal.lost", "discount.given", "objection.raised", "email.sent", "contact.joined", "contact.left",
    "meeting.planned", "task.done", "case.opened", "feedback.received",
  ].filter { RandomDeals.catalogue.kind(named: $0) != nil }

  private func ids(_ places: [Int], _ review: Review) -> Set<String> {
    Set(places.map { review.evaluation.findings[$0].id })
  }

  /// What is in the second run, or open in it, and was not so in the first.
  private static func opened(_ before: [Finding], _ after: [Finding], isNew: Bool = true) -> [Finding] {
    let known = Dictionary(before.map { ($0.id, $0.status) }, uniquingKeysWith: { first, _ in first })
    return after.filter { finding in
      guard let status = known[finding.id] else { return isNew }
      return finding.status == .open && status != .open
    }
  }

  /// Other deals see nothing of an activity but how many are open, and are not looked at.
  private static func touched(by activity: LoggedActivity) -> (Finding) -> Bool {
    { $0.subject.kind != .deal || $0.subject.ids == [activity.deal] }
  }
}

extension [Finding] {
  fileprivate var ids: Set<String> { Set(map(\.id)) }
}
