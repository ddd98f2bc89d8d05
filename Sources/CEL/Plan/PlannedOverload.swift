/// One way in which a call may be meant.
struct PlannedOverload: Sendable {
  /// By parameter: the tags that it takes, as bits.
  var accepts = InlineArray<8, UInt32>(repeating: 0)
  var parameterCount: Int
  var cost: Int
  var implementation: Overload.Implementation

  /// The most parameters that a function may have.
  static let mostParameters = 8

  /// Nil where there are too many parameters.
  init?(_ overload: Overload) {
    guard overload.parameters.count <= Self.mostParameters else { return nil }
    parameterCount = overload.parameters.count
    cost = overload.cost
    implementation = overload.implementation
    for (place, parameter) in overload.parameters.enumerated() { accepts[place] = parameter.tags }
  }
}

/// The overloads of one call, the first that takes the arguments is the one that is meant.
struct CallSite: BitwiseCopyable, Sendable {
  var first: UInt32
  var count: UInt32
}

extension ValueType {
  /// The tags of values that may have this type, as bits.
  var tags: UInt32 {
    switch self {
    case .bool: Self.bit(.bool)
    case .int: Self.bit(.int)
    case .uint: Self.bit(.uint)
    case .double: Self.bit(.double)
    case .string: Self.bit(.string)
    case .bytes: Self.bit(.bytes)
    case .null: Self.bit(.null)
    case .timestamp: Self.bit(.timestamp)
    case .duration: Self.bit(.duration)
    case .type: Self.bit(.type)
    case .list: Self.bit(.list)
    case .map: Self.bit(.map)
    case .optional: Self.bit(.optional)
    case .dyn, .error, .record, .opaque, .typeParameter: Self.bit(.unknown) - 1
    }
  }

  private static func bit(_ tag: Value.Tag) -> UInt32 { 1 << UInt32(tag.rawValue) }
}
