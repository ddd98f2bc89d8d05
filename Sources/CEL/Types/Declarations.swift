/// What an expression may speak of: variables, the fields of records, and functions beside the standard library.
package struct Declarations: Sendable {
  package var variables: [String: ValueType]
  package var records: [String: RecordType]
  /// Variables that no author writes, which messages do not name.
  package var unspoken: Set<String> = []
  /// The namespace in which names are looked up first, such as `com.example`; empty for none.
  package var container: String
  /// By name; the overloads of functions of one name are joined, those of the standard library included.
  package private(set) var functions: [String: Function]

  package init(
    variables: [String: ValueType] = [:], records: [RecordType] = [], functions: [Function] = [],
    container: String = ""
  ) {
    self.variables = variables
    self.records = Dictionary(records.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    self.container = container
    self.functions = StandardLibrary.functions
    for function in functions { declare(function) }
  }

  /// Adds a function, or overloads to the function of that name.
  package mutating func declare(_ function: Function) {
    functions[function.name, default: Function(name: function.name, overloads: [])].overloads +=
      function.overloads
  }
}

/// The fields that can be read from a variable such as `deal`, and what they mean.
package struct RecordType: Sendable {
  /// As authors know it; messages name it: *no field 'topc' on objection.raised*.
  package var name: String
  package var fields: [String: Field]
  /// Whether further fields may be read; their type is `dyn`.
  package var open: Bool

  package init(name: String, fields: [String: Field], open: Bool = false) {
    self.name = name
    self.fields = fields
    self.open = open
  }

  package struct Field: Sendable {
    package var type: ValueType
    /// Two fields with different units cannot be compared or added; nil fits every unit.
    package var unit: String?
    package var mayBeAbsent: Bool
    /// What it means, for authors.
    package var about: String

    package init(_ type: ValueType, unit: String? = nil, mayBeAbsent: Bool = false, about: String = "") {
      self.type = type
      self.unit = unit
      self.mayBeAbsent = mayBeAbsent
      self.about = about
    }
  }
}
