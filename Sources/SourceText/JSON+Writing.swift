extension JSON {
  /// Writes the value; members of objects come in the order of their keys.
  package func write(to json: inout JSONWriter) {
    switch self {
    case .null: json.null()
    case .bool(let value): json.bool(value)
    case .number(let text): json.raw(text)
    case .string(let text): json.string(text)
    case .array(let elements): json.array { for element in elements { element.write(to: &$0) } }
    case .object(let members):
      json.object {
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
          $0.key(key)
          value.write(to: &$0)
        }
      }
    }
  }
}
