package import EventTime

/// One activity as loose values: what a line of the log says.
///
/// For tests, imports and what-if questions; a run over a log keeps a ``Timeline`` instead.
package struct LoggedActivity: Hashable, Sendable {
  /// Stable identity; the same id again is an edit.
  package var id: String
  package var at: Instant
  package var kind: String
  package var deal: String?
  package var account: String?
  package var rep: String?
  package var actor: Actor?
  /// People of the customer who took part.
  package var contacts: [String]
  /// The kind's fields, each name once.
  package var data: [(field: String, value: DataValue)]
  package var text: String?
  /// Order among equal instants.
  package var seq: Int64
  /// When the log learned of it; nil means at ``at``.
  package var recorded: Instant?
  /// The greater one is the later edit.
  package var rev: Int64
  /// A tombstone: the activity never happened.
  package var deleted: Bool
  /// Where it came from, such as `salesforce:Task/00T1`.
  package var source: String?

  package init(
    id: String, at: Instant, kind: String, deal: String? = nil, account: String? = nil, rep: String? = nil,
    actor: Actor? = nil, contacts: [String] = [], data: [(field: String, value: DataValue)] = [],
    text: String? = nil, seq: Int64 = 0, recorded: Instant? = nil, rev: Int64 = 0, deleted: Bool = false,
    source: String? = nil
  ) {
    self.id = id
    self.at = at
    self.kind = kind
    self.deal = deal
    self.account = account
    self.rep = rep
    self.actor = actor
    self.contacts = contacts
    self.data = data
    self.text = text
    self.seq = seq
    self.recorded = recorded
    self.rev = rev
    self.deleted = deleted
    self.source = source
  }

  package static func == (a: Self, b: Self) -> Bool { a.line == b.line }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
