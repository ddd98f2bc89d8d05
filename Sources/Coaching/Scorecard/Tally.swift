package import Statistics

/// How often a practice was kept, how often broken, and how often nobody can tell.
package struct Tally: Hashable, Sendable {
  package var kept = 0
  package var broken = 0
  /// Never folded into the other two.
  package var cannotTell = 0

  package init(kept: Int = 0, broken: Int = 0, cannotTell: Int = 0) {
    self.kept = kept
    self.broken = broken
    self.cannotTell = cannotTell
  }

  /// From fewer opportunities no rate is printed: the interval would span half of what is possible.
  package static let fewestForRate = 20

  /// Kept of what was decided.
  package var rate: Rate { Rate(kept, of: kept + broken) }

  package var isEmpty: Bool { kept + broken + cannotTell == 0 }

  package var hasRate: Bool { rate.of >= Self.fewestForRate }

  static func += (a: inout Self, b: Self) {
    a.kept += b.kept
    a.broken += b.broken
    a.cannotTell += b.cannotTell
  }
}
