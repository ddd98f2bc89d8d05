extension JSON {
  /// The value on one line, the members of objects in the order of their keys.
  package var line: [UInt8] {
    var writer = JSONWriter()
    write(&writer)
    return writer.utf8
  }

  private func write(_ json: inout JSONWriter) {
    switch self {
    case .null: json.null()
    case .bool(let value): json.bool(value)
    case .number(let digits): json.raw(digits)
    case .string(let text): json.string(text)
    case .array(let elements): json.array { json in for element in elements { element.write(&json) } }
    case .object(let members):
      json.object { json in
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
          json.key(key)
          value.write(&json)
        }
      }
    }
  }
}
