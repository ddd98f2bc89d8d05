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
    /// How often that came about: to be said, and left unsaid.
    package var pair: RatePair
    /// Of those to be said, how many reached somebody; nil where that is not on record.
    package var shown: Int?

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

  /// Of all that were to be said, how many reached somebody; nil where that is not on record.
  package var shown: Rate? {
    let counts = rules.compactMap(\.shown)
    return counts.count == rules.count ? Rate(counts.reduce(0, +), of: together.pooled.first.of) : nil
  }

  /// What saying it does where it reaches somebody: the difference of the lots, divided by the share that was reached.
  ///
  /// Nobody in the other lot is reached, and who is not reached is taken to be unmoved (Bloom, *Evaluation Review* 8,
  /// 1984). The share is taken as known, so that the interval is a little too narrow where it is small.
  package var amongShown: (difference: Double, range: Interval)? {
    guard let shown, shown.count > 0, !together.strata.isEmpty else { return nil }
    let (range, share) = (together.newcombe(), shown.share)
    return (
      together.difference / share, Interval(low: max(-1, range.low / share), high: min(1, range.high / share))
    )
  }

  /// All rules together, compared within each.
  package var together: StratifiedRates { StratifiedRates(rules.map(\.pair)) }
}
