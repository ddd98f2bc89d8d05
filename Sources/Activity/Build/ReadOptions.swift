package import EventTime

/// What of a log becomes a timeline, and as of when.
package struct ReadOptions: Sendable {
  /// Activities after it do not exist; nil for all.
  package var asOf: Instant?
  /// Lines recorded after it do not exist, edits and tombstones included; nil for all.
  package var knownAt: Instant?
  /// The site's zone, in which a bare date begins.
  package var zone: TimeZoneRules
  package var content: LogContent
  /// How many threads read at most; it changes nothing of what is read.
  package var threads: Int
  /// Whether tombstones and activities after ``asOf`` stay as rows that do not count, so that a log which goes on from
  /// them knows what becomes of an older line of such an id; for a ``GrowingLog`` only.
  package var keepsUncounted: Bool

  package init(
    asOf: Instant? = nil, knownAt: Instant? = nil, zone: TimeZoneRules = .utc, content: LogContent = .all,
    threads: Int = 1, keepsUncounted: Bool = false
  ) {
    self.asOf = asOf
    self.knownAt = knownAt
    self.zone = zone
    self.content = content
    self.threads = threads
    self.keepsUncounted = keepsUncounted
  }
}

/// What of each activity is kept beside id, time, kind, subjects and actor: the rest is checked and counted all the same.
package struct LogContent: Sendable {
  /// The kinds of activity whose contacts are kept; nil for all.
  package var contactKinds: Set<String>?
  /// The fields of data that are kept; nil for all.
  package var dataFields: Set<String>?
  /// Whether notes, subjects and bodies are kept.
  package var texts: Bool

  /// Whether nothing is left out.
  var isAll: Bool { contactKinds == nil && dataFields == nil && texts }

  package static let all = LogContent(contactKinds: nil, dataFields: nil, texts: true)

  package init(contactKinds: Set<String>?, dataFields: Set<String>?, texts: Bool) {
    self.contactKinds = contactKinds
    self.dataFields = dataFields
    self.texts = texts
  }
}
