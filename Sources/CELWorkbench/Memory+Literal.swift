package import CEL

extension Memory {
  /// A value as an expression would write it: `1u`, `2.0`, `"ana"`, `timestamp("2026-03-10T08:00:00Z")`.
  ///
  /// Lists and maps are cut off beyond ``Memory/longestText`` bytes.
  package func literal(of value: Value) -> String {
    var text = ""
    write(value, to: &text)
    return text
  }

  private func write(_ value: Value, to text: inout String) {
    guard text.utf8.count < Self.longestText else { return text += "..." }
    switch value.tag {
    case .list: write(elements(of: value), "[", "]", to: &text) { write($0, to: &$1) }
    case .map:
      write(entries(of: value), "{", "}", to: &text) { entry, text in
        write(entry.key, to: &text)
        text += ": "
        write(entry.value, to: &text)
      }
    case .optional:
      guard let content = content(of: value) else { return text += "optional.none()" }
      text += "optional.of("
      write(content, to: &text)
      text += ")"
    default: text += simple(value)
    }
  }

  private func write<Element>(
    _ elements: [Element], _ open: String, _ close: String, to text: inout String,
    _ body: (Element, inout String) -> Void
  ) {
    text += open
    for (place, element) in elements.enumerated() {
      if place > 0 { text += ", " }
      guard text.utf8.count < Self.longestText else {
        text += "..."
        break
      }
      body(element, &text)
    }
    text += close
  }

  private func simple(_ value: Value) -> String {
    let plain = text(of: value)
    switch value.tag {
    case .uint: return plain + "u"
    case .double: return number(value.asDouble ?? .nan)
    case .string: return quoted(plain)
    case .bytes: return "b\"" + withUTF8(of: value) { $0.map(Self.escaped).joined() } + "\""
    case .timestamp: return "timestamp(\"\(plain)\")"
    case .duration: return "duration(\"\(plain)\")"
    case .error: return "error: \(plain)"
    default: return plain
    }
  }

  private func number(_ number: Double) -> String {
    if number.isNaN { return "double(\"NaN\")" }
    if number.isInfinite { return number < 0 ? "double(\"-Infinity\")" : "double(\"Infinity\")" }
    return number.description
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.map(Self.escaped).joined() + "\""
  }

  /// Control characters are written out, for a terminal would obey them.
  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default:
      guard scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) else { return String(scalar) }
      return "\\u00" + hexadecimal(UInt8(truncatingIfNeeded: scalar.value))
    }
  }

  private static func escaped(_ byte: UInt8) -> String {
    (0x20..<0x7F).contains(byte) ? escaped(Unicode.Scalar(byte)) : "\\x" + hexadecimal(byte)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
