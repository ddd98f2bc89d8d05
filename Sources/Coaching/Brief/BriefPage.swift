package import EventTime
package import RulePacks

/// The page before a call: what is working, what is not, what is next, what not to do, and what to ask.
///
/// Three headings of at most five lines, each with its evidence; the whole fits one screen. Plain text in every field.
package struct BriefPage: Sendable {
  /// Lines under one heading.
  package static let linesShown = 5
  /// Questions, and gaps, that are listed.
  package static let questionsShown = 3

  /// What may be asked in every conversation.
  static let standingQuestions = [
    "What is working for you, what is not, and what should be next?",
    "What are you trying to fix, avoid or accomplish?",
  ]

  package var deal: String
  package var title: String
  /// Amount, stage, close date, account, rep.
  package var details: [String]
  package var instant: Instant
  /// `as of Tue 10 Mar 2026, 08:00`.
  package var asOf: String
  package var working: [Line]
  package var notWorking: [Line]
  package var next: [Line]
  /// What not to do on this call, each tried on the deal's log.
  package var avoid: [Line]
  /// Everything that is open on the deal, most important first; ``notWorking`` says the first of it.
  package var open: [OpenPoint]
  package var met: [Contact]
  /// People of the customer who are named in the log, and whom nobody has met.
  package var notMet: [Contact]
  /// What we promised and have not done, and what they did.
  package var ours: [Promise]
  package var theirs: [Promise]
  /// What the log cannot tell, each with what is missing.
  package var cannotTell: [String]
  package var questions: [String]
  /// For browsers and printers.
  package var drawing: Drawing?
  let speech: Speech

  /// A statement and, where there is one, what would end it or where it comes from.
  package typealias Line = Sheet.Item

  /// A finding that is open.
  package struct OpenPoint: Sendable {
    /// The finding's id, and the full name of its rule.
    package var id: String
    package var rule: String
    package var level: Level
    package var text: String
    /// What would end it, in words.
    package var clears: String
    /// What was tried on the deal's log and ends it; empty unless asked for.
    package var ends: [Explanation.Ending]
    /// Why `check` does not put it before anybody: `notice`, `outweighed`.
    package var held: String?
  }

  /// Somebody at the customer.
  package struct Contact: Hashable, Sendable {
    package var id: String
    package var name: String
    /// What is known of the role: `economic`.
    package var role: String?
    /// The last talk or message with them, spoken; nil where there was none.
    package var last: String?
    /// What they want; empty where nobody has asked.
    package var aims: [Aim] = []
  }

  /// Something that a person of the customer wants to fix, avoid or accomplish.
  package struct Aim: Hashable, Sendable {
    /// `fix`, `avoid`, `accomplish`; nil where the log does not say which.
    package var verb: String?
    package var topic: String
    /// Whether they have confirmed it in their own words.
    package var isConfirmed: Bool
    package var at: Instant
  }

  /// A step that somebody has said they would do.
  package struct Promise: Hashable, Sendable {
    package var task: String
    package var what: String?
    package var due: Instant
    package var isOverdue: Bool
  }

  /// The headings with their lines.
  package var headings: [(title: String, lines: [Line])] {
    [("Working", working), ("Not working", notWorking), ("Next", next)]
  }
}
