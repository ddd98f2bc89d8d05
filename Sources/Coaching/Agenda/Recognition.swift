import Engine
import EventTime
import RulePacks

/// One practice that somebody kept of late and that deserves a word: before all one that was broken before.
struct Recognition {
  let statement: String
  /// The deal or person on which it was kept last.
  let subject: SubjectID
  let at: Instant
  let count: Int
  let wasBroken: Bool

  /// - Parameters:
  ///   - isTheirs: Whether a verdict is about the person's conduct.
  ///   - since: Earlier ones have had their time.
  init?(_ review: Review, since: Instant, _ isTheirs: (Verdict) -> Bool) {
    var found: [String: Recognition] = [:]
    var broken: Set<String> = []
    for verdict in review.evaluation.verdicts where verdict.outcome == .met || verdict.outcome == .raised {
      guard review.holdByRule[verdict.rule]?.isDoubt != true, isTheirs(verdict) else { continue }
      let rule = review.rules.rules[verdict.rule]
      guard let statement = rule.rule.practice.flatMap(review.rules.packs[rule.pack].practice)?.statement
      else {
        continue
      }
      if verdict.outcome == .raised {
        broken.insert(statement)
        found[statement] = nil
      } else if verdict.at > since {
        found[statement] = Recognition(
          statement: statement, subject: verdict.subject, at: verdict.at,
          count: (found[statement]?.count ?? 0) + 1, wasBroken: broken.contains(statement))
      }
    }
    guard let best = found.values.max(by: { $0.precedes($1) }) else { return nil }
    self = best
  }

  private init(statement: String, subject: SubjectID, at: Instant, count: Int, wasBroken: Bool) {
    self.statement = statement
    self.subject = subject
    self.at = at
    self.count = count
    self.wasBroken = wasBroken
  }

  private func precedes(_ other: Recognition) -> Bool {
    if wasBroken != other.wasBroken { return other.wasBroken }
    if count != other.count { return count < other.count }
    return at == other.at ? statement > other.statement : at < other.at
  }
}
