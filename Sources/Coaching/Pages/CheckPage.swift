package import RulePacks

/// The nudges of a run as a page for people: by person and deal, most important first, what to do before why.
///
/// Plain text in every field; whoever shows it escapes it.
package struct CheckPage: Sendable {
  /// `as of Tue 10 Mar 2026, 08:00`.
  package var asOf: String
  package var people: [Person]
  /// What is said where nobody is told anything.
  package var nothing: String?
  /// What was held back and why, in one sentence; nil where nothing was.
  package var heldBack: String?

  /// What one person is told.
  package struct Person: Sendable {
    package var name: String
    /// `3 deals need you`.
    package var summary: String
    package var subjects: [Subject]
  }

  /// A deal, or whatever else the points are about.
  package struct Subject: Sendable {
    package var title: String
    /// Amount, stage, close date.
    package var details: [String]
    package var points: [Point]

    /// `Harbour Cranes · EUR 180,000 · proposal · closes 31 Mar`.
    package var line: String { ([title] + details).joined(separator: " · ") }
  }

  /// One finding in words.
  package struct Point: Sendable {
    package var id: String
    /// The rule's full name.
    package var rule: String
    package var level: Level
    /// What to do, or what is so.
    package var lead: String
    /// Why: the text behind a step to take, questions for a manager to ask, the evidence.
    package var reasons: [String]
    /// What would end it.
    package var clears: String
    /// Why it would not be shown but for `--all`, as a sentence says it after *Held back:*.
    package var held: String?
  }
}
