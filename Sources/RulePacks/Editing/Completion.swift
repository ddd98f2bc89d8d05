package import SourceText

/// Something that may be written at a place.
package struct Completion: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case key, value, kind, name, field, function
  }

  package var label: String
  package var kind: Kind
  /// A few words beside it: a type, or what it is.
  package var detail: String
  /// A sentence or two about it.
  package var about: String
  /// What is written in its place.
  package var inserts: String

  package init(_ label: String, _ kind: Kind, detail: String = "", about: String = "", inserts: String? = nil)
  {
    self.label = label
    self.kind = kind
    self.detail = detail
    self.about = about
    self.inserts = inserts ?? label
  }
}

/// What may be written at a cursor, and which text before the cursor it replaces.
package struct Completions: Sendable {
  package var items: [Completion]
  package var replaces: SourceRange

  static func none(at offset: Int) -> Completions {
    Completions(items: [], replaces: SourceRange(start: offset, end: offset))
  }
}
