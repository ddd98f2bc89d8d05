package import Activity
package import SourceText

/// A set of activities: what stands wherever a pack asks for an event.
///
/// References to other events have been followed, so a pattern is a flat list of alternatives: an activity matches when
/// one alternative does. Where none matches and the `where` of one is unknown or fails, the match is unknown or a fault.
package struct EventPattern: Sendable {
  /// The name under `events:`, or nil where it was written in place.
  package var name: String?
  package var range: SourceRange
  /// How a sentence speaks of it: "the customer confirmed an issue".
  package var says: String?
  package var alternatives: [Alternative]

  package struct Alternative: Sendable {
    package var kinds: Kinds
    /// Fields of `data` that are present and equal to one of the values (a list field: holds one of them).
    package var with: [FieldMatch]
    package var condition: Condition?

    package init(kinds: Kinds, with: [FieldMatch] = [], condition: Condition? = nil) {
      self.kinds = kinds
      self.with = with
      self.condition = condition
    }
  }

  package enum Kinds: Hashable, Sendable {
    /// Every activity but those of kinds `nudge.*`.
    case any
    /// Full names of kinds, without doubles, in the order written.
    case these([String])
  }

  package struct FieldMatch: Sendable {
    package var field: String
    package var range: SourceRange
    /// Already of the field's declared type.
    package var values: [DataValue]
    /// Whether the field holds an instant, so that a value means one, too: a bare date the first one of that day.
    package var areInstants: Bool

    package init(field: String, range: SourceRange, values: [DataValue], areInstants: Bool = false) {
      self.field = field
      self.range = range
      self.values = values
      self.areInstants = areInstants
    }
  }

  package init(name: String? = nil, range: SourceRange, says: String? = nil, alternatives: [Alternative]) {
    self.name = name
    self.range = range
    self.says = says
    self.alternatives = alternatives
  }

  /// The names of all kinds that can match, or nil for `any`.
  package var kindNames: [String]? {
    var names: [String] = []
    for alternative in alternatives {
      switch alternative.kinds {
      case .any: return nil
      case .these(let kinds): for kind in kinds where !names.contains(kind) { names.append(kind) }
      }
    }
    return names
  }
}
