package import EventTime

extension Directory {
  /// One dated line.
  package struct Entry: Hashable, Sendable {
    package struct Field: Hashable, Sendable {
      package var name: String
      package var value: DataValue

      package init(_ name: String, _ value: DataValue) {
        self.name = name
        self.value = value
      }
    }

    package var kind: SubjectKind
    package var id: String
    package var name: String?
    /// Of a person: `rep`, `manager` ...
    package var role: String?
    package var manager: String?
    package var team: String?
    package var zone: String?
    /// Everything else that the line says, `region` included.
    package var fields: [Field]
    /// The first instant at which it holds; nil for always.
    package var from: Instant?
    /// The first instant at which it no longer holds; nil for never.
    package var until: Instant?

    package init(
      _ kind: SubjectKind, id: String, name: String? = nil, role: String? = nil, manager: String? = nil,
      team: String? = nil, zone: String? = nil, fields: [Field] = [], from: Instant? = nil,
      until: Instant? = nil
    ) {
      self.kind = kind
      self.id = id
      self.name = name
      self.role = role
      self.manager = manager
      self.team = team
      self.zone = zone
      self.fields = fields
      self.from = from
      self.until = until
    }

    package func field(_ name: String) -> DataValue? {
      fields.first { $0.name == name }?.value
    }
  }

  /// Why a line or mapping is no entry.
  package struct EntryProblem: Error, Hashable, Sendable {
    /// The key at fault, where it is one.
    package var key: String?
    /// One sentence without a full stop.
    package var message: String
  }
}

extension Directory.Entry {
  /// The entry that keys and values say, as a line of NDJSON or a YAML mapping has them.
  ///
  /// - Parameter zone: The site's, in which a bare date begins.
  package init(
    members: [(key: String, value: DataValue)], zone: TimeZoneRules
  ) throws(Directory.EntryProblem) {
    let subjects = members.filter { Directory.SubjectKind(rawValue: $0.key) != nil }
    guard let subject = subjects.first, let kind = Directory.SubjectKind(rawValue: subject.key) else {
      throw Directory.EntryProblem(message: "none of 'person', 'account' and 'deal' is there")
    }
    guard subjects.count == 1 else {
      throw Directory.EntryProblem(
        key: subjects[1].key, message: "'\(subject.key)' and '\(subjects[1].key)' stand in one entry")
    }
    guard let id = try Self.text(subject), !id.isEmpty else {
      throw Directory.EntryProblem(key: subject.key, message: "'\(subject.key)' is empty")
    }
    self.init(kind, id: id)
    for member in members where member.key != subject.key { try set(member, zone) }
    if let from, let until, until <= from {
      throw Directory.EntryProblem(key: "until", message: "'until' is not after 'from'")
    }
  }

  private mutating func set(
    _ member: (key: String, value: DataValue), _ zone: TimeZoneRules
  ) throws(Directory.EntryProblem) {
    switch (member.key, kind) {
    case ("name", _): name = try Self.text(member)
    case ("from", _): from = try Self.instant(member, zone)
    case ("until", _): until = try Self.instant(member, zone)
    case ("role", .person): role = try Self.text(member)
    case ("manager", .person): manager = try Self.text(member)
    case ("team", .person): team = try Self.text(member)
    case ("zone", .person): self.zone = try Self.text(member)
    default: if member.value != .null { fields.append(Field(member.key, member.value)) }
    }
  }

  /// A text, or nil for null.
  private static func text(_ member: (key: String, value: DataValue)) throws(Directory.EntryProblem)
    -> String?
  {
    switch member.value {
    case .null: return nil
    case .text(let text): return text
    default: throw Directory.EntryProblem(key: member.key, message: "'\(member.key)' is not a text")
    }
  }

  private static func instant(
    _ member: (key: String, value: DataValue), _ zone: TimeZoneRules
  ) throws(Directory.EntryProblem) -> Instant? {
    guard var text = try text(member) else { return nil }
    if let instant = text.withUTF8({ LoggedInstant.parse(UnsafeRawBufferPointer($0), zone: zone) }) {
      return instant
    }
    let message = "'\(member.key)' is neither a date nor an RFC 3339 instant with offset"
    throw Directory.EntryProblem(key: member.key, message: message)
  }
}
