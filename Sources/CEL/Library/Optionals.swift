extension StandardLibrary {
  private static let wrapped = ValueType.typeParameter("V")

  /// The extension "optionals"; `optMap` and `optFlatMap` are macros, and `or` and `orValue` look at their argument only
  /// where they need it.
  static let optionals: [Function] = [
    function("optional.of", global("optional_of", [wrapped], .optional(wrapped)) { $1.optional($0[0]) }),
    function("optional.none", global("optional_none", [], .optional(wrapped)) { $1.optional(nil) }),
    function(
      "optional.ofNonZeroValue",
      global("optional_ofNonZeroValue", [wrapped], .optional(wrapped)) { arguments, memory in
        memory.optional(memory.isZero(arguments[0]) ? nil : arguments[0])
      }),
    function(
      "hasValue",
      method("optional_hasValue", [.optional(wrapped)], .bool) { arguments, _ in .bool(arguments[0].aux == 1)
      }),
    function(
      "value",
      method("optional_value", [.optional(wrapped)], wrapped) { arguments, memory in
        memory.content(of: arguments[0]) ?? .error(.noValue)
      }),
    function(
      "or",
      method(optionalOr, [.optional(wrapped), .optional(wrapped)], .optional(wrapped)) { arguments, _ in
        arguments[0].aux == 1 ? arguments[0] : arguments[1]
      }),
    function(
      "orValue",
      method(optionalOrValue, [.optional(wrapped), wrapped], wrapped) { arguments, memory in
        memory.content(of: arguments[0]) ?? arguments[1]
      }),
  ]

  static let optionalOr = "optional_or_optional"
  static let optionalOrValue = "optional_orValue_value"
}

extension Memory {
  /// Whether a value is the one that its type begins with: 0, empty, false, null.
  func isZero(_ value: Value) -> Bool {
    switch value.tag {
    case .null: true
    case .bool, .int, .uint, .duration: value.payload == 0
    case .double: value.double == 0
    case .string, .bytes: withUTF8(of: value) { $0.isEmpty }
    case .list, .map: count(of: value) == 0
    case .timestamp: value.payload == 0 && value.aux == 0
    case .optional: value.aux == 0
    default: false
    }
  }
}
