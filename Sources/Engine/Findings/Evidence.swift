package import EventTime

/// What speaks for a finding: activities by their ids, the window searched in vain, and what the conditions read.
package struct Evidence: Hashable, Sendable {
  /// The stretch of time in which an event was looked for.
  package struct Search: Hashable, Sendable {
    /// The event's name, or its kinds.
    package var event: String
    /// Nil: from the subject's first activity on.
    package var from: Instant?
    package var to: Instant?

    package init(event: String, from: Instant?, to: Instant?) {
      self.event = event
      self.from = from
      self.to = to
    }
  }

  /// A calendar period that was judged.
  package struct CalendarPeriod: Hashable, Sendable {
    package var period: Period
    /// Its first instant.
    package var start: Instant
    /// The first instant of the next.
    package var end: Instant
    /// For readers: `February 2026`.
    package var name: String

    package init(period: Period, start: Instant, end: Instant, name: String) {
      self.period = period
      self.start = start
      self.end = end
      self.name = name
    }
  }

  /// A field or fact that a condition read.
  package struct Reading: Hashable, Sendable {
    /// As the author wrote it: `facts.people_met`.
    package var name: String
    /// As readers see it; nil where it was missing.
    package var value: String?

    package init(name: String, value: String?) {
      self.name = name
      self.value = value
    }
  }

  /// Where a norm that a condition read comes from.
  package struct Norm: Hashable, Sendable {
    /// The most deals that are named.
    package static let mostDeals = 50

    /// As the author wrote it: `norms.usual_visits`.
    package var name: String
    /// In percent.
    package var quantile: Int
    /// When it was drawn up; deals won before that gave it.
    package var since: Instant
    /// The deal on which the value was measured.
    package var deal: String
    /// How many deals gave it, and how many values.
    package var deals: Int
    package var values: Int
    /// What was the same in all of them: `deal.stage proposal`.
    package var by: [String]
    /// The deals that gave it; empty unless asked for.
    package var among: [String]

    package init(
      name: String, quantile: Int, since: Instant, deal: String, deals: Int, values: Int, by: [String],
      among: [String]
    ) {
      self.name = name
      self.quantile = quantile
      self.since = since
      self.deal = deal
      self.deals = deals
      self.values = values
      self.by = by
      self.among = among
    }
  }

  /// The elements that decided an `exists` or `all` of a condition, or that its `filter` kept.
  package struct Witness: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case witness, counterExample, selection
    }

    /// The part of the condition, as its author wrote it.
    package var source: String
    package var kind: Kind
    /// As readers see them.
    package var elements: [String]

    package init(source: String, kind: Kind, elements: [String]) {
      self.source = source
      self.kind = kind
      self.elements = elements
    }
  }

  /// The activity that the sentence begins with; of a silence, the one from which it is counted.
  package var trigger: String?
  /// The offending or answering activities.
  package var found: [String] = []
  package var searched: Search?
  /// When what was expected had to have happened.
  package var due: Instant?
  /// How many activities or values were counted.
  package var count: Int?
  /// How many the period before had, where the two are compared.
  package var before: Int?
  package var period: CalendarPeriod?
  package var reads: [Reading] = []
  /// Of the norms among ``reads``, those that won deals gave.
  package var norms: [Norm] = []
  /// Empty unless asked for.
  package var witnesses: [Witness] = []

  package init() {}
}
