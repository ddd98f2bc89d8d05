package import SourceText
package import CEL
import Symbols

// Typed values as the suite writes them.
extension Memory {
  /// A typed value such as `{"int64": "-1"}`; null for what is none.
  package mutating func value(typed json: JSON) -> Value {
    guard let (kind, content) = json.members.first else { return .null }
    let text = content.text ?? ""
    switch kind {
    case "bool": return .bool(content.isTrue)
    case "int64": return Int64(text).map { .int($0) } ?? .null
    case "uint64": return UInt64(text).map { .uint($0) } ?? .null
    case "double": return Double(text).map { .double($0) } ?? .null
    case "string": return string(text)
    case "bytes": return call("base64.decode", text)
    case "list":
      var elements: [Value] = []
      for element in content.elements { elements.append(value(typed: element)) }
      return list(of: elements)
    case "map":
      var entries: [(key: Value, value: Value)] = []
      for pair in content.elements.map(\.elements) where pair.count == 2 {
        entries.append((value(typed: pair[0]), value(typed: pair[1])))
      }
      return map(of: entries)
    case "type": return Self.type(named: text)
    case "duration", "timestamp": return call(kind, text)
    default: return .null
    }
  }

  /// What a function of the language makes of a text.
  private mutating func call(_ function: String, _ text: String) -> Value {
    let argument = string(text)
    let overload = Declarations().functions[function]?.overloads.first { $0.parameters == [.string] }
    return overload?.implementation([argument].span, &self) ?? .null
  }

  /// A type, which has no other spelling than its name.
  private static func type(named type: String) -> Value {
    guard let expression = Parser.parse(Array(type.utf8)).expression,
      let checked = Checker.check(expression, in: Declarations()).checked
    else { return .null }
    var symbols = SymbolTable()
    let program = Program.plan(checked, symbols: &symbols)
    var memory = Memory(texts: symbols)
    return program.evaluate([], &memory)
  }
}
