package import EventTime

/// How much people are told, and how often: what keeps nudges few.
package struct NudgeSettings: Sendable {
  /// Nudges in one message to a rep; of a manager likewise what cannot wait for the one-to-one.
  package var mostPerSlot = 3
  /// How long a finding waits for others, so that they come together.
  package var groupWait: Int64 = 600_000
  /// After how long an unanswered nudge is said again.
  package var repeatAfter: Int64 = 7 * 86_400_000
  /// How often it is said again; then it is left to the one-to-one.
  package var mostRepeats = 2
  package var silences: [Silence] = []

  /// For a time nothing is said of some rules, to one person or to all.
  package struct Silence: Sendable {
    /// Full names, `pack/*` or `tag:name`.
    package var rules: [String]
    /// Nil for everybody.
    package var person: String?
    package var from: Instant
    package var until: Instant

    package init(rules: [String], person: String?, from: Instant, until: Instant) {
      self.rules = rules
      self.person = person
      self.from = from
      self.until = until
    }
  }

  package init() {}
}
