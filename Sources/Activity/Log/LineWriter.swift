/// Writes the members of one JSON object on one line, compact, as logs and directories have them.
struct LineWriter {
  private var output: String = "{"

  mutating func text(_ key: String, _ value: String) { self.value(key, .text(value)) }

  mutating func value(_ key: String, _ value: DataValue) {
    self.key(key)
    write(value)
  }

  mutating func object(_ key: String, _ members: [(field: String, value: DataValue)]) {
    self.key(key)
    output += "{"
    for member in members.sorted(by: { $0.field.utf8.lexicographicallyPrecedes($1.field.utf8) }) {
      value(member.field, member.value)
    }
    output += "}"
  }

  mutating func finish() -> String { output + "}" }

  private mutating func key(_ key: String) {
    if output.utf8.last != UInt8(ascii: "{") { output += "," }
    quote(key)
    output += ":"
  }

  private mutating func write(_ value: DataValue) {
    switch value {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .int(let value): output += String(value)
    case .double(let value): output += value.isFinite ? String(value) : "null"
    case .text(let value): quote(value)
    case .list(let elements):
      output += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { output += "," }
        write(element)
      }
      output += "]"
    }
  }

  private mutating func quote(_ text: String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\u{0}"..<" ":
        let hex = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
