import CEL
import Symbols
import Temporal

extension FoldKey {
  /// A value that stands for itself: no list, no text that an expression made.
  init(_ value: Value) {
    switch value.tag {
    case .bool: self.init(tag: .bool, payload: value.payload)
    case .int: self.init(tag: .int, payload: value.payload)
    case .uint: self.init(tag: .uint, payload: value.payload)
    case .double: self.init(tag: .double, payload: value.payload)
    case .string: self.init(tag: .text, payload: value.payload)
    case .timestamp: self.init(tag: .timestamp, aux: value.aux, payload: value.payload)
    case .duration: self.init(tag: .duration, payload: value.payload)
    case .type: self.init(tag: .type, payload: value.payload)
    case .object: self.init(tag: .object, payload: value.payload)
    case .error: self.init(tag: .error, payload: value.payload)
    case .null, .bytes, .list, .map, .optional, .unknown: self.init(tag: .null)
    }
  }
}

extension Value {
  init(_ key: FoldKey) {
    switch key.tag {
    case .null: self = .null
    case .bool: self = Value(tag: .bool, payload: key.payload)
    case .int: self = Value(tag: .int, payload: key.payload)
    case .uint: self = Value(tag: .uint, payload: key.payload)
    case .double: self = Value(tag: .double, payload: key.payload)
    case .text: self = Value(tag: .string, payload: key.payload)
    case .timestamp: self = Value(tag: .timestamp, aux: key.aux, payload: key.payload)
    case .duration: self = Value(tag: .duration, payload: key.payload)
    case .type: self = Value(tag: .type, payload: key.payload)
    case .object: self = Value(tag: .object, payload: key.payload)
    case .error: self = Value(tag: .error, aux: .max, payload: key.payload)
    }
  }
}
