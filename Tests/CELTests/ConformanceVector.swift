import Symbols

@testable import CEL

/// One test of the public suite of CEL, and how it turns out.
struct ConformanceVector {
  let json: JSON

  var id: String { json["id"]?.text ?? "" }
  var file: String { json["file"]?.text ?? "" }
  private var isDynamic: Bool { json["disable_check"]?.isTrue ?? false }

  /// Nil where the test passes; otherwise what is wrong.
  func failure() -> String? {
    let source = Array((json["expr"]?.text ?? "").utf8)
    let wantsError = json["error"] != nil
    let parsed = Parser.parse(source)
    guard let expression = parsed.expression else {
      return wantsError ? nil : "not read: \(parsed.problems.map(\.message))"
    }
    let result = Checker.check(expression, in: declarations, mode: isDynamic ? .dynamic : .checked)
    guard let checked = result.checked else {
      return wantsError ? nil : "not checked: \(result.problems.map(\.message))"
    }
    if let wanted = json["deduced_type"].map(type), wanted != checked.type {
      return "has type \(checked.type), not \(wanted)"
    }
    return json["check_only"]?.isTrue ?? false ? nil : run(checked, wantsError: wantsError)
  }

  private func run(_ checked: Checked, wantsError: Bool) -> String? {
    var symbols = SymbolTable()
    let program = Program.plan(checked, symbols: &symbols)
    var memory = Memory(texts: symbols)
    let bindings = json["bindings"]?.members ?? [:]
    var inputs: [Value] = []
    for (slot, attribute) in program.attributes.enumerated() {
      inputs.append(bindings[attribute.root].map { value($0, &memory) } ?? .unknown(attribute: slot))
    }
    let result = program.evaluate(inputs, &memory)
    let text = memory.text(of: result)
    if wantsError { return result.isError ? nil : "gives \(text) instead of an error" }
    guard let wanted = json["value"] else { return "has no expectation" }
    let recorded = program.evaluateRecording(inputs.span, &memory).result
    guard same(recorded, result, memory) else {
      return "gives \(memory.text(of: recorded)) when it is recorded, otherwise \(text)"
    }
    return matches(result, wanted, &memory) ? nil : "gives \(result.tag) \(text), not \(wanted)"
  }

  // MARK: Declarations

  private var declarations: Declarations {
    var variables: [String: ValueType] = [:]
    var functions: [Function] = []
    for name in (json["bindings"]?.members ?? [:]).keys { variables[name] = .dyn }
    for declaration in json["type_env"]?.elements ?? [] {
      guard let name = declaration["name"]?.text else { continue }
      if let type = declaration["type"] { variables[name] = self.type(type) }
      if let overloads = declaration["function"] {
        functions.append(Function(name: name, overloads: overloads.elements.map(overload)))
      }
    }
    return Declarations(
      variables: variables, functions: functions, container: json["container"]?.text ?? "")
  }

  private func overload(_ json: JSON) -> Overload {
    Overload(
      id: json["id"]?.text ?? "", parameters: json["params"]?.elements.map(type) ?? [],
      result: json["result"].map(type) ?? .dyn, isMember: json["instance"]?.isTrue ?? false
    ) { _, _ in .error(.undeclared) }
  }

  private func type(_ json: JSON) -> ValueType {
    switch json {
    case .string("int"): return .int
    case .string("uint"): return .uint
    case .string("double"): return .double
    case .string("bool"): return .bool
    case .string("string"): return .string
    case .string("bytes"): return .bytes
    case .string("null_type"): return .null
    case .string("timestamp"): return .timestamp
    case .string("duration"): return .duration
    case .string("type"): return .type
    default: break
    }
    if let element = json["list"] { return .list(type(element)) }
    if let pair = json["map"]?.elements, pair.count == 2 { return .map(type(pair[0]), type(pair[1])) }
    if let name = json["param"]?.text { return .typeParameter(name) }
    if let name = json["abstract"]?.text {
      let parameters = json["params"]?.elements.map(type) ?? []
      return name == "optional_type" ? .optional(parameters.first ?? .dyn) : .opaque(name, parameters)
    }
    return json["type"] == nil ? .dyn : .type
  }

  // MARK: Values

  private func value(_ json: JSON, _ memory: inout Memory) -> Value {
    guard let (kind, content) = json.members.first else { return .null }
    let text = content.text ?? ""
    switch kind {
    case "bool": return .bool(content.isTrue)
    case "int64": return Int64(text).map { .int($0) } ?? .null
    case "uint64": return UInt64(text).map { .uint($0) } ?? .null
    case "double": return Double(text).map { .double($0) } ?? .null
    case "string": return memory.string(text)
    case "bytes": return base64(text, &memory)
    case "list":
      let elements = content.elements.map { value($0, &memory) }
      return memory.list(of: elements)
    case "map":
      let entries = content.elements.map { pair in
        (key: value(pair.elements[0], &memory), value: value(pair.elements[1], &memory))
      }
      return memory.map(of: entries)
    case "type": return RuntimeType.named[text].map { .type($0) } ?? .null
    case "duration": return DurationText.parse(Array(text.utf8)).map { .duration(nanoseconds: $0) } ?? .null
    case "timestamp": return CivilTime.parse(Array(text.utf8)) ?? .null
    default: return .null
    }
  }

  private func base64(_ text: String, _ memory: inout Memory) -> Value {
    let argument = memory.string(text)
    let overload = StandardLibrary.functions["base64.decode"]?.overloads.first
    return overload?.implementation([argument].span, &memory) ?? .null
  }

  private func matches(_ value: Value, _ json: JSON, _ memory: inout Memory) -> Bool {
    let wanted = self.value(json, &memory)
    return same(value, wanted, memory)
  }

  /// Equality that tells the types of numbers apart and for which NaN equals NaN.
  private func same(_ one: Value, _ other: Value, _ memory: Memory) -> Bool {
    guard one.tag == other.tag else { return false }
    switch one.tag {
    case .double: return one.double.isNaN ? other.double.isNaN : one.payload == other.payload
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
