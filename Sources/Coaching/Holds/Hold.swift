/// Why coaching does not put a finding before anybody now. It is listed with the reason, and never changed.
package enum Hold: String, Hashable, Sendable, CaseIterable {
  /// The log never carries an event that the rule waits for.
  case notCaptured = "not captured"
  /// The rule is a draft, on trial or retired: evaluated and counted, not sent.
  case draft, trial, retired
  /// A finding that is open on the same subject asks for quiet.
  case muted
  /// On a deal of this risk another practice weighs more; kept for the record and the brief.
  case outweighed
  /// The level is for the record, or the site tells nobody.
  case notice
  /// Left unsaid by chance, to learn whether saying it helps.
  case heldOut = "held out"
  /// More was found than a person can act on at once.
  case budget

  /// Why, as a sentence says it after *Held back:*.
  package var words: String {
    switch self {
    case .notCaptured: "the log never carries what the rule waits for"
    case .draft: "the rule is a draft"
    case .trial: "the rule is on trial"
    case .retired: "the rule is retired"
    case .muted: "something that weighs more asks for quiet"
    case .outweighed: "on a deal of this risk another practice weighs more"
    case .notice: "for the record and the brief"
    case .heldOut: "left unsaid by chance, to learn whether saying it helps"
    case .budget: "something that weighs more is said first"
    }
  }

  /// Whether the finding may be wrong or is not meant to count; `--fail-on` ignores it then.
  package var isDoubt: Bool {
    switch self {
    case .notCaptured, .draft, .trial, .retired, .muted: true
    case .outweighed, .notice, .heldOut, .budget: false
    }
  }
}
