/// What `type(x)` can give.
enum RuntimeType: UInt8, Sendable, CaseIterable {
  case null, bool, int, uint, double, string, bytes, list, map, timestamp, duration, type, optional, object

  /// As CEL writes it.
  var name: String {
    switch self {
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .list: "list"
    case .map: "map"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .type: "type"
    case .optional: "optional_type"
    case .object: "record"
    }
  }

  /// The types that expressions can name.
  static let named: [String: RuntimeType] = {
    let all = allCases.filter { $0 != .object }.map { ($0.name, $0) }
    return Dictionary(uniqueKeysWithValues: all)
  }()
}

extension Value {
  static func type(_ type: RuntimeType) -> Value { Value(tag: .type, payload: UInt64(type.rawValue)) }

  /// The type of a value; nil for an unknown or an error. Tags and types come in the same order.
  var runtimeType: RuntimeType? { RuntimeType(rawValue: tag.rawValue) }
}
