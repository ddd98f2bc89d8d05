extension Memory {
  /// The longest text that ``text(of:)`` makes of lists and maps, in bytes; what goes beyond is cut off.
  public static let longestText = 1 << 16

  /// How a value reads in a sentence: texts as they are, numbers in their shortest form, timestamps in RFC 3339,
  /// durations in seconds.
  public func text(of value: Value) -> String {
    var text = ""
    write(value, to: &text)
    return text
  }

  private func write(_ value: Value, to text: inout String) {
    guard text.utf8.count < Self.longestText else { return }
    switch value.tag {
    case .list:
      text += "["
      for (place, element) in elements(of: value).enumerated() {
        if place > 0 { text += ", " }
        write(element, to: &text)
      }
      text += "]"
    case .map: write(map: value, to: &text)
    case .optional:
      guard let content = content(of: value) else { return text += "optional.none" }
      text += "optional("
      write(content, to: &text)
      text += ")"
    default: text += simpleText(of: value)
    }
  }

  /// Keys in the order of their texts, so that equal maps read alike.
  private func write(map: Value, to text: inout String) {
    let pairs = entries(of: map).map { (key: simpleText(of: $0.key), value: $0.value) }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    text += "{"
    for (place, pair) in pairs.enumerated() {
      text += (place > 0 ? ", " : "") + pair.key + ": "
      write(pair.value, to: &text)
    }
    text += "}"
  }

  private func simpleText(of value: Value) -> String {
    switch value.tag {
    case .null: "null"
    case .bool: value.isTrue ? "true" : "false"
    case .int: String(value.int)
    case .uint: String(value.payload)
    case .double: Self.text(of: value.double)
    case .string, .bytes: string(of: value)
    case .timestamp: CivilTime.text(of: value)
    case .duration: DurationText.text(nanoseconds: value.int)
    case .type: value.namedType?.name ?? "type"
    case .object: "record"
    case .unknown: "unknown"
    case .error: value.errorCode?.message ?? "error"
    case .list, .map, .optional: "..."
    }
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
