package import SourceText
package import CEL

extension Memory {
  /// A JSON value as expressions have it: a whole number is an int (a double where it does not fit), any other number a
  /// double, an object a map with its keys in order.
  package mutating func value(of json: JSON) -> Value {
    switch json {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .number(let text): return Int64(text).map { .int($0) } ?? .double(Double(text) ?? .nan)
    case .string(let text): return string(text)
    case .array(let elements):
      var values: [Value] = []
      for element in elements { values.append(value(of: element)) }
      return list(of: values)
    case .object(let members):
      var entries: [(key: Value, value: Value)] = []
      for (key, member) in members.sorted(by: { $0.key < $1.key }) {
        entries.append((string(key), value(of: member)))
      }
      return map(of: entries)
    }
  }
}
