package import Engine
package import EventTime
package import RulePacks

/// What a change of packs or tuning does to a log.
package struct Impact: Sendable {
  /// A finding as far as two sides are compared by it.
  package struct Finding: Hashable, Sendable {
    /// `pack/rule`.
    package var rule: String
    package var subject: SubjectID
    package var at: Instant
    package var level: Level
    package var rep: String?
    package var deal: String?
    /// What the rep is told, else the manager.
    package var text: String?
    /// The id of the activity that it begins with; nil where there is none.
    package var trigger: String?
  }

  /// The same rule, subject and trigger, and something else about it.
  package struct Move: Hashable, Sendable {
    package var before: Finding
    package var after: Finding
  }

  /// How many findings there are on both sides, and how they come to differ.
  package struct Counts: Hashable, Sendable {
    package var before = 0
    package var after = 0
    package var added = 0
    package var removed = 0
    package var moved = 0

    package var changes: Int { added + removed + moved }
  }

  /// What findings are counted by.
  package enum Dimension: String, Sendable, CaseIterable {
    case rule, rep, team, stage, week
  }

  /// A figure on both sides.
  package struct Sides<Figure: Hashable & Sendable>: Hashable, Sendable {
    package var before: Figure
    package var after: Figure

    package init(before: Figure, after: Figure) {
      self.before = before
      self.after = after
    }
  }

  /// How many nudges a person gets in a week of theirs.
  package struct Load: Hashable, Sendable {
    package var person: String
    package var median: Sides<Double>
    package var most: Sides<Int>
    /// In all weeks.
    package var total: Sides<Int>
  }

  /// One of those to be read first.
  package enum Example: Hashable, Sendable {
    case added(Finding)
    case removed(Finding)
    case moved(Move)

    /// As it is now; of what is gone, as it was.
    package var finding: Finding {
      switch self {
      case .added(let finding), .removed(let finding): finding
      case .moved(let move): move.after
      }
    }
  }

  package var added: [Finding] = []
  package var removed: [Finding] = []
  package var moved: [Move] = []
  package var total = Counts()
  /// By what it is called: a rule's name, a person's or team's id, a stage, the first day of a week.
  package var counts: [Dimension: [String: Counts]] = [:]
  /// Everybody who is told anything on either side, by id.
  package var loads: [Load] = []
  /// How many rules say the same on both sides, and were therefore judged once.
  package var sharedRules = 0
  package var changedRules = 0
}
