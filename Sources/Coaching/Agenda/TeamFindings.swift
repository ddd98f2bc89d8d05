import Activity
import Engine
import EventTime
import RulePacks

/// What is open on the people whom a manager leads, and on the manager.
struct TeamFindings {
  let review: Review
  let directory: Directory
  let manager: String

  /// Ids of those whom the manager leads now, in their order.
  var team: [String] {
    let ids = Set(directory.entries.filter { $0.kind == .person && $0.manager == manager }.map(\.id))
    return ids.filter { directory.entry(.person, $0, at: review.asOf)?.manager == manager }.sorted()
  }

  /// The rep whose work a finding is about: who holds the deal now, or whom the rule watches.
  func rep(of finding: Finding) -> String? {
    switch finding.subject.kind {
    case .deal: review.deal(finding.subject.ids.first)?.rep ?? finding.rep
    case .rep: finding.subject.ids.first
    case .account: finding.rep
    case .manager, .team, .organisation, .pair: nil
    }
  }

  /// What is open about the work of some people and told, most important first.
  func open(of reps: Set<String>) -> [Int] {
    review.open { place in
      review.holds[place] == nil && rep(of: review.evaluation.findings[place]).map(reps.contains) ?? false
    }
  }

  /// What the manager owes, most important first.
  ///
  /// - Parameter rep: Only what is owed to this person, and to nobody in particular.
  func owed(to rep: String? = nil) -> [Int] {
    review.open { place in
      let subject = review.evaluation.findings[place].subject
      guard review.holds[place] == nil, subject.ids.first == manager else { return false }
      switch subject.kind {
      case .manager: return true
      case .pair: return rep == nil || subject.ids.last == rep
      default: return false
      }
    }
  }

  /// Whether the rep has had a working day to see it: nobody hears of their own work from somebody else first.
  func hasBeenSeen(_ place: Int) -> Bool {
    let calendar = review.site.defaultCalendar
    let finding = review.evaluation.findings[place]
    guard review.rule(finding).rule.nudge.rep != nil else { return true }
    return calendar.add(TimeSpan(terms: [TimeSpan.Term(count: 1, unit: .businessDay)]), to: finding.at)
      <= review.asOf
  }
}
