package import EventTime

/// Everything that one rule saw and said of one subject, point by point.
package struct RuleHistory: Sendable {
  /// What an activity was to the rule.
  package struct Parts: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The event of `when`.
    package static let trigger = Parts(rawValue: EventRole.trigger.rawValue)
    /// What is expected earlier, later or next, what must never come, what `every` counts, what breaks a silence.
    package static let answer = Parts(rawValue: EventRole.answer.rawValue)
    package static let among = Parts(rawValue: EventRole.among.rawValue)
    package static let unless = Parts(rawValue: EventRole.unless.rawValue)
    package static let until = Parts(rawValue: EventRole.until.rawValue)
    package static let since = Parts(rawValue: EventRole.since.rawValue)
    package static let clearing = Parts(rawValue: EventRole.clear.rawValue)
    /// The event of `when` as far as one can tell.
    package static let doubtful = Parts(rawValue: EventRole.doubtful.rawValue)
  }

  /// Where in the rule a condition stands.
  package enum Place: Hashable, Sendable {
    case `if`, that, state, deadline, clears
    case exception(String)
  }

  package struct Reading: Hashable, Sendable {
    package var place: Place
    package var trace: ConditionTrace
  }

  /// A point at which something concerned the rule.
  package struct Moment: Sendable {
    package var at: Instant
    /// The activity's id; nil at a timer.
    package var activity: String?
    package var parts: Parts = []
    /// The activity is a trigger that does not count because the deal is closed.
    package var isAfterClose = false
    /// The deal was closed here, or the pair parted.
    package var isClose = false
    /// What was decided here, and what became of findings.
    package var verdicts: [Verdict] = []
    /// A finding was held back by the cool-down.
    package var isHeldBack = false
    package var readings: [Reading] = []
    /// What the facts that the readings speak of were made of.
    package var sources: [FactSource] = []
  }

  /// The activities that a fact counted at a moment.
  package struct FactSource: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
      package var activity: String
      /// What was folded; nil for facts that count or hold activities.
      package var value: TracedValue?
    }

    /// `people_met`.
    package var fact: String
    package var items: [Item]
  }

  package internal(set) var moments: [Moment] = []
  /// What the rule waits for as of the end.
  package internal(set) var waiting: [Verdict] = []
  /// As of the end: the condition of `while`, and by the id of an open finding what clears it.
  package internal(set) var state: ConditionTrace?
  package internal(set) var clearing: [String: ConditionTrace] = [:]
  package internal(set) var findings: [Finding] = []
  /// Of a rule of `every`: how much of it there is in the period that runs as of the end, and its first instant.
  package internal(set) var periodCount: (count: Int, start: Instant)?
  package internal(set) var isClosed = false
  /// In which the subject's durations and periods are counted; nil where the log has no such subject.
  var calendar: WorkCalendar?
  /// The ids of all activities on the subject's timeline, in their order.
  package internal(set) var activities: [String] = []
  /// By activity and text of the condition: the `where` of an event of the rule where it was not true of an activity.
  var mismatches: [String: [String: ConditionTrace]] = [:]
  /// By text: every condition of the rule, its events and facts, read as of the end with no activity at hand.
  var atEnd: [String: ConditionTrace] = [:]

  /// The moment at which an activity was taken in, if it concerned the rule.
  package func moment(of activity: String) -> Moment? { moments.first { $0.activity == activity } }
}
