import Activity
package import Engine
import EventTime

/// What keeps a finding quiet: other findings that are open on the same subject, and on what ground.
package struct Quieting: Hashable, Sendable {
  package enum Ground: Hashable, Sendable {
    /// `mutes` of the rule, or `inhibit` of the site.
    case asked
    /// The deal is of a risk on which the other practice weighs more.
    case risk(DealRisk)
  }

  package var ground: Ground
  /// Places of the findings that keep it quiet, in their order.
  package var by: [Int]

  var hold: Hold {
    switch ground {
    case .asked: .muted
    case .risk: .outweighed
    }
  }
}

/// How much study a deal deserves, and where that is known from.
package struct DealRisk: Hashable, Sendable {
  package enum Tier: String, Hashable, Sendable { case low, high }

  package enum Source: Hashable, Sendable {
    /// The deal's own field `risk`.
    case marked
    /// Its amount against what its packs call a large deal.
    case amount(Double, largeDeal: Double)
  }

  package var tier: Tier
  package var source: Source

  /// The risk of a deal; nil where it is marked as something between, or nothing is known of it.
  ///
  /// - Parameter largeDeal: From this amount on a deal is large, and its risk high.
  package init?(_ deal: DealSummary, largeDeal: Double) {
    let marked = deal.fields.first { $0.name == "risk" }?.value
    if case .text(let word)? = marked {
      guard let tier = Tier(rawValue: word) else { return nil }
      self.tier = tier
      source = .marked
    } else {
      guard let amount = deal.amount else { return nil }
      tier = amount >= largeDeal ? .high : .low
      source = .amount(amount, largeDeal: largeDeal)
    }
  }
}
