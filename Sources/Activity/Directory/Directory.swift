package import EventTime

/// What activities do not say about people, accounts and deals, dated: names, managers, teams, attributes.
///
/// An entry holds from its `from` until the next entry of the same subject begins, or until its own `until`; then
/// nothing holds. Of two that begin at the same instant the one that comes later in the list holds.
package struct Directory: Sendable {
  package enum SubjectKind: String, Hashable, Sendable, CaseIterable { case person, account, deal }

  /// When an entry is in force: from the first instant up to the second, exclusive; nil for ever.
  struct Term: Sendable {
    var from: Instant
    var until: Instant?
    /// Index into ``Directory/entries``.
    var entry: Int

    func contains(_ instant: Instant) -> Bool {
      from <= instant && until.map { instant < $0 } ?? true
    }
  }

  struct Subject: Hashable, Sendable {
    var kind: SubjectKind
    var id: String
  }

  package let entries: [Entry]
  /// By subject, ascending, without overlaps.
  let terms: [Subject: [Term]]

  package static let empty = Directory([])

  package init(_ entries: [Entry]) {
    self.entries = entries
    let places = Dictionary(grouping: entries.indices) { Subject(kind: entries[$0].kind, id: entries[$0].id) }
    terms = places.mapValues { Self.terms(of: $0, entries) }
  }

  /// The entry in force, or nil where the directory says nothing at that instant.
  package func entry(_ kind: SubjectKind, _ id: String, at instant: Instant) -> Entry? {
    terms[Subject(kind: kind, id: id)]?.last { $0.contains(instant) }.map { entries[$0.entry] }
  }

  /// What people call the subject; its id where no name is known.
  package func name(of kind: SubjectKind, _ id: String, at instant: Instant) -> String {
    entry(kind, id, at: instant)?.name ?? id
  }

  private static func terms(of places: [Int], _ entries: [Entry]) -> [Term] {
    let sorted = places.sorted { (entries[$0].from ?? .earliest, $0) < (entries[$1].from ?? .earliest, $1) }
    var terms: [Term] = []
    for place in sorted {
      let from = entries[place].from ?? .earliest
      if let last = terms.indices.last, terms[last].until.map({ from < $0 }) ?? true {
        terms[last].until = from
      }
      if let last = terms.last, last.until == last.from { terms.removeLast() }
      terms.append(Term(from: from, until: entries[place].until, entry: place))
    }
    return terms
  }
}
