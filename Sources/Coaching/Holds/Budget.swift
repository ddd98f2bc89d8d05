/// How much one person is told at a time, so that what is said is done.
///
/// Reminders lose effect with every further one in the same encounter. What goes beyond is held back, least important
/// first, and counted.
package struct Budget: Hashable, Sendable {
  /// Findings about one deal (or one account, one person), each of another rule.
  package var perSubject: Int
  /// Findings for one person.
  package var perPerson: Int

  package init(perSubject: Int, perPerson: Int) {
    self.perSubject = perSubject
    self.perPerson = perPerson
  }

  /// Two about a deal, twelve for a person.
  package static let usual = Budget(perSubject: 2, perPerson: 12)
  /// For who asked about certain deals: everything about them.
  package static let unlimited = Budget(perSubject: .max, perPerson: .max)
}
