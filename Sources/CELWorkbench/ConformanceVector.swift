package import SourceText
import CEL
import Symbols

/// One test of the public suite of CEL, and how it turns out.
package struct ConformanceVector: Sendable {
  /// What a test asks for.
  package enum Expectation: Sendable {
    case value, error, type
  }

  /// How a test turned out.
  package enum Outcome: Sendable {
    case passed
    /// Both are phrases for people, values as expressions write them.
    case failed(expected: String, came: String)
    /// Of a suite file of ``ConformanceSuite/skipped``.
    case skipped
  }

  let json: JSON
  /// Suite file, section and name.
  package let id: String
  /// The suite file.
  package let file: String
  /// The source text of the expression.
  package let source: String
  package let expectation: Expectation

  /// Nil for an object that is no test.
  package init?(json: JSON) {
    guard let id = json["id"]?.text, let file = json["file"]?.text, let source = json["expr"]?.text else {
      return nil
    }
    self.json = json
    self.id = id
    self.file = file
    self.source = source
    if json["check_only"]?.isTrue ?? false, json["deduced_type"] != nil {
      expectation = .type
    } else if json["error"] != nil {
      expectation = .error
    } else if json["value"] != nil {
      expectation = .value
    } else {
      return nil
    }
  }

  private var isDynamic: Bool { json["disable_check"]?.isTrue ?? false }

  /// Runs it, with shortcuts and without.
  package func run() -> Outcome {
    if ConformanceSuite.skipped.contains(file) { return .skipped }
    let parsed = Parser.parse(Array(source.utf8))
    guard let expression = parsed.expression else { return refused("not read", parsed.problems) }
    let result = Checker.check(expression, in: declarations, mode: isDynamic ? .dynamic : .checked)
    guard let checked = result.checked else { return refused("not checked", result.problems) }
    if let wanted = json["deduced_type"].map(type), wanted != checked.type {
      return .failed(expected: "type \(wanted)", came: "type \(checked.type)")
    }
    return expectation == .type ? .passed : evaluate(checked)
  }

  private func refused(_ what: String, _ problems: [Problem]) -> Outcome {
    guard expectation != .error else { return .passed }
    let messages = problems.map(\.message).joined(separator: "; ")
    guard let wanted = json["value"] ?? json["deduced_type"] else { return .passed }
    var memory = Memory()
    let value = memory.value(typed: wanted)
    let expected = expectation == .type ? "type \(type(wanted))" : memory.literal(of: value)
    return .failed(expected: expected, came: "\(what): \(messages)")
  }

  private func evaluate(_ checked: Checked) -> Outcome {
    var symbols = SymbolTable()
    let program = Program.plan(checked, symbols: &symbols)
    var memory = Memory(texts: symbols)
    let bindings = json["bindings"]?.members ?? [:]
    var inputs: [Value] = []
    for (slot, attribute) in program.attributes.enumerated() {
      inputs.append(bindings[attribute.root].map { memory.value(typed: $0) } ?? .unknown(attribute: slot))
    }
    let result = program.evaluate(inputs, &memory)
    let recorded = program.evaluateRecording(inputs.span, &memory).result
    let came = memory.literal(of: result)
    if expectation == .error {
      return result.isError ? .passed : .failed(expected: "an error", came: came)
    }
    let wanted = json["value"].map { memory.value(typed: $0) } ?? .null
    let expected = memory.literal(of: wanted)
    guard memory.areSame(result, wanted) else { return .failed(expected: expected, came: came) }
    guard memory.areSame(recorded, result) else {
      return .failed(expected: expected, came: "\(memory.literal(of: recorded)) when it is recorded")
    }
    return .passed
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
}
