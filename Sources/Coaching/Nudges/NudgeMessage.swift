package import EventTime
import Engine
import RulePacks
import SourceText

/// What one person is told in one slot.
package struct NudgeMessage: Sendable {
  /// One point of it.
  package struct Item: Sendable {
    package var nudge: SentNudge
    package var title: String
    package var text: String
    package var ask: [String]
    /// Why it stands before the next one; empty for the last.
    package var whyBefore: String
    /// How often it has been said, this time included.
    package var number: Int
    package var goodReasons: [String]
  }

  /// The same in every run that makes it.
  package var id: String
  package var person: String
  /// Not to be handed over before.
  package var at: Instant
  package var slot: String
  package var items: [Item]
  /// What was said and is taken back: what came to be known shows that it should not have been.
  package var takenBack: [SentNudge]

  /// What is said, or taken back, about one nudge.
  package struct Part: Hashable, Sendable {
    package var nudge: String
    package var isTakenBack: Bool
    /// A document of JSON.
    package var body: String
  }

  /// The message but for its parts, as a document of JSON.
  ///
  /// - Parameter name: Of the person.
  package func head(name: String) -> String {
    var json = JSONWriter()
    json.object { json in
      json.pair("id", id)
      json.pair("person", person)
      json.pair("name", name)
      json.pair("slot", slot)
      json.pair("at", RFC3339.format(at))
    }
    return json.text
  }

  /// Each of the points, in their order.
  package var parts: [Part] {
    items.map { Part(nudge: $0.nudge.id, isTakenBack: false, body: $0.json) }
      + takenBack.map { Part(nudge: $0.id, isTakenBack: true, body: Self.json(takenBack: $0)) }
  }

  private static func json(takenBack nudge: SentNudge) -> String {
    var json = JSONWriter()
    json.object { json in
      json.pair("nudge", nudge.id)
      json.pair("rule", nudge.rule)
      json.pair("subject", nudge.subject)
    }
    return json.text
  }
}

extension NudgeMessage.Item {
  fileprivate var json: String {
    var json = JSONWriter()
    json.object { write(&$0) }
    return json.text
  }

  private func write(_ json: inout JSONWriter) {
    json.pair("nudge", nudge.id)
    json.pair("rule", nudge.rule)
    json.pair("level", nudge.level.rawValue)
    json.pair("subject", nudge.subject)
    json.pair("title", title)
    json.pair("text", text)
    json.pair("ask", ifAny: ask)
    json.pair("good_reasons", ifAny: goodReasons)
    json.pair("number", number)
    if !whyBefore.isEmpty { json.pair("why_before_the_next", whyBefore) }
  }
}

/// A nudge that is not said now, with the reason: nothing vanishes in silence.
package struct WithheldNudge: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// Coaching does not put the finding before anybody.
    case held(Hold)
    /// Nobody is known to tell.
    case nobody
    case outsideHours
    /// One message a slot has been sent; coach and notice wait for the morning.
    case slot
    /// It waits a little for what is found together with it.
    case grouping
    case snoozed(until: Instant)
    case answered
    /// It was said and waits for an answer.
    case waiting
    /// It was said as often as it is said.
    case faded
    /// Something else about the deal waits for an answer, or weighs more.
    case deal
    case budget
    /// By the site, for a time.
    case silenced(until: Instant, owner: String, why: String)
    /// By the site, again and again: the name of the time.
    case muteTime(String)
    /// Findings of these rules are open on the same subject and ask for quiet.
    case inhibited(by: [String])
    /// Somebody else is told first and has so many half days of work to answer.
    case turn(of: Addressee.Role, halfDays: Int)
    /// For the one-to-one.
    case agenda

    /// Why, as a sentence says it after *Held back:*.
    package var words: String {
      switch self {
      case .held(let hold): hold.words
      case .nobody: "nobody is known who could be told"
      case .outsideHours: "outside working hours"
      case .slot: "one message in half a day; this comes with the next"
      case .grouping: "waits a few minutes for what is found together with it"
      case .snoozed: "put off by who was told"
      case .answered: "answered by who was told"
      case .waiting: "said already, and waits for an answer"
      case .faded: "said as often as it is said; left to the one-to-one"
      case .deal: "one point a deal at a time"
      case .budget: "more than a person can act on at once"
      case .silenced: "silenced for a time"
      case .muteTime: "a time in which the site has nothing said"
      case .inhibited: Hold.muted.words
      case .turn(let role, _): "the \(role.rawValue) is told first, and has time to answer"
      case .agenda: "for the one-to-one"
      }
    }

    /// What the words leave open: until when, by whom.
    package var detail: String? {
      switch self {
      case .snoozed(let until): "until \(RFC3339.format(until))"
      case .silenced(let until, let owner, let why): "until \(RFC3339.format(until)), \(owner): \(why)"
      case .muteTime(let name): name
      case .inhibited(let rules): rules.joined(separator: ", ")
      case .turn(_, let halfDays): halfDays == 1 ? "half a day" : "\(halfDays) half days"
      default: nil
      }
    }
  }

  package var nudge: String
  package var rule: String
  package var subject: String
  package var person: String?
  package var role: Addressee.Role
  package var reason: Reason
}
