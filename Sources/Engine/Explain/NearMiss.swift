package import EventTime

/// Counter-evidence: what all but met the expectation, or all but broke it.
package struct NearMiss: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// It came so long after it had to, in milliseconds.
    case late(by: Int64)
    /// It came so long before the window, or the trigger, in milliseconds.
    case early(by: Int64)
    /// It came inside the window, but before what it had to be later than.
    case beforeSince(String)
    /// It came in time, but does not agree with the trigger in these values.
    case disagrees([String])
    /// It is of the right kind, but not what the event asks for.
    case mismatch([Mismatch])
    /// It came so long before the end of the window in which it must not come, in milliseconds.
    case withinBy(Int64)
    /// It came so long after the end of the window in which it must not come, in milliseconds.
    case outside(by: Int64)
    /// It belongs to another period, so long away in milliseconds.
    case otherPeriod(by: Int64, isBefore: Bool)
  }

  /// Why an activity of the right kind is not the event.
  package enum Mismatch: Hashable, Sendable {
    /// A field has another value, or none, than `with` asks for.
    case field(String, is: TracedValue?, wanted: [TracedValue])
    /// The event's `where` is not true of it.
    case condition(ConditionTrace)
  }

  package var kind: Kind
  /// The activity's id.
  package var activity: String
  package var at: Instant
  /// What was expected, as people call it.
  package var event: String
}
