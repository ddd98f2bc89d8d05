/// The form of one mapping of an author's file: which keys it has, and what stands under each.
///
/// Readers hold what is written against it, and the JSON Schema for editors is made from it, so that both know the
/// same keys.
struct Schema: Sendable {
  /// As a sentence speaks of it: `a rule`.
  let subject: String
  let keys: [Key]
  /// Sets of keys of which exactly one is there.
  var oneOf: [[String]] = []
  /// Keys of which at least one is there.
  var anyOf: [String] = []
  /// Pairs of keys that do not go together.
  var apart: [(String, String)] = []
  /// Whether a name, or a list of names and mappings, may stand in its place.
  var orNames = false

  init(
    _ subject: String, _ keys: [Key], oneOf: [[String]] = [], anyOf: [String] = [],
    apart: [(String, String)] = [], orNames: Bool = false
  ) {
    self.subject = subject
    self.keys = keys
    self.oneOf = oneOf
    self.anyOf = anyOf
    self.apart = apart
    self.orNames = orNames
  }

  var names: [String] { keys.map(\.name) }

  /// Those that must be there.
  var required: [String] { keys.filter(\.isRequired).map(\.name) }

  func key(named name: String) -> Key? { keys.first { $0.name == name } }
}

/// A key that a mapping may have.
struct Key: Sendable {
  let name: String
  let shape: Shape
  /// What it says, in a sentence for the author.
  let about: String
  var isRequired = false
  /// The forms beside which it has a meaning; nil for a key that always has one.
  var beside: Set<String>?
  /// Keys of the same mapping one of which it cannot do without.
  var needs: [String] = []

  init(_ name: String, _ shape: Shape, _ about: String, beside: Set<String>? = nil, needs: [String] = []) {
    self.name = name
    self.shape = shape
    self.about = about
    self.beside = beside
    self.needs = needs
  }

  var optional: Key {
    var key = self
    key.isRequired = false
    return key
  }

  /// A key that must be there.
  static func required(_ name: String, _ shape: Shape, _ about: String) -> Key {
    var key = Key(name, shape, about)
    key.isRequired = true
    return key
  }
}

/// What may stand under a key, as far as its form goes: its meaning is for the reader of the pack.
indirect enum Shape: Sendable {
  /// Words for people.
  case text
  /// A text with holes in braces.
  case template
  /// A name, an id or a version; read as a text.
  case word
  case number
  case percent
  case int(ClosedRange<Int64>)
  /// A whole number, or a percentage.
  case count(ClosedRange<Int64>)
  case truth
  case duration
  /// An expression.
  case cel
  /// A timestamp by an expression, or a duration before or after it.
  case deadline
  /// A time in a test: `day 4 10:30`.
  case testTime
  case date
  /// The lines of a test's log.
  case log
  /// Whatever fits the parameter or the field whose name it stands under.
  case value
  case choice([String])
  /// A kind in the long form, or in the short one: its fields with their types.
  case kind
  /// A list, where one element may stand for a list of one.
  case list(Shape)
  /// A mapping with names of the author's choice, formed so; nil: names that stand elsewhere.
  case named(NameForm?, Shape)
  case mapping(Schema)
  /// One word of a few, or a mapping or list of mappings.
  case choiceOr([String], Schema)
}

extension Shape {
  /// A kind, a name, a list of those, or a mapping.
  static let event = Shape.mapping(.event)
  /// An event, or `{ if: CEL }`.
  static let clearing = Shape.mapping(.clearing)
}
