import EventTime

extension LoggedActivity {
  /// The activity as one line of NDJSON, without the line feed.
  ///
  /// Canonical: keys in the order of the documentation, those of `data` sorted by their bytes, defaults left
  /// out. Two activities say the same exactly when their lines are equal. A double that is not finite becomes
  /// null.
  package var line: String {
    var writer = LineWriter()
    writer.text("id", id)
    writer.text("at", RFC3339.format(at))
    writer.text("kind", kind)
    for (key, value) in [("deal", deal), ("account", account), ("rep", rep), ("actor", actor?.name)] {
      if let value { writer.text(key, value) }
    }
    if !contacts.isEmpty { writer.value("contacts", .list(contacts.map { .text($0) })) }
    if !data.isEmpty { writer.object("data", data) }
    if let text { writer.text("text", text) }
    if seq != 0 { writer.value("seq", .int(seq)) }
    if let recorded, recorded != at { writer.text("recorded", RFC3339.format(recorded)) }
    if rev != 0 { writer.value("rev", .int(rev)) }
    if deleted { writer.value("deleted", .bool(true)) }
    if let source { writer.text("source", source) }
    return writer.finish()
  }
}

/// Writes the members of one JSON object, compact.
private struct LineWriter {
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
