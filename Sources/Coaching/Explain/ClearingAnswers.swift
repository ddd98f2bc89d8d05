package import Activity
import Engine
import EventTime
import RulePacks

/// Says of an open finding what would end it, where the rule's own words cannot: found and checked on the deal's log.
package struct ClearingAnswers: Sendable {
  private let timeline: Timeline
  private let catalogue: KindCatalogue
  private let directory: Directory

  package init(timeline: Timeline, catalogue: KindCatalogue, directory: Directory) {
    self.timeline = timeline
    self.catalogue = catalogue
    self.directory = directory
  }

  /// `a call is held with somebody new`; nil where nothing that was tried would end it.
  func clause(_ finding: Finding, _ review: Review, _ speech: Speech) -> String? {
    let claims = claims(finding, review)
    let words = ClaimWords(speech: speech)
    let clauses = claims.filter { !$0.activities.isEmpty && !$0.isClose }.prefix(2).map(words.clause)
    return clauses.isEmpty ? nil : Speech.list(Array(clauses), "or")
  }

  /// What was tried on the log and ends it, with the lines that would have to be logged; without the close of a deal.
  func endings(_ finding: Finding, _ review: Review, _ speech: Speech) -> [Explanation.Ending] {
    let words = ClaimWords(speech: speech)
    return claims(finding, review).filter { !$0.isClose }.map(words.ending)
  }

  /// What not to do on a call about the deal.
  func cautions(_ deal: DealSummary, _ review: Review) -> [BriefPage.Line] {
    var trial = DealTrial(
      deal.id, rules: review.rules, timeline: timeline, catalogue: catalogue, directory: directory,
      site: review.site, asOf: review.asOf)
    return CallCautions(review, catalogue: catalogue).lines(deal, &trial)
  }

  private func claims(_ finding: Finding, _ review: Review) -> [Claim] {
    let inquiry = Inquiry(
      review.rule(finding).rule, of: review.pack(finding), on: finding.subject, timeline: timeline,
      catalogue: catalogue, directory: directory, site: review.site, asOf: review.asOf)
    return inquiry.map { ClearingSearch(finding, $0, $0.history()).claims } ?? []
  }
}
