package import EventTime
package import Symbols

/// A directory in the symbols of a run, which finds entries without comparing texts.
///
/// Linking interns the ids and texts that are asked for. Symbols that the table got later are simply not known.
package struct LinkedDirectory: Sendable {
  package let directory: Directory
  private let people: Subjects
  private let accounts: Subjects
  private let deals: Subjects
  /// When somebody's entry names this person as manager; may overlap.
  private let namedAsManager: [Symbol: [Term]]
  private let repsByManager: [Symbol: [Symbol]]

  private struct Term: Sendable {
    var from: Int64
    /// Exclusive; `Int64.max` for ever.
    var until: Int64
    var entry: Int32
    var manager = Symbol.none
    var isManager = false

    func contains(_ instant: Instant) -> Bool { from <= instant.milliseconds && instant.milliseconds < until }
  }

  /// The terms of all subjects of a kind, found by symbol.
  private struct Subjects: Sendable {
    /// The place in ``starts`` by symbol, or -1.
    var places: [Int32] = []
    /// Where each subject's terms begin, and at last where they end.
    var starts: [Int32] = [0]
    var terms: [Term] = []

    func terms(of id: Symbol) -> ArraySlice<Term> {
      guard !id.isNone, Int(id.index) < places.count, places[Int(id.index)] >= 0 else { return [] }
      let place = Int(places[Int(id.index)])
      return terms[Int(starts[place])..<Int(starts[place + 1])]
    }

    func term(of id: Symbol, at instant: Instant) -> Term? {
      // Subjects rarely have more than a handful, and the last one is the likeliest.
      terms(of: id).last { $0.contains(instant) }
    }
  }

  package init(_ directory: Directory, symbols: inout SymbolTable) {
    self.directory = directory
    people = Self.subjects(.person, directory, &symbols)
    accounts = Self.subjects(.account, directory, &symbols)
    deals = Self.subjects(.deal, directory, &symbols)
    var named: [Symbol: [Term]] = [:]
    var byManager: [Symbol: Set<Symbol>] = [:]
    for (index, place) in people.places.enumerated() where place >= 0 {
      let person = Symbol(index: UInt32(index))
      for term in people.terms(of: person) {
        guard !term.manager.isNone else { continue }
        named[term.manager, default: []].append(term)
        byManager[term.manager, default: []].insert(person)
      }
    }
    namedAsManager = named
    repsByManager = byManager.mapValues { $0.sorted { $0.index < $1.index } }
  }

  /// The entry in force, or nil where the directory says nothing at that instant.
  package func entry(_ kind: Directory.SubjectKind, of id: Symbol, at instant: Instant) -> Directory.Entry? {
    subjects(kind).term(of: id, at: instant).map { directory.entries[Int($0.entry)] }
  }

  /// Whether the person's own entry says `role: manager` or somebody's entry names them.
  package func isManager(_ person: Symbol, at instant: Instant) -> Bool {
    if people.term(of: person, at: instant)?.isManager ?? false { return true }
    return namedAsManager[person]?.contains { $0.contains(instant) } ?? false
  }

  /// Every instant at which what the directory says of the subject changes, ascending; ``Instant/earliest`` is none.
  package func changes(_ kind: Directory.SubjectKind, of id: Symbol) -> [Instant] {
    var instants: Set<Instant> = []
    for term in subjects(kind).terms(of: id) {
      if term.from > Instant.earliest.milliseconds { instants.insert(Instant(milliseconds: term.from)) }
      if term.until < .max { instants.insert(Instant(milliseconds: term.until)) }
    }
    return instants.sorted()
  }

  /// Everybody who ever has this manager, in the order of their symbols.
  package func reps(ofManager manager: Symbol) -> [Symbol] { repsByManager[manager] ?? [] }

  private func subjects(_ kind: Directory.SubjectKind) -> Subjects {
    switch kind {
    case .person: people
    case .account: accounts
    case .deal: deals
    }
  }

  private static func subjects(
    _ kind: Directory.SubjectKind, _ directory: Directory, _ symbols: inout SymbolTable
  ) -> Subjects {
    var subjects = Subjects()
    // The order of the dictionary must not decide which symbols the texts get.
    let ids = directory.terms.keys.filter { $0.kind == kind }.sorted {
      $0.id.utf8.lexicographicallyPrecedes($1.id.utf8)
    }
    for subject in ids {
      let index = Int(symbols.intern(subject.id).index)
      while subjects.places.count <= index { subjects.places.append(-1) }
      subjects.places[index] = Int32(subjects.starts.count - 1)
      for term in directory.terms[subject] ?? [] { subjects.terms.append(linked(term, directory, &symbols)) }
      subjects.starts.append(Int32(subjects.terms.count))
    }
    return subjects
  }

  private static func linked(_ term: Directory.Term, _ directory: Directory, _ symbols: inout SymbolTable)
    -> Term
  {
    let entry = directory.entries[term.entry]
    return Term(
      from: term.from.milliseconds, until: term.until?.milliseconds ?? .max, entry: Int32(term.entry),
      manager: entry.manager.map { symbols.intern($0) } ?? .none,
      isManager: entry.role == "manager")
  }
}
