package import EventTime
package import RulePacks

/// A nudge that reached a person, with what became of it: how often it was said, answered, and how it ended.
///
/// Nothing of it is kept but activities of the log (`nudge.sent`, `nudge.answered`, `nudge.ended`); see ``NudgeBook``.
package struct SentNudge: Hashable, Sendable, Identifiable {
  /// What the person answered, and when.
  package struct Reply: Hashable, Sendable {
    package var answer: NudgeAnswer
    package var at: Instant
    /// Who answered; the person told, unless somebody answered in their place.
    package var by: String?

    package init(_ answer: NudgeAnswer, at: Instant, by: String?) {
      self.answer = answer
      self.at = at
      self.by = by
    }
  }

  /// How it was over without an answer.
  package enum Ending: String, Hashable, Sendable, CaseIterable {
    /// What it asked for happened, or what it was about is no longer so.
    case cleared
    /// It has been open for as long as its rule lets it be.
    case expired
    /// What has come to be known shows that it should not have been said.
    case withdrawn
  }

  /// How it stands at an instant.
  package enum State: Hashable, Sendable {
    /// It waits for an answer.
    case shown
    /// It is said again after this instant.
    case snoozed(until: Instant)
    case done
    case notRelevant(reason: String?)
    case wrong(because: String?)
    case ended(Ending)

    /// Whether it may be said again.
    package var isOpen: Bool {
      switch self {
      case .shown, .snoozed: true
      case .done, .notRelevant, .wrong, .ended: false
      }
    }
  }

  /// That of its finding and its reader: the same in every run.
  package let id: String
  package var finding: String
  /// Full name.
  package var rule: String
  /// `deal D1`, `manager/rep M1/R1`; empty where the log does not say.
  package var subject: String
  package var deal: String?
  package var account: String?
  /// Whose work it is about, as the activities of its life carry it.
  package var rep: String?
  /// The id of the one whom it reached.
  package var person: String?
  package var role: Addressee.Role
  package var level: Level
  /// When it was said, each time; never empty.
  package var sent: [Instant]
  /// In their order.
  package var replies: [Reply]
  package var ending: Ending?
  package var endedAt: Instant?

  package init(
    id: String, finding: String, rule: String, subject: String, deal: String? = nil, account: String? = nil,
    rep: String? = nil, person: String?, role: Addressee.Role, level: Level, sent: Instant
  ) {
    self.id = id
    self.finding = finding
    self.rule = rule
    self.subject = subject
    self.deal = deal
    self.account = account
    self.rep = rep
    self.person = person
    self.role = role
    self.level = level
    self.sent = [sent]
    replies = []
  }

  package var firstSent: Instant { sent.first ?? .earliest }
  package var lastSent: Instant { sent.last ?? .earliest }
  /// How often it was said after the first time.
  package var repeats: Int { sent.count - 1 }
  /// The latest one, which holds.
  package var reply: Reply? { replies.last }

  /// How it stands: an ending holds over answers, and the latest answer over those before.
  package func state(at instant: Instant) -> State {
    if let ending { return .ended(ending) }
    guard let reply else { return .shown }
    switch reply.answer {
    case .done: return .done
    case .later(let until): return until > instant ? .snoozed(until: until) : .shown
    case .notRelevant(let reason): return .notRelevant(reason: reason)
    case .wrong(let reason): return .wrong(because: reason)
    }
  }

  /// The id of the nudge about a finding for one reader.
  package static func id(finding: String, role: Addressee.Role) -> String { "\(finding)-\(role.rawValue)" }
}

/// What a person may answer to a nudge.
package enum NudgeAnswer: Hashable, Sendable {
  case done
  case later(until: Instant)
  /// It is right and does not matter here.
  case notRelevant(String?)
  /// It should not have been said: one of the rule's good reasons, or words.
  case wrong(String?)

  /// As the log has it.
  package var name: String {
    switch self {
    case .done: "done"
    case .later: "later"
    case .notRelevant: "not_relevant"
    case .wrong: "wrong"
    }
  }

  package var reason: String? {
    switch self {
    case .done, .later: nil
    case .notRelevant(let reason), .wrong(let reason): reason
    }
  }
}
