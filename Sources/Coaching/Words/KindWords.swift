/// A kind's name as words: `issue.confirmed` is an *issue* that was *confirmed*.
struct KindWords: Hashable, Sendable {
  /// `issue`, `deal close date`.
  let noun: String
  /// `confirmed`, `changed`.
  let participle: String

  init(_ kind: String) {
    let parts = kind.split(separator: ".", maxSplits: 1)
    let object = Speech.words(parts.first ?? "")
    let happened = (parts.count > 1 ? parts[1] : "logged").split(separator: "_")
    noun = ([object] + happened.dropLast().map(String.init)).joined(separator: " ")
    participle = String(happened.last ?? "logged")
  }

  /// `an issue`, `feedback`.
  var withArticle: String { Self.withArticle(noun) }

  /// What happens when it happens: `is confirmed`, `joins`.
  var present: String { Self.intransitive[participle] ?? "is \(participle)" }

  static func withArticle(_ noun: String) -> String {
    guard let first = noun.first, !uncountable.contains(noun) else { return noun }
    // A rule speaks of one deal and one account, which everybody knows.
    if noun.hasPrefix("deal") || noun == "account" { return "the " + noun }
    return ("aeio".contains(first) ? "an " : "a ") + noun
  }

  private static let intransitive = [
    "joined": "joins", "left": "leaves", "changed": "changes", "expired": "expires", "began": "begins",
    "ended": "ends", "slipped": "slips", "arrived": "arrives",
  ]
  private static let uncountable: Set<String> = [
    "knowledge", "feedback", "recognition", "learning", "value", "profit", "money", "training",
    "coaching",
  ]
}
