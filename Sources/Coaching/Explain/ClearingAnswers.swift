package import Activity
package import Engine
import EventTime
import RulePacks

/// Says of an open finding what would end it, where the rule's own words cannot: found and checked on the deal's log.
package struct ClearingAnswers {
  private let timeline: Timeline
  private let catalogue: KindCatalogue
  private let directory: Directory
  private let parts: Parts?

  /// Where a timeline is a part of a log: what else a subject needs.
  package struct Parts {
    /// The activities that rules see from a subject; nil where they cannot be read.
    package let timeline: (SubjectID) -> Timeline?
    package let usual: UsualNorms

    package init(usual: UsualNorms, timeline: @escaping (SubjectID) -> Timeline?) {
      self.timeline = timeline
      self.usual = usual
    }
  }

  /// - Parameters:
  ///   - timeline: The whole log; with `parts` that of the deals that are asked about.
  package init(
    timeline: Timeline, catalogue: KindCatalogue, directory: Directory, parts: Parts? = nil
  ) {
    self.timeline = timeline
    self.catalogue = catalogue
    self.directory = directory
    self.parts = parts
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
    guard let seen = parts.map({ $0.timeline(finding.subject) }) ?? timeline else { return [] }
    let inquiry = Inquiry(
      review.rule(finding).rule, of: review.pack(finding), on: finding.subject, timeline: seen,
      catalogue: catalogue, directory: directory, site: review.site, asOf: review.asOf, usual: parts?.usual)
    return inquiry.map { ClearingSearch(finding, $0, $0.history()).claims } ?? []
  }
}
