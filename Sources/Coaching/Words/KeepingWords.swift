import Engine
import EventTime
import RulePacks

/// What is said about quiet that a finding asks for, and about what is worth keeping.
struct KeepingWords {
  private let review: Review

  init(_ review: Review) {
    self.review = review
  }

  /// `Quiet meanwhile: "The customer has gone quiet" and "Nothing is planned".`; nil where nothing is kept quiet.
  func quiet(_ place: Int) -> String? {
    guard let places = review.quieted[place] else { return nil }
    return "Quiet meanwhile: \(titles(places))."
  }

  /// What keeps the finding quiet, as a sentence says it after *Held back:*; nil where nothing does.
  func reason(_ place: Int) -> String? {
    guard let quieting = review.quietings[place] else { return nil }
    switch quieting.ground {
    case .asked: return "quiet is asked for by \(titles(quieting.by))"
    case .risk(let risk):
      return "the risk of the deal is \(words(risk)), so more weight lies on \(titles(quieting.by))"
    }
  }

  /// The titles of the rules of findings, each once.
  private func titles(_ places: [Int]) -> String {
    var titles: [String] = []
    for place in places {
      let title = "\"\(review.rule(review.evaluation.findings[place]).rule.title)\""
      if !titles.contains(title) { titles.append(title) }
    }
    return Speech.list(titles)
  }

  private func words(_ risk: DealRisk) -> String {
    switch risk.source {
    case .marked: "marked \(risk.tier.rawValue)"
    case .amount(let amount, let large):
      "\(risk.tier.rawValue) by its amount (\(Speech.number(amount)); large is from \(Speech.number(large)) on)"
    }
  }

  /// `The account to keep: EUR 180,000 won in 24 months, EUR 60,000 open (this deal included).`
  func worth(_ finding: Finding) -> String? {
    guard let worth = review.worth(finding) else { return nil }
    let won = worth.sums.filter { $0.won > 0 }.map { Speech.money($0.won, $0.currency) }
    let open = worth.sums.filter { $0.open > 0 }.map { Speech.money($0.open, $0.currency) }
    let includesThis = review.deal(finding.deal).map { $0.open && $0.amount != nil } ?? false
    let months = Review.yearsOfWorth * 12
    let parts = [
      won.isEmpty ? "nothing won in \(months) months" : "\(Speech.list(won)) won in \(months) months",
      open.isEmpty
        ? "nothing open" : "\(Speech.list(open)) open" + (includesThis ? " (this deal included)" : ""),
    ]
    let rest = worth.withoutAmount
    let more = rest > 0 ? ["\(Speech.plural(rest, "deal")) without an amount"] : []
    return "The account to keep: \((parts + more).joined(separator: ", "))."
  }
}
