package import EventTime
package import RulePacks
package import Statistics

/// How far practices were kept in a period: what the log says, what people say, and what was published, side by side.
///
/// Three numbers that measure different things; none is a target for another.
package struct Scorecard: Sendable {
  package struct Period: Hashable, Sendable {
    package var from: Instant
    package var to: Instant

    func contains(_ instant: Instant) -> Bool { from < instant && instant <= to }
  }

  /// One practice.
  package struct Line: Sendable {
    /// `customer-concept`.
    package var pack: String
    /// `understand-first`.
    package var practice: String
    package var statement: String
    /// Full names of the rules that measure it, and how many of them the log can answer.
    package var rules: [String]
    package var capturedRules: Int
    package var now: Tally
    /// Of the period before, of the same length.
    package var before: Tally
    /// By month, the earliest first; the last one may not be over.
    package var months: [Month]
    /// Of the deals that moved in the period, those that carry a kind which the practice needs.
    package var capture: Rate
    /// Kinds that its rules need and the log never contains.
    package var missingKinds: [String]
    package var answers: [Answer]
    package var benchmark: Practice.Benchmark?
    /// Of the person that the card is about, where it is about one; ``now`` is then the team's.
    package var own: Tally?
    /// By id; empty unless asked for.
    package var people: [String: Tally]
  }

  package struct Month: Hashable, Sendable {
    package var start: Instant
    package var tally: Tally
  }

  /// What leaders and the team say to a statement of the survey: how many of them agree.
  package struct Answer: Hashable, Sendable {
    /// `Q1`.
    package var line: String
    package var statement: String
    /// Scores of 4 and 5; nil where nobody answered.
    package var leaders: Rate?
    /// nil where fewer answered than can hide among each other.
    package var team: Rate?
  }

  package var period: Period
  package var scope: ScorecardScope
  /// In the order of packs and of practices in them.
  package var lines: [Line]
  /// When the answers were given; nil without any.
  package var surveyed: Instant?
  /// Rules that are left out because they are no commitments yet.
  package var onTrial: Int
}

/// Whose conduct a card counts.
package struct ScorecardScope: Hashable, Sendable {
  /// Nil: every team.
  package var team: String?
  /// Those whom this person leads.
  package var manager: String?
  /// Whose own numbers stand first; the team's stand beside them.
  package var rep: String?
  /// Whether people are listed, by name and never by number.
  package var listsPeople: Bool

  package init(
    team: String? = nil, manager: String? = nil, rep: String? = nil, listsPeople: Bool = false
  ) {
    self.team = team
    self.manager = manager
    self.rep = rep
    self.listsPeople = listsPeople
  }
}
