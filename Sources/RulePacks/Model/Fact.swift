package import CEL
package import SourceText

/// A fold over a subject's timeline: `people_met: { distinct: activity.contacts, of: conversation, within: 45 days }`.
///
/// LANGUAGE.md section 7.
package struct Fact: Sendable {
  package enum Fold: String, Sendable, CaseIterable {
    case count, distinct, sum, mean, min, max, latest, first, values, pending
    /// The mean time from an activity to the next one of another event.
    case meanTime = "mean_time_from"
  }

  package var name: String
  package var range: SourceRange
  package var fold: Fold
  /// What is folded; nil for `count`, `latest`, `first` and `mean_time_from`.
  package var argument: Condition?
  /// What is folded; of `mean_time_from` the event that ends a time, by which it counts.
  package var of: EventPattern
  /// `mean_time_from` only: what begins a time.
  package var from: EventPattern?
  package var `where`: Condition?
  /// Sliding: an element at a counts at t when t <= a ⊕ within.
  package var within: DurationSetting?
  /// Only the latest so many.
  package var last: Int?
  /// Only what is later than the latest such activity.
  package var since: EventPattern?
  /// `pending` only: what settles a key.
  package var until: EventPattern?
  /// The type that `facts.NAME` has in expressions.
  package var type: ValueType

  package init(
    name: String, range: SourceRange, fold: Fold, argument: Condition? = nil, of: EventPattern,
    from: EventPattern? = nil, where: Condition? = nil, within: DurationSetting? = nil, last: Int? = nil,
    since: EventPattern? = nil,
    until: EventPattern? = nil, type: ValueType
  ) {
    self.name = name
    self.range = range
    self.fold = fold
    self.argument = argument
    self.of = of
    self.from = from
    self.where = `where`
    self.within = within
    self.last = last
    self.since = since
    self.until = until
    self.type = type
  }
}
