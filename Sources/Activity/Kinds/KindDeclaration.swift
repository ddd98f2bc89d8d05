/// One kind of activity: what happened, and which fields say more about it.
public struct KindDeclaration: Hashable, Sendable {
  /// How many fields an author may declare of one kind.
  package static let mostFields = 256

  /// `object.past_participle`, such as `meeting.held`.
  public var name: String
  /// What happened, in a sentence or two.
  public var about: String
  /// In the order in which they are documented.
  public var fields: [FieldDeclaration]
  /// Whether it says what lies ahead, in a field such as `starts` or `due`.
  public var isPlanned: Bool
  /// Whether fields that are not declared belong to it too, with any type: `deal.updated`.
  public var acceptsAnyField: Bool

  public init(
    name: String, about: String, fields: [FieldDeclaration] = [], isPlanned: Bool = false,
    acceptsAnyField: Bool = false
  ) {
    self.name = name
    self.about = about
    self.fields = fields
    self.isPlanned = isPlanned
    self.acceptsAnyField = acceptsAnyField
  }

  public func field(named name: String) -> FieldDeclaration? {
    fields.first { $0.name == name }
  }
}

/// One field of a kind's `data`.
public struct FieldDeclaration: Hashable, Sendable {
  public var name: String
  public var type: FieldType
  /// What numbers count, where the type does not say it: `min`.
  public var unit: String?
  /// Whether every activity of the kind should carry it; one without it is kept all the same.
  public var required: Bool
  /// The values it may have, or nil for any; see ``valuesAreOpen``.
  public var values: [String]?
  /// Whether ``values`` are only examples, so that others are read too.
  public var valuesAreOpen: Bool
  public var about: String

  public init(
    _ name: String, _ type: FieldType, unit: String? = nil, required: Bool = false, values: [String]? = nil,
    valuesAreOpen: Bool = false, about: String = ""
  ) {
    self.name = name
    self.type = type
    self.unit = unit
    self.required = required
    self.values = values
    self.valuesAreOpen = valuesAreOpen
    self.about = about
  }

  /// The values outside of which a text reads as missing; nil where every text fits.
  public var closedValues: [String]? { valuesAreOpen ? nil : values }
}
