package import EventTime
import RulePacks

/// One thing that a rule came to on a subject, or why it came to nothing: what *why not* is answered with.
package struct Decision: Sendable {
  package enum Reason: Sendable {
    /// It was said: a finding, by its id.
    case raised(String)
    /// The deal was closed already.
    case closed
    /// `if` is false of the trigger, or where a period would be decided.
    case outOfScope(ConditionTrace)
    /// The expectation was met; by these activities where something answered.
    case met([String])
    /// An activity ended the sentence.
    case void(String)
    /// The deal was closed, or the pair parted, while it waited.
    case ended
    case excepted(name: String, ConditionTrace?)
    /// It cannot be told, for want of these.
    case unknown(missing: [String], nothingYet: Bool)
    case fault(String)
    /// It waits; until the instant, where there is one.
    case waiting(due: Instant?)
    /// A finding was there already so short a time ago that no other is made.
    case heldBack
    /// The condition of `while` is not true.
    case stateFalse(ConditionTrace)
  }

  package var at: Instant
  /// The trigger's id, or whatever it is about.
  package var trigger: String?
  package var reason: Reason
}

extension RuleHistory {
  /// Everything that the rule came to, in its order; what waits, and the state as of the end, come last.
  package var decisions: [Decision] {
    var decisions = moments.flatMap(\.decisions)
    for verdict in waiting {
      decisions.append(
        Decision(at: verdict.at, trigger: verdict.evidence.first, reason: .waiting(due: verdict.due)))
    }
    if let state, !state.result.isTrue, let at = moments.last?.at {
      decisions.append(Decision(at: at, trigger: nil, reason: .stateFalse(state)))
    }
    return decisions
  }
}

extension RuleHistory.Moment {
  fileprivate var decisions: [Decision] {
    var decisions: [Decision] = []
    if isAfterClose { decisions.append(Decision(at: at, trigger: activity, reason: .closed)) }
    if parts.contains(.trigger), let scope = reading(.if), scope.result.isFalse {
      decisions.append(Decision(at: at, trigger: activity, reason: .outOfScope(scope)))
    }
    if isHeldBack { decisions.append(Decision(at: at, trigger: activity, reason: .heldBack)) }
    return decisions + verdicts.compactMap(decision)
  }

  private func reading(_ place: RuleHistory.Place) -> ConditionTrace? {
    readings.first { $0.place == place }?.trace
  }

  private func decision(_ verdict: Verdict) -> Decision? {
    reason(verdict).map { Decision(at: verdict.at, trigger: verdict.evidence.first ?? activity, reason: $0) }
  }

  private func reason(_ verdict: Verdict) -> Decision.Reason? {
    switch verdict.outcome {
    case .raised: return verdict.finding.map { .raised($0) }
    case .met: return .met(Array(verdict.evidence.dropFirst()))
    case .void:
      if let name = verdict.message { return .excepted(name: name, reading(.exception(name))) }
      if let scope = reading(.if), scope.result.isFalse { return .outOfScope(scope) }
      if parts.contains(.unless), let activity { return .void(activity) }
      return .ended
    case .unknown: return .unknown(missing: verdict.missing, nothingYet: verdict.nothingYet)
    case .fault: return .fault(verdict.message ?? "the expression fails")
    case .open, .cleared, .expired, .withdrawn, .silent, .notApplicable: return nil
    }
  }
}
