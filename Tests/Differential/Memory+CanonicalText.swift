import CEL

extension Memory {
  /// A value as peer.py writes it: exact, with the type of every number, entries of maps in the order of their keys.
  ///
  /// Times within lists and maps are to the microsecond, as Python has them.
  func canonicalText(of value: Value, isInside: Bool = false) -> String {
    switch value.tag {
    case .int: return String(value.asInt ?? 0)
    case .uint: return String(value.asUInt ?? 0) + "u"
    case .double: return Self.exact(value.asDouble ?? .nan)
    case .string, .bytes: return (value.tag == .string ? "s" : "b") + hexadecimal(value)
    case .list:
      return "[" + elements(of: value).map { canonicalText(of: $0, isInside: true) }.joined(separator: ",")
        + "]"
    case .map: return "{" + canonicalEntries(value).sorted().joined(separator: ",") + "}"
    case .timestamp: return "t" + (isInside ? text(of: coarse(value)) : text(of: value))
    case .duration: return "r" + (isInside ? text(of: coarse(value)) : text(of: value))
    default: return text(of: value)
    }
  }

  /// Python knows keys 1 and 1u as the same.
  private func canonicalEntries(_ map: Value) -> [String] {
    entries(of: map).map { entry in
      let key = entry.key.asUInt.map { String($0) } ?? canonicalText(of: entry.key)
      return key + ":" + canonicalText(of: entry.value, isInside: true)
    }
  }

  private static func exact(_ number: Double) -> String {
    number.isNaN ? "dnan" : "d" + String(number.bitPattern, radix: 16)
  }

  private func coarse(_ time: Value) -> Value {
    if let nanoseconds = time.asNanoseconds { return .duration(nanoseconds: nanoseconds / 1_000 * 1_000) }
    return Value(tag: .timestamp, aux: time.aux / 1_000 * 1_000, payload: time.payload)
  }

  private func hexadecimal(_ value: Value) -> String {
    withUTF8(of: value) { $0.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
  }
}
