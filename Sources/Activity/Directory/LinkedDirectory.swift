package import EventTime
package import Symbols

/// A directory in the symbols of a run, quick enough to be asked for every activity.
package struct LinkedDirectory: Sendable {
  package init(_ directory: Directory, symbols: inout SymbolTable) {}

  /// The entry in force, or nil where the directory says nothing at that instant.
  package func entry(_ kind: Directory.SubjectKind, of id: Symbol, at instant: Instant) -> Directory.Entry? {
    nil
  }
  package func manager(of rep: Symbol, at instant: Instant) -> Symbol? { nil }
  package func team(of rep: Symbol, at instant: Instant) -> Symbol? { nil }
  /// Whether the person's own entry says `role: manager` or somebody's entry names them.
  package func isManager(_ person: Symbol, at instant: Instant) -> Bool { false }
  /// Every instant at which what the directory says of the subject changes, ascending.
  package func changes(_ kind: Directory.SubjectKind, of id: Symbol) -> [Instant] { [] }
  /// Everybody who ever has this manager, in the order of their symbols.
  package func reps(ofManager manager: Symbol) -> [Symbol] { [] }
  package func reps(ofTeam team: Symbol) -> [Symbol] { [] }
}
