package import Activity
package import Engine
import EventTime
import RulePacks

/// What activities that have not happened would change: what they raise, clear, keep and set waiting.
///
/// Two runs of the engine over the log, without and with them, judged as of one instant: what time alone brings by then
/// stands in both and is listed apart.
package struct Preflight: Sendable {
  package let activities: [LoggedActivity]
  /// As of the last activity, or of the question where that is later.
  package let before: Review
  package let after: Review
  /// The logs of both.
  package let timelines: (before: Timeline, after: Timeline)
  /// Places in the findings of ``after``: new ones and those that would be open again.
  package let raised: [Int]
  /// Places in the findings of ``after``: open without the activities, and ended with them.
  package let ended: [Int]
  /// Places in the findings of ``before`` that would never have been so.
  package let withdrawn: [Int]
  /// Places in the findings of ``before`` that time alone raises between the question and the last activity.
  package let byTime: [Int]
  /// Practices that the activities keep.
  package let kept: [Verdict]
  /// What would be waited for from then on.
  package let waits: [Verdict]

  /// How many activities are supposed at once.
  package static let mostActivities = 50

  init(
    _ activities: [LoggedActivity], before: Review, after: Review,
    timelines: (before: Timeline, after: Timeline), askedAsOf: Instant
  ) {
    self.activities = activities
    self.timelines = timelines
    self.before = before
    self.after = after
    let difference = FindingDifference(from: before.evaluation.findings, to: after.evaluation.findings)
    let open = Set(before.evaluation.findings.filter { $0.status == .open }.map(\.id))
    let new = Set(difference.raised.map(\.id))
    let changed = Set(difference.changed.map(\.after.id))
    let gone = Set(difference.withdrawn.map(\.id))
    raised = after.places { finding in
      let opens = changed.contains(finding.id) && finding.status == .open && !open.contains(finding.id)
      return new.contains(finding.id) || opens
    }
    ended = after.places { changed.contains($0.id) && open.contains($0.id) && $0.status != .open }
    withdrawn = before.places { gone.contains($0.id) }
    byTime = before.places { $0.at > askedAsOf && !gone.contains($0.id) }
    let known = Set(before.evaluation.verdicts.map(VerdictKey.init))
    let fresh = after.evaluation.verdicts.filter { verdict in
      !known.contains(VerdictKey(verdict)) && after.holdByRule[verdict.rule]?.isDoubt != true
    }
    kept = fresh.filter { $0.outcome == .met }
    waits = fresh.filter { $0.outcome == .open && $0.due != nil }
  }

  /// Whether something of the highest level would be raised that is not held back as doubtful.
  package var raisesAct: Bool {
    raised.contains { place in
      after.rule(after.evaluation.findings[place]).rule.level == .act && after.holds[place]?.isDoubt != true
    }
  }
}

extension Review {
  fileprivate func places(_ isWanted: (Finding) -> Bool) -> [Int] {
    evaluation.findings.indices.filter { isWanted(evaluation.findings[$0]) }
  }
}

/// By what a verdict of one run is found again in another.
private struct VerdictKey: Hashable {
  let rule: Int
  let subject: SubjectID
  let outcome: PackTest.Expected.Outcome
  let at: Instant
  let evidence: [String]

  init(_ verdict: Verdict) {
    rule = verdict.rule
    subject = verdict.subject
    outcome = verdict.outcome
    at = verdict.at
    evidence = verdict.evidence
  }
}
