import Engine
import RulePacks

/// Says once, in one sentence, what people are not shown.
struct HeldBack {
  /// How many kinds are named before the rest is left to `--all`.
  static let kindsShown = 3

  private let review: Review

  init(_ review: Review) {
    self.review = review
  }

  /// `Held back: 2 on the same deals, 11 rules that cannot tell (this log never contains ...): --all shows them.`
  var sentence: String? {
    let parts = beyondBudget + counted + uncaptured
    return parts.isEmpty ? nil : "Held back: \(parts.joined(separator: ", ")): --all shows them."
  }

  private var beyondBudget: [String] {
    let held = places { $0 == .budget }
    let shown = Set(places { $0 == nil }.map(subject))
    let same = held.filter { shown.contains(subject($0)) }.count
    let others = held.count - same
    return (same > 0 ? ["\(same) on the same \(sameNoun(held))"] : [])
      + (others > 0 ? ["\(others) of less weight"] : [])
  }

  private var counted: [String] {
    let words: [(Hold, String)] = [
      (.muted, "muted by what weighs more"), (.outweighed, "outweighed by another practice"),
      (.notice, "for the record only"),
      (.heldOut, "left unsaid by chance, to learn what helps"), (.trial, "of rules on trial"),
      (.draft, "of drafts"), (.retired, "of retired rules"),
    ]
    return words.compactMap { hold, words in
      let count = places { $0 == hold }.count
      return count == 0 ? nil : "\(count) \(words)"
    }
  }

  private var uncaptured: [String] {
    let rules = review.holdByRule.indices.filter { review.holdByRule[$0] == .notCaptured }
    guard !rules.isEmpty else { return [] }
    let kinds = Set(rules.flatMap { review.missingEvents[$0].kindNames }).sorted()
    let more = kinds.count > Self.kindsShown ? ", ..." : ""
    let named = kinds.prefix(Self.kindsShown).joined(separator: ", ") + more
    return ["\(Speech.plural(rules.count, "rule")) that cannot tell (this log never contains \(named))"]
  }

  private func sameNoun(_ places: [Int]) -> String {
    places.allSatisfy { review.evaluation.findings[$0].deal != nil } ? "deals" : "subjects"
  }

  private func places(_ isWanted: (Hold?) -> Bool) -> [Int] {
    review.evaluation.findings.indices.filter {
      review.evaluation.findings[$0].status == .open && isWanted(review.holds[$0])
    }
  }

  private func subject(_ place: Int) -> String {
    let finding = review.evaluation.findings[place]
    return finding.deal ?? finding.subject.description
  }
}
