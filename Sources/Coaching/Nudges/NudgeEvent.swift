import Activity
import EventTime
import RulePacks

/// What one activity of the product says about a nudge.
struct NudgeEvent: Comparable {
  enum What {
    case sent(SentNudge)
    case answered(SentNudge.Reply)
    case ended(SentNudge.Ending)
  }

  static let sentKind = "nudge.sent"
  static let answeredKind = "nudge.answered"
  static let endedKind = "nudge.ended"
  static let kinds = [sentKind, answeredKind, endedKind]

  let nudge: String
  let at: Instant
  let what: What
  private let activity: String

  /// Nil for another activity, and for one that does not say enough.
  init?(_ activity: LoggedActivity) {
    guard Self.kinds.contains(activity.kind), let nudge = activity.text("nudge") else { return nil }
    self.nudge = nudge
    self.activity = activity.id
    at = activity.at
    switch activity.kind {
    case Self.sentKind:
      guard let sent = SentNudge(nudge, activity) else { return nil }
      what = .sent(sent)
    case Self.answeredKind:
      guard let answer = NudgeAnswer(activity) else { return nil }
      what = .answered(SentNudge.Reply(answer, at: activity.at, by: activity.text("by")))
    default:
      guard let how = activity.text("how").flatMap({ SentNudge.Ending(rawValue: $0) }) else { return nil }
      what = .ended(how)
    }
  }

  static func < (a: Self, b: Self) -> Bool {
    (a.at, a.rank, a.activity) < (b.at, b.rank, b.activity)
  }

  static func == (a: Self, b: Self) -> Bool { a.at == b.at && a.activity == b.activity }

  private var rank: Int {
    switch what {
    case .sent: 0
    case .answered: 1
    case .ended: 2
    }
  }
}

extension SentNudge {
  fileprivate init?(_ id: String, _ activity: LoggedActivity) {
    guard let rule = activity.text("rule"),
      let told = activity.text("to").flatMap({ Addressee.Role(rawValue: $0) })
    else {
      return nil
    }
    let isEscalated = activity.data.contains { $0.field == "escalated" && $0.value == .bool(true) }
    let role = told == .manager && isEscalated ? .above : told
    self.init(
      id: id, finding: activity.text("finding") ?? String(id.prefix { $0 != "-" }), rule: rule,
      subject: activity.text("subject") ?? "", deal: activity.deal, account: activity.account,
      rep: activity.rep, person: activity.text("person") ?? activity.rep, role: role,
      level: activity.text("level").flatMap { Level(rawValue: $0) } ?? .coach,
      sent: activity.at)
  }
}

extension NudgeAnswer {
  fileprivate init?(_ activity: LoggedActivity) {
    let reason = activity.text("reason")
    switch activity.text("answer") {
    case "done": self = .done
    case "later":
      guard let until = activity.text("until").flatMap(RFC3339.parse) else { return nil }
      self = .later(until: until)
    case "not_relevant": self = .notRelevant(reason)
    case "wrong": self = .wrong(reason)
    default: return nil
    }
  }
}

extension LoggedActivity {
  fileprivate func text(_ field: String) -> String? {
    guard case .text(let text)? = data.first(where: { $0.field == field })?.value else { return nil }
    return text
  }
}
