/// Every kind of activity that a run knows, and no two of one name.
package struct KindCatalogue: Sendable {
  /// What cannot be added to a catalogue.
  package struct Conflict: Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
      /// Two domains declare the kind.
      case kindExists
      /// A site changes a field instead of adding one.
      case fieldChanges
    }

    package var kind: String
    package var field: String?
    package var reason: Reason
  }

  /// In the order in which they were added.
  package private(set) var kinds: [KindDeclaration] = []
  private var places: [String: Int] = [:]

  /// - Parameter kinds: Of several with one name the first stays.
  package init(_ kinds: [KindDeclaration] = core) {
    for kind in kinds { _ = add(kind) }
  }

  package func kind(named name: String) -> KindDeclaration? {
    places[name].map { kinds[$0] }
  }

  /// Adds a kind that a domain declares.
  package mutating func add(_ kind: KindDeclaration) -> Conflict? {
    guard places[kind.name] == nil else { return Conflict(kind: kind.name, field: nil, reason: .kindExists) }
    places[kind.name] = kinds.count
    kinds.append(kind)
    return nil
  }

  /// Adds a site's own kind, or its further fields of a kind that exists; what would change a field is left
  /// out.
  package mutating func merge(_ kind: KindDeclaration) -> [Conflict] {
    guard let place = places[kind.name] else { return add(kind).map { [$0] } ?? [] }
    var conflicts: [Conflict] = []
    for field in kind.fields {
      guard let existing = kinds[place].field(named: field.name) else {
        kinds[place].fields.append(field)
        continue
      }
      if existing.type != field.type {
        conflicts.append(Conflict(kind: kind.name, field: field.name, reason: .fieldChanges))
      }
    }
    return conflicts
  }
}
