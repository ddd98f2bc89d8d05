import Activity
package import Engine
package import EventTime
import RulePacks
import SourceText

/// Why a rule has not spoken about a subject, and what would make it speak.
package struct WhyNotPage: Sendable {
  package var rule: String
  package var title: String
  package var subject: String
  package var standing: RuleStanding
  /// The most telling reason, as a sentence.
  package var answer: String
  /// What the rule came to, the latest first.
  package var decisions: [Told]
  /// How many earlier ones are left out.
  package var earlier: Int
  /// Activities that are nearly what the rule looks for.
  package var nearMisses: [String]
  package var raises: [Explanation.Ending]

  /// A decision in words.
  package struct Told: Sendable {
    package var at: Instant
    package var trigger: String?
    /// `waiting`, `met`, `out of scope`.
    package var name: String
    package var text: String
    /// The condition that decided it.
    package var trace: ConditionTrace?
  }

  private static let shown = 6

  /// - Parameter standing: Whether the rule speaks here at all.
  package init(_ inquiry: Inquiry, standing: RuleStanding, names: Names, review: Review, speech: Speech) {
    let history = inquiry.history()
    let activities = ProofActivities(inquiry)
    let words = DecisionWords(
      inquiry: inquiry, history: history, activity: activities.find, speech: speech)
    let told = history.decisions.map { decision in
      Told(
        at: decision.at, trigger: decision.trigger, name: words.name(decision),
        text: words.sentence(decision), trace: decision.reason.trace)
    }
    rule = inquiry.fullName
    title = inquiry.rule.title
    subject = names.subject(inquiry.subject, review)
    self.standing = standing
    decisions = Array(told.reversed().prefix(Self.shown))
    earlier = told.count - decisions.count
    nearMisses = Self.nearMisses(inquiry, history, activities, speech)
    answer = Self.answer(inquiry, history, standing, decisions)
    let claims = ClaimWords(speech: speech)
    raises = RaisingSearch(inquiry, history).claims.map(claims.ending)
  }

  private static func answer(
    _ inquiry: Inquiry, _ history: RuleHistory, _ standing: RuleStanding, _ decisions: [Told]
  ) -> String {
    if standing.isSilent, let sentence = standing.sentence { return sentence }
    let open = history.findings.filter { $0.status == .open }
    if !open.isEmpty {
      let verb = open.count == 1 ? "is" : "are"
      return "It has spoken: \(Speech.plural(open.count, "finding")) \(verb) open here."
    }
    if case .when(let event, if: _, expect: _) = inquiry.rule.form,
      !history.moments.contains(where: { !$0.parts.isDisjoint(with: [.trigger, .doubtful]) })
    {
      return Speech.sentence(EventWords(event).missing("here")) + " Nothing has called for the rule."
    }
    return decisions.first?.text ?? "Nothing has called for the rule here."
  }

  private static func nearMisses(
    _ inquiry: Inquiry, _ history: RuleHistory, _ activities: ProofActivities, _ speech: Speech
  ) -> [String] {
    let search = NearMisses(inquiry, history)
    let words = NearMissWords(
      rule: inquiry.rule, finding: nil, activity: activities.find, trace: TraceWords(speech: speech))
    var misses: [NearMiss] = []
    if case .when(let event, if: _, expect: _) = inquiry.rule.form {
      misses += search.mismatches(of: event, part: [.trigger])
    }
    let kept = history.moments.flatMap(\.verdicts).last { $0.outcome == .met }
    misses += kept.map(search.outside) ?? []
    return misses.map(words.sentence)
  }
}

extension Decision.Reason {
  fileprivate var trace: ConditionTrace? {
    switch self {
    case .outOfScope(let trace), .stateFalse(let trace): trace
    case .excepted(name: _, let trace): trace
    default: nil
    }
  }
}
