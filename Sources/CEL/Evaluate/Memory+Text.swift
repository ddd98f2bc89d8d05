extension Memory {
  /// How a value reads in a sentence: texts as they are, numbers in their shortest form, timestamps in RFC 3339,
  /// durations in seconds.
  ///
  /// Not bounded by limits: meant for the result of an evaluation.
  public func text(of value: Value) -> String {
    switch value.tag {
    case .null: "null"
    case .bool: value.isTrue ? "true" : "false"
    case .int: String(Int64(bitPattern: value.payload))
    case .uint: String(value.payload)
    case .double: Self.text(of: Double(bitPattern: value.payload))
    case .string, .bytes: string(of: value)
    case .list: "[" + elements(of: value).map(text).joined(separator: ", ") + "]"
    case .map: "{" + pairs(of: value).joined(separator: ", ") + "}"
    case .timestamp: CivilTime.text(of: value)
    case .duration: DurationText.text(nanoseconds: Int64(bitPattern: value.payload))
    case .type: value.namedType?.name ?? "type"
    case .optional: content(of: value).map { "optional(" + text(of: $0) + ")" } ?? "optional.none"
    case .object: "record"
    case .unknown: "unknown"
    case .error: value.errorCode?.message ?? "error"
    }
  }

  /// Keys in the order of their texts, so that equal maps read alike.
  private func pairs(of map: Value) -> [String] {
    entries(of: map).map { (key: text(of: $0.key), value: text(of: $0.value)) }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { $0.key + ": " + $0.value }
  }

  /// The shortest text that reads back as the same number, without a decimal point where it is whole.
  static func text(of number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Value {
  /// The type that a value of type `type` stands for.
  var namedType: RuntimeType? {
    tag == .type ? RuntimeType(rawValue: UInt8(truncatingIfNeeded: payload)) : nil
  }
}
