package import Activity
package import EventTime
import RulePacks

/// The activities by which the life of a nudge is kept: of one nudge and step each has the same id in every run, so that
/// to write it twice is to write it once.
extension SentNudge {
  /// That it was said, for the first time or again.
  ///
  /// - Parameter number: How often it has been said then, from 1 on.
  package func sentActivity(at instant: Instant, number: Int) -> LoggedActivity {
    var data: [(field: String, value: DataValue)] = [
      ("rule", .text(rule)), ("to", .text(role == .rep ? "rep" : "manager")), ("finding", .text(finding)),
      ("subject", .text(subject)), ("level", .text(level.rawValue)),
    ]
    if role == .above { data.append(("escalated", .bool(true))) }
    if let person { data.append(("person", .text(person))) }
    return activity(NudgeEvent.sentKind, "sent-\(number)", at: instant, by: .system, data)
  }

  /// That somebody answered it.
  package func activity(_ reply: Reply) -> LoggedActivity {
    var data: [(field: String, value: DataValue)] = [("answer", .text(reply.answer.name))]
    if case .later(let until) = reply.answer { data.append(("until", .text(RFC3339.format(until)))) }
    if let reason = reply.answer.reason { data.append(("reason", .text(reason))) }
    if let by = reply.by { data.append(("by", .text(by))) }
    let actor: Actor = role == .rep ? .rep : .manager
    return activity(
      NudgeEvent.answeredKind, "answered-\(replies.count + 1)", at: reply.at, by: actor, data)
  }

  /// That it is over without an answer.
  package func activity(_ ending: Ending, at instant: Instant) -> LoggedActivity {
    activity(
      NudgeEvent.endedKind, "ended-\(sent.count)", at: instant, by: .system,
      [("how", .text(ending.rawValue))])
  }

  /// The ids of all of them begin so, and those of no other activities.
  package static let activityPrefix = "nudge:"

  /// Carries the rep whose deal it is, whoever was told: a deal belongs to the rep whom its latest activity names.
  private func activity(
    _ kind: String, _ step: String, at instant: Instant, by actor: Actor,
    _ data: [(field: String, value: DataValue)]
  ) -> LoggedActivity {
    LoggedActivity(
      id: "\(Self.activityPrefix)\(id):\(step)", at: instant, kind: kind, deal: deal, account: account,
      rep: rep ?? person, actor: actor, data: [("nudge", .text(id))] + data, source: "touchline")
  }
}
