package import Activity
package import EventTime

/// Something that would happen to a finding, and what would bring it about: made only where the engine, run over the
/// subject's log and these activities, says so.
package struct Claim: Sendable {
  package enum Effect: Hashable, Sendable {
    case clears, expires, raises
  }

  package var effect: Effect
  /// The finding's id.
  package var finding: String
  /// Not in the log, in the order in which they would happen; empty where time alone brings it about.
  package var activities: [LoggedActivity]
  /// When it would take effect, nothing else happening until then.
  package var at: Instant
  /// It is the close of the deal that ends the finding, not anything that the rule asks for.
  package var isClose = false

  package init(
    _ effect: Effect, _ finding: String, by activities: [LoggedActivity], at: Instant, isClose: Bool = false
  ) {
    self.effect = effect
    self.finding = finding
    self.activities = activities
    self.at = at
    self.isClose = isClose
  }
}
