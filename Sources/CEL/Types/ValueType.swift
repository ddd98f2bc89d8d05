/// The static type of an expression.
public indirect enum ValueType: Hashable, Sendable {
  case bool, int, uint, double, string, bytes, null, timestamp, duration
  /// The type of types, such as that of `type(1)`.
  case type
  /// Known only when the expression runs.
  case dyn
  /// The type of what has already been reported as wrong; fits everywhere, so that one mistake is told once.
  case error
  case list(ValueType)
  case map(ValueType, ValueType)
  case optional(ValueType)
  /// A declared record, by the name of its ``RecordType``.
  case record(String)
  /// A type that only functions make and take.
  case opaque(String, [ValueType] = [])
  /// Stands for one type throughout a function's signature.
  case typeParameter(String)
}

extension ValueType: CustomStringConvertible {
  /// As CEL writes it: `list(string)`.
  public var description: String {
    switch self {
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .null: "null"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .type: "type"
    case .dyn: "dyn"
    case .error: "error"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .optional(let wrapped): "optional(\(wrapped))"
    case .record(let name): name
    case .opaque(let name, let parameters):
      parameters.isEmpty ? name : "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
    case .typeParameter(let name): name
    }
  }
}

extension ValueType {
  /// Whether a condition may have this type: `bool`, or one that is only known at run time.
  package var canBeBool: Bool { self == .bool || isLoose }

  /// Whether the type says nothing: `dyn`, or already reported.
  package var isLoose: Bool { self == .dyn || self == .error }

  package var isNumeric: Bool { self == .int || self == .uint || self == .double }

  /// Whether ``Memory/text(of:)`` gives something that a reader wants to see.
  package var isPrintable: Bool {
    switch self {
    case .bool, .int, .uint, .double, .string, .timestamp, .duration, .dyn, .error: true
    default: false
    }
  }
}
