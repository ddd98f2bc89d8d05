import Activity
import CEL
import YAMLTree

/// What the elements of a constant list are: whole numbers, numbers or texts.
enum CELList {
  case int, double, text

  func joined(with scalar: YAMLScalar) -> CELList {
    guard scalar.style == .plain, Decimals.number(scalar.text) != nil, self != .text else { return .text }
    return Int64(scalar.text) == nil ? .double : self
  }

  var element: ValueType {
    switch self {
    case .int: .int
    case .double: .double
    case .text: .string
    }
  }

  func value(_ scalar: YAMLScalar) -> DataValue {
    switch self {
    case .int: .int(Int64(scalar.text) ?? 0)
    case .double: .double(Double(scalar.text) ?? 0)
    case .text: .text(scalar.text)
    }
  }
}

extension ParameterType {
  /// The type that `params.NAME` has in expressions.
  var valueType: ValueType {
    switch self {
    case .number, .percent: .double
    case .int: .int
    case .duration: .duration
    case .text: .string
    case .bool: .bool
    }
  }

  var unit: String? { self == .percent ? Vocabulary.shareUnit : nil }
}
