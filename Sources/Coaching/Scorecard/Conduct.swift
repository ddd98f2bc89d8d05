import RulePacks
import Activity
import Engine
import EventTime

/// Whose conduct a verdict is about: who holds the deal, or the person whom the rule watches.
struct Conduct {
  private let review: Review
  private let directory: Directory

  init(_ review: Review, directory: Directory) {
    self.review = review
    self.directory = directory
  }

  /// The person's id; empty where it is nobody's in particular, nil where the subject is unknown.
  func person(_ verdict: Verdict) -> String? {
    switch verdict.subject.kind {
    case .deal: review.deal(verdict.subject.ids.first)?.rep ?? ""
    case .rep, .manager: verdict.subject.ids.first
    // What a manager does for a rep is the manager's.
    case .pair: verdict.subject.ids.first
    case .account, .team, .organisation: ""
    }
  }

  /// Whether the person was of the team, or led by the manager, when it happened. A card about a rep counts the rep's
  /// team.
  func belongs(_ person: String, to scope: ScorecardScope, at instant: Instant) -> Bool {
    guard scope.team != nil || scope.manager != nil || scope.rep != nil else { return true }
    guard !person.isEmpty else { return false }
    let entry = directory.entry(.person, person, at: instant)
    if let manager = scope.manager { return entry?.manager == manager || person == manager }
    if let team = scope.team { return entry?.team == team }
    guard let rep = scope.rep, person != rep else { return true }
    let team = directory.entry(.person, rep, at: instant)?.team
    return team != nil && entry?.team == team
  }
}
