import CEL
import Symbols

// Typed values as the suite writes them.
extension ConformanceVector {
  func value(_ json: JSON, _ memory: inout Memory) -> Value {
    guard let (kind, content) = json.members.first else { return .null }
    let text = content.text ?? ""
    switch kind {
    case "bool": return .bool(content.isTrue)
    case "int64": return Int64(text).map { .int($0) } ?? .null
    case "uint64": return UInt64(text).map { .uint($0) } ?? .null
    case "double": return Double(text).map { .double($0) } ?? .null
    case "string": return memory.string(text)
    case "bytes": return call("base64.decode", text, &memory)
    case "list":
      let elements = content.elements.map { value($0, &memory) }
      return memory.list(of: elements)
    case "map":
      let entries = content.elements.map(\.elements).filter { $0.count == 2 }.map { pair in
        (key: value(pair[0], &memory), value: value(pair[1], &memory))
      }
      return memory.map(of: entries)
    case "type": return named(text)
    case "duration", "timestamp": return call(kind, text, &memory)
    default: return .null
    }
  }

  /// What a function of the language makes of a text.
  private func call(_ function: String, _ text: String, _ memory: inout Memory) -> Value {
    let argument = memory.string(text)
    let overload = Declarations().functions[function]?.overloads.first { $0.parameters == [.string] }
    return overload?.implementation([argument].span, &memory) ?? .null
  }

  /// A type, which has no other spelling than its name.
  private func named(_ type: String) -> Value {
    guard let expression = Parser.parse(Array(type.utf8)).expression,
      let checked = Checker.check(expression, in: Declarations()).checked
    else { return .null }
    var symbols = SymbolTable()
    let program = Program.plan(checked, symbols: &symbols)
    var memory = Memory(texts: symbols)
    return program.evaluate([], &memory)
  }

  /// Equality that tells the types of numbers apart and for which NaN equals NaN.
  func same(_ one: Value, _ other: Value, _ memory: Memory) -> Bool {
    guard one.tag == other.tag else { return false }
    switch one.tag {
    case .double:
      let areNaN = (one.asDouble?.isNaN ?? false) && (other.asDouble?.isNaN ?? false)
      return areNaN || one.payload == other.payload
    case .list:
      let (left, right) = (memory.elements(of: one), memory.elements(of: other))
      return left.count == right.count && zip(left, right).allSatisfy { same($0, $1, memory) }
    case .map:
      let (left, right) = (memory.entries(of: one), memory.entries(of: other))
      return left.count == right.count
        && left.allSatisfy { entry in
          right.contains { same($0.key, entry.key, memory) && same($0.value, entry.value, memory) }
        }
    default: return memory.equal(one, other)
    }
  }
}
