package import EventTime

/// What of a log becomes a timeline, and as of when.
package struct ReadOptions: Sendable {
  /// Activities after it do not exist; nil for all.
  package var asOf: Instant?
  /// Lines recorded after it do not exist, edits and tombstones included; nil for all.
  package var knownAt: Instant?
  /// The site's zone, in which a bare date begins.
  package var zone: TimeZoneRules
  /// Whether contacts are kept; off where no rule reads them.
  package var contacts: Bool
  /// The fields of data that are kept; nil for all.
  package var dataFields: Set<String>?
  /// Whether notes, subjects and bodies are kept.
  package var texts: Bool

  package init(
    asOf: Instant? = nil, knownAt: Instant? = nil, zone: TimeZoneRules = .utc, contacts: Bool = true,
    dataFields: Set<String>? = nil, texts: Bool = true
  ) {
    self.asOf = asOf
    self.knownAt = knownAt
    self.zone = zone
    self.contacts = contacts
    self.dataFields = dataFields
    self.texts = texts
  }
}
