package import Activity
import Engine
package import EventTime
import RulePacks

/// What is open on the people whom a manager leads, and on the manager.
struct TeamFindings {
  let review: Review
  let directory: Directory
  let manager: String

  /// Ids of those whom the manager leads now, in their order.
  var team: [String] { directory.people(ledBy: manager, at: review.asOf) }

  /// Whether what concerned somebody at an instant is for the manager to see: not what was so before or after.
  func maySee(_ person: String, at instant: Instant) -> Bool {
    Sight(directory).may(manager, see: person, at: instant)
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

  /// The first few things that the manager owes, of each rule one; the others of it with whom it is the same are named.
  func owedPoints(
    to rep: String? = nil, most: Int
  ) -> [Owed] {
    let findings = review.evaluation.findings
    var rules: [Int] = []
    var places: [Int: [Int]] = [:]
    for place in owed(to: rep) {
      let rule = findings[place].rule
      if places[rule] == nil { rules.append(rule) }
      places[rule, default: []].append(place)
    }
    return rules.prefix(most).compactMap { rule in
      guard let alike = places[rule], let first = alike.first else { return nil }
      let others = alike.dropFirst().compactMap { findings[$0].subject.ids.dropFirst().first }
      return Owed(place: first, others: others)
    }
  }

  /// Something that the manager owes.
  struct Owed {
    /// In the findings.
    var place: Int
    /// Ids of those to whom the same is owed.
    var others: [String]

    func point(_ writer: PointWriter, for manager: String, _ names: Names) -> Sheet.Point {
      var point = writer.sheetPoint(place, for: Addressee(role: .manager, person: manager))
      if !others.isEmpty { point.reasons.append("The same with \(Speech.list(others.map(names.person))).") }
      return point
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

extension Directory {
  /// Ids of those whom somebody leads at an instant, in their order.
  package func people(ledBy manager: String, at instant: Instant) -> [String] {
    let ids = Set(entries.filter { $0.kind == .person && $0.manager == manager }.map(\.id))
    return ids.filter { entry(.person, $0, at: instant)?.manager == manager }.sorted()
  }
}
