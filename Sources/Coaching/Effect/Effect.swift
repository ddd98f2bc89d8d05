package import EventTime
package import Statistics

/// Whether nudges bring about what they are for: those that were said against those that were left unsaid by chance.
package struct Effect: Sendable {
  /// A rule's nudges by their lot.
  package struct RuleEffect: Sendable {
    /// Its full name.
    package var rule: String
    package var title: String
    /// What the nudge is to bring about, and within how long.
    package var aim: String
    /// How often that came about: said, and left unsaid.
    package var pair: RatePair

    package var verdict: Judgement { Judgement(pair) }
  }

  /// Some weeks, counted from the start.
  package struct Stretch: Hashable, Sendable {
    package var weeks: ClosedRange<Int>
    package var pair: RatePair
  }

  /// What the two rates allow to be said.
  package enum Judgement: Hashable, Sendable {
    case helps
    /// Even the best that it may do is too little to speak for.
    case doesNotHelp
    case cannotTell
    case tooFew

    /// Differences below it are not worth a person's attention.
    package static let worthwhile = 0.05
    /// Of either lot.
    package static let fewest = 20

    package init(_ pair: RatePair) {
      guard min(pair.first.of, pair.second.of) >= Self.fewest else {
        self = .tooFew
        return
      }
      let range = pair.newcombe()
      self = range.low > 0 ? .helps : range.high < Self.worthwhile ? .doesNotHelp : .cannotTell
    }
  }

  package var from: Instant
  package var to: Instant
  /// How likely a nudge was left unsaid.
  package var share: Double
  /// In the order of their names.
  package var rules: [RuleEffect]
  package var stretches: [Stretch]
  /// Findings whose time for the aim is not over.
  package var undecided: Int
  /// Rules that are never left unsaid.
  package var safe: [String]

  /// All rules together, compared within each.
  package var together: StratifiedRates { StratifiedRates(rules.map(\.pair)) }
}
