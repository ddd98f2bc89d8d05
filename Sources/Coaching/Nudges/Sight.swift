package import Activity
package import EventTime

/// Who may see what of whom, by the dated directory.
///
/// Everybody sees what was said to them. A manager sees what concerns those who were in the team at the time, and nothing
/// from before or after. Nobody else sees anything, and there is no list in which people are compared.
package struct Sight: Sendable {
  private let directory: Directory

  package init(_ directory: Directory) { self.directory = directory }

  /// Whether somebody may see what concerns a person at an instant.
  package func may(_ viewer: String, see person: String, at instant: Instant) -> Bool {
    viewer == person || directory.entry(.person, person, at: instant)?.manager == viewer
  }

  /// Whether somebody may see a nudge, and answer it: who was told, and of a rep's own the manager of that day.
  package func may(_ viewer: String, see nudge: SentNudge) -> Bool {
    guard let person = nudge.person else { return false }
    if viewer == person { return true }
    return nudge.role == .rep && may(viewer, see: person, at: nudge.firstSent)
  }
}
