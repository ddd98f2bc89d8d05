package import RulePacks

/// What a site's tunings and exceptions do on a log: which do nothing, which do too much, which end.
package struct TuningReport: Sendable {
  package enum Kind: String, Sendable {
    case parameter, rule, exception, selection
  }

  package enum Remark: Hashable, Sendable {
    /// Nothing on this log is otherwise without it.
    case unused
    /// It takes away this share of what would be said otherwise.
    case tooBroad(share: Double)
    /// It ends in so many days.
    case endsSoon(days: Int)
    /// It ended so many days ago, and does nothing any more.
    case ended(days: Int)
  }

  package struct Entry: Sendable {
    package var kind: Kind
    /// As the file says it: `deal-signals params.quiet: 21 days`.
    package var what: String
    package var place: SourcePlace?
    package var why: String?
    package var owner: String?
    /// Findings with it and without it, of the rules that it is about.
    package var with = 0
    package var without = 0
    package var remarks: [Remark] = []

    /// The share of what would be said without it that it takes away.
    var shareTaken: Double { without > 0 ? Double(without - with) / Double(without) : 0 }
  }

  /// What is worth a remark, and when.
  package struct Limits: Sendable {
    /// Above this share, something is too broad.
    package var broad = 0.5
    /// Days in which an end is near.
    package var soon = 30

    package init(broad: Double = 0.5, soon: Int = 30) {
      self.broad = broad
      self.soon = soon
    }
  }

  /// In the order of the file: parameters and rules by pack, exceptions, selections.
  package var entries: [Entry]

  package init(entries: [Entry]) { self.entries = entries }
}
