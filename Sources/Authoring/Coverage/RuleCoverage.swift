package import RulePacks

/// What the tests of a rule show of it, and what they do not.
package struct RuleCoverage: Sendable {
  /// One thing that a rule can do or say.
  package enum Part: Hashable, Sendable {
    /// It was raised, met, cleared and so on; `notApplicable`: a log in which it never applied.
    case outcome(PackTest.Expected.Outcome)
    /// Everything is as for a finding, apart from `if`, which is false.
    case guardFalse
    /// A duration to its very end, in the words of the change that a test notices: `within: 2 days -> 3 days`.
    case edge(String)
    /// The text for `rep` or `manager` with a value in each of its holes.
    case text(String)
  }

  package struct Sight: Hashable, Sendable {
    package var part: Part
    package var isSeen: Bool
  }

  /// The rule's name within the pack; `facts.people_met` or `params.reply_time` where rules share what is shown.
  package var owner: String
  /// In the order of a finding's life; parts that a rule of its form need not show stand here only where they are seen.
  package var sights: [Sight]

  /// What no test shows.
  package var missing: [Part] { sights.filter { !$0.isSeen }.map(\.part) }
}

/// What the tests of a pack show of its rules.
package struct PackCoverage: Sendable {
  package var pack: String
  /// The rules in the order of the pack, then what they share.
  package var rules: [RuleCoverage]

  /// How many parts there are, and how many of them some test shows.
  package var total: (seen: Int, parts: Int) {
    let sights = rules.flatMap(\.sights)
    return (sights.count(where: \.isSeen), sights.count)
  }
}

extension RuleCoverage.Part: CustomStringConvertible {
  /// `raised`, `if is false`, `within: 2 days -> 3 days`, `text for rep`.
  package var description: String {
    switch self {
    case .outcome(let outcome): outcome.rawValue
    case .guardFalse: "if is false"
    case .edge(let change): change
    case .text(let reader): "text for \(reader)"
    }
  }
}
