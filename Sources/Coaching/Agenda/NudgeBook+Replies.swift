import Engine
import EventTime
import RulePacks

extension NudgeBook {
  /// How many disagreements are quoted.
  private static let quoted = 3

  /// What people answered to what they were told: how many of each, and why something was wrong.
  func replies(
    of people: Set<String>, to team: TeamFindings, since: Instant, _ names: Names, _ speech: Speech
  ) -> [Sheet.Item] {
    let (sight, review) = (Sight(team.directory), team.review)
    let theirs = nudges.filter {
      $0.person.map(people.contains) ?? false && sight.may(team.manager, see: $0)
    }
    let answered = theirs.compactMap { nudge in
      nudge.reply.flatMap { $0.at > since && $0.at <= speech.asOf ? (nudge: nudge, reply: $0) : nil }
    }
    let waiting = theirs.filter { $0.firstSent <= speech.asOf && $0.state(at: speech.asOf) == .shown }.count
    guard !answered.isEmpty || waiting > 0 else { return [] }
    let counts = [
      ("done", "done"), ("later", "put off"), ("not_relevant", "not relevant"), ("wrong", "wrong"),
    ]
    .compactMap { name, words -> String? in
      let count = answered.count { $0.reply.answer.name == name }
      return count > 0 ? "\(count) \(words)" : nil
    }
    let summary =
      (counts.isEmpty ? [] : ["answered: \(counts.joined(separator: ", "))"])
      + (waiting > 0 ? ["\(waiting) waiting for an answer"] : [])
    let wrong = answered.filter { $0.reply.answer.name == "wrong" }.suffix(Self.quoted)
    return [Sheet.Item(Speech.sentence(summary.joined(separator: "; ")))]
      + wrong.map { entry in
        let rule =
          review.rules.rules.first { $0.fullName == entry.nudge.rule }?.rule.title ?? entry.nudge.rule
        let reason = entry.reply.answer.reason.map { "\"\($0)\"" } ?? "without a reason"
        return Sheet.Item(
          "\(entry.nudge.person.map(names.person) ?? "Somebody") says that this was wrong: \(rule)",
          note: "\(reason). If it will be so again, the rule needs an exception.")
      }
  }
}
