package import EventTime
import Symbols

/// What activities do not say about people, accounts and deals, dated: names, managers, teams, attributes.
///
/// An entry holds from its `from` until the next entry of the same subject begins, or until its own `until`.
/// Made from entries in any order; of two that begin at the same instant the one that came later holds.
package struct Directory: Sendable {
  package enum SubjectKind: String, Hashable, Sendable, CaseIterable { case person, account, deal }

  /// One dated line.
  package struct Entry: Hashable, Sendable {
    package var kind: SubjectKind
    package var id: String
    package var name: String?
    /// Of a person: `rep`, `manager` ...
    package var role: String?
    package var manager: String?
    package var team: String?
    package var region: String?
    package var zone: String?
    /// Everything else that the line says.
    package var fields: [Field]
    /// The first instant at which it holds; nil for always.
    package var from: Instant?
    /// The first instant at which it no longer holds; nil for never.
    package var until: Instant?

    package struct Field: Hashable, Sendable {
      package var name: String
      package var value: DataValue

      package init(_ name: String, _ value: DataValue) {
        self.name = name
        self.value = value
      }
    }

    package init(
      _ kind: SubjectKind, id: String, name: String? = nil, role: String? = nil, manager: String? = nil,
      team: String? = nil, region: String? = nil, zone: String? = nil, fields: [Field] = [],
      from: Instant? = nil,
      until: Instant? = nil
    ) {
      self.kind = kind
      self.id = id
      self.name = name
      self.role = role
      self.manager = manager
      self.team = team
      self.region = region
      self.zone = zone
      self.fields = fields
      self.from = from
      self.until = until
    }
  }

  package let entries: [Entry]

  package static let empty = Directory([])

  package init(_ entries: [Entry]) {
    self.entries = entries
  }
}
