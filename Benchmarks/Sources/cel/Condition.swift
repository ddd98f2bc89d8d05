import CEL
import CELWorkbench
import EventTime
import SourceText
import Symbols

/// One line of the conditions file: an expression, what it reads, and what it has to give.
struct Condition {
  let name: String
  let expression: String
  let types: [String: JSON]
  /// Bindings, each a tree in which the attributes are found.
  let cases: [JSON]
  let results: [JSON]

  /// What is wrong with the file or with an expression.
  struct Wrong: Error, CustomStringConvertible {
    var description: String
  }

  /// - Throws: ``Wrong``, or what is wrong with the JSON.
  static func read(_ text: [UInt8]) throws -> [Condition] {
    var conditions: [Condition] = []
    for item in try JSON(text).elements {
      guard let name = item["name"]?.text, let expression = item["expression"]?.text,
        let types = item["types"]?.members, let results = item["results"]?.elements
      else { throw Wrong(description: "a condition lacks its name, expression, types or results") }
      let cases = item["cases"]?.elements ?? []
      conditions.append(
        Condition(
          name: name, expression: expression, types: types,
          cases: cases.isEmpty ? conditions.last?.cases ?? [] : cases, results: results))
    }
    return conditions
  }

  /// The expression as packs have it: nested names are fields of records, read by slot.
  func program(_ symbols: inout SymbolTable) throws -> Program {
    var declarations = Declarations()
    for (name, type) in types {
      if type.members.isEmpty {
        declarations.variables[name] = try Self.type(type)
      } else {
        declarations.variables[name] = .record(name)
        let fields = try type.members.mapValues { RecordType.Field(try Self.type($0)) }
        declarations.records[name] = RecordType(name: name, fields: fields)
      }
    }
    let (tree, problems) = Parser.parse(Array(expression.utf8))
    guard let tree else { throw Wrong(description: "\(name): \(problems.map(\.message))") }
    let (checked, more) = Checker.check(tree, in: declarations)
    guard let checked else { throw Wrong(description: "\(name): \(more.map(\.message))") }
    return Program.plan(checked, symbols: &symbols)
  }

  private static func type(_ declared: JSON) throws -> ValueType {
    switch declared.text {
    case "int": .int
    case "double": .double
    case "string": .string
    case "bool": .bool
    case "timestamp": .timestamp
    case "list(int)": .list(.int)
    case "list(map)": .list(.map(.string, .dyn))
    default: throw Wrong(description: "no type \(declared)")
    }
  }

  /// The values of a program's attributes in one case.
  func inputs(of program: Program, in bindings: JSON, _ memory: inout Memory) throws -> [Value] {
    try program.attributes.map { attribute in
      var value: JSON? = bindings[attribute.root]
      for field in attribute.path { value = value?[field] }
      guard let value else { throw Wrong(description: "\(name): nothing is bound to \(attribute.name)") }
      if attribute.type == .timestamp {
        guard let instant = value.text.flatMap({ RFC3339.parse($0) }) else {
          throw Wrong(description: "\(name): \(attribute.name) is no timestamp")
        }
        return .timestamp(instant)
      }
      return Self.value(value, &memory)
    }
  }

  /// As the engine hands values over: its texts are all in the symbol table.
  private static func value(_ json: JSON, _ memory: inout Memory) -> Value {
    switch json {
    case .string(let text): return .string(memory.texts.intern(text))
    case .array(let elements): return memory.list(of: elements.map { value($0, &memory) })
    case .object(let members):
      let entries = members.sorted { $0.key < $1.key }
      return memory.map(of: entries.map { (value(.string($0.key), &memory), value($0.value, &memory)) })
    default: return memory.value(of: json)
    }
  }
}
