package import Activity
import Engine
import EventTime
import RulePacks

extension CheckPage {
  /// - Parameters:
  ///   - timeline: Where the activities that evidence names are looked up.
  ///   - showsHeld: Whether what is held back is shown too, with the reason.
  ///   - answers: Says what would end a finding where words for its condition are wanting.
  package init(
    _ review: Review, timeline: Timeline, names: Names, speech: Speech, showsHeld: Bool = false,
    answers: ClearingAnswers? = nil
  ) {
    let shown = review.open { showsHeld || review.holds[$0] == nil }
    let writer = PointWriter(
      review, shown: shown, timeline: timeline, names: names, speech: speech, answers: answers)
    asOf = "as of \(speech.fullMoment(speech.asOf))"
    people = writer.people(shown)
    heldBack = showsHeld ? nil : HeldBack(review).sentence
    let rules = Speech.plural(review.rules.rules.count, "rule")
    let deals = Speech.plural(review.evaluation.deals.count, "deal")
    nothing = people.isEmpty ? "Nothing needs anybody: \(rules) looked at \(deals)." : nil
  }
}

extension Speech {
  /// `EUR 180,000`, `proposal`, `closes 31 Mar`: what a head line says about a deal.
  func details(_ deal: DealSummary) -> [String] {
    let amount = deal.amount.map { Speech.money($0, deal.currency) }
    let close =
      deal.closeDate.map { $0 < asOf && daysAgo($0) > 0 ? "was to close \(day($0))" : "closes \(day($0))" }
    let end: [String?] = deal.won ? ["won"] : deal.lost ? ["lost"] : [deal.stage.map(Speech.words), close]
    return ([amount] + end).compactMap(\.self)
  }
}

extension Evidence {
  /// Every activity that it names.
  var activityIDs: [String] { [trigger].compactMap(\.self) + found }
}
