package import CEL
package import SourceText

/// A fold over a subject's timeline: `people_met: { distinct: activity.contacts, of: conversation, within: 45 days }`.
///
/// LANGUAGE.md section 7.
package struct Fact: Sendable {
  package enum Fold: String, Sendable, CaseIterable {
    case count, distinct, sum, mean, min, max, latest, first, values, pending
  }

  package var name: String
  package var range: SourceRange
  package var fold: Fold
  /// What is folded; nil for `count`, `latest` and `first`.
  package var argument: Condition?
  package var of: EventPattern
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
    where: Condition? = nil, within: DurationSetting? = nil, last: Int? = nil, since: EventPattern? = nil,
    until: EventPattern? = nil, type: ValueType
  ) {
    self.name = name
    self.range = range
    self.fold = fold
    self.argument = argument
    self.of = of
    self.where = `where`
    self.within = within
    self.last = last
    self.since = since
    self.until = until
    self.type = type
  }
}
