package import EventTime

/// The page before a call: what is working, what is not, what is next, and what to ask.
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
  package var met: [Contact]
  /// People of the customer who are named in the log, and whom nobody has met.
  package var notMet: [Contact]
  /// What the log cannot tell, each with what is missing.
  package var cannotTell: [String]
  package var questions: [String]

  /// A statement and, where there is one, what would end it or where it comes from.
  package struct Line: Hashable, Sendable {
    package var text: String
    package var note: String?

    package init(_ text: String, note: String? = nil) {
      self.text = text
      self.note = note
    }
  }

  /// Somebody at the customer.
  package struct Contact: Hashable, Sendable {
    package var id: String
    package var name: String
    /// What is known of the role: `economic`.
    package var role: String?
    /// The last talk or message with them, spoken; nil where there was none.
    package var last: String?
  }

  /// The three headings with their lines.
  package var headings: [(title: String, lines: [Line])] {
    [("Working", working), ("Not working", notWorking), ("Next", next)]
  }
}
