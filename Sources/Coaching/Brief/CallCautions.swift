import Activity
import Engine
import EventTime
import RulePacks

/// What not to do on this call: our usual steps that the rules would speak against, each tried on the deal's log.
struct CallCautions {
  /// A step of ours, in the words of advice against it.
  struct Step {
    let advice: String
    let kind: String
    let data: [(field: String, value: DataValue)]
  }

  private static let steps = [
    Step(advice: "Do not propose yet", kind: "proposal.sent", data: []),
    Step(advice: "Do not offer a discount", kind: "discount.offered", data: [("percent", .int(5))]),
    Step(advice: "Do not present yet", kind: "meeting.held", data: [("purpose", .text("presentation"))]),
    Step(advice: "Do not ask for the order", kind: "meeting.held", data: [("purpose", .text("closing"))]),
    Step(advice: "Do not ask for a referral", kind: "referral.asked", data: []),
  ]
  /// Reasons that stand behind one piece of advice.
  private static let reasonsShown = 2

  private let review: Review
  private let catalogue: KindCatalogue

  init(_ review: Review, catalogue: KindCatalogue) {
    self.review = review
    self.catalogue = catalogue
  }

  /// - Parameter trial: Of the deal that the call is about.
  func lines(_ deal: DealSummary, _ trial: inout DealTrial) -> [BriefPage.Line] {
    guard deal.open else { return [] }
    return Self.steps.compactMap { step in
      guard catalogue.kind(named: step.kind) != nil else { return nil }
      let activity = LoggedActivity(
        id: "supposed", at: review.asOf, kind: step.kind, deal: deal.id, account: deal.account, rep: deal.rep,
        actor: .rep, data: data(of: step, deal), seq: .max)
      let reasons = titles(trial.raised(by: [activity]))
      guard !reasons.isEmpty else { return nil }
      return BriefPage.Line(step.advice, note: reasons.prefix(Self.reasonsShown).joined(separator: "; "))
    }
  }

  private func data(of step: Step, _ deal: DealSummary) -> [(field: String, value: DataValue)] {
    guard step.kind == "proposal.sent", let amount = deal.amount else { return step.data }
    return [("amount", .double(amount))]
  }

  /// The titles of rules that would speak and be heard, what weighs most first.
  private func titles(_ findings: [Finding]) -> [String] {
    let heard = findings.filter { finding in
      review.holdByRule[finding.rule] == nil && review.rule(finding).rule.level >= .coach
    }
    let sorted = heard.sorted { review.rule($0).rule.level > review.rule($1).rule.level }
    var titles: [String] = []
    for finding in sorted {
      let title = review.rule(finding).rule.title
      if !titles.contains(title) { titles.append(title) }
    }
    return titles
  }
}
