import CELWorkbench
import Symbols
import Testing

@testable import CEL

/// What an expression gives, in a form that tells apart what Swift's texts would take for the same.
enum Answer: Equatable, CustomStringConvertible {
  /// The UTF-8 of the value as an expression would write it.
  case literal([UInt8])
  case error(ErrorCode)
  /// The attributes that are missing.
  case unknown(Set<String>)

  static func value(_ literal: String) -> Answer { .literal(Array(literal.utf8)) }
  static let yes = Answer.value("true")
  static let no = Answer.value("false")

  var description: String {
    switch self {
    case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
    case .error(let code): "error: \(code)"
    case .unknown(let names): "unknown: \(names.sorted())"
    }
  }
}

/// An expression over variables of any type, planned once and asked with many values.
///
/// Each question is asked with the shortcuts of the planner and recorded, which must give the same.
struct Asked {
  private let program: Program
  private var memory: Memory

  init(_ source: String, variables: [String] = ["a", "b", "c", "d"]) throws {
    let declarations = Declarations(
      variables: Dictionary(uniqueKeysWithValues: variables.map { ($0, ValueType.dyn) }))
    let parsed = Parser.parse(Array(source.utf8))
    let expression = try #require(parsed.expression, "\(source): \(parsed.problems)")
    let judged = Checker.check(expression, in: declarations, mode: .dynamic)
    let checked = try #require(judged.checked, "\(source): \(judged.problems)")
    var symbols = SymbolTable()
    program = Program.plan(checked, symbols: &symbols)
    memory = Memory(texts: symbols)
  }

  /// - Parameter values: By variable; those that are not there are unknown.
  mutating func answer(_ values: [String: Value]) -> Answer {
    let inputs = program.attributes.indices.map {
      values[program.attributes[$0].root] ?? .unknown(attribute: $0)
    }
    let recording = program.evaluateRecording(inputs.span, &memory)
    let recorded = told(recording.result)
    let value = program.evaluate(inputs, &memory)
    let result = told(value)
    #expect(result == recorded)
    return result
  }

  /// As ``answer(_:)`` with texts, which are asked as texts of the symbol table and as texts that were made.
  mutating func answer(texts: [String: String]) -> Answer {
    var known: [String: Value] = [:]
    var made: [String: Value] = [:]
    for (name, text) in texts {
      known[name] = .string(memory.texts.intern(text))
      made[name] = memory.string(text)
    }
    memory.keep()
    let result = answer(known)
    #expect(answer(made) == result)
    return result
  }

  private func told(_ value: Value) -> Answer {
    if let code = value.errorCode { return .error(code) }
    guard value.isUnknown else { return .value(memory.literal(of: value)) }
    let missing = program.attributes.indices.filter { value.unknownSet >> UInt64($0) & 1 == 1 }
    return .unknown(Set(missing.map { program.attributes[$0].root }))
  }
}

/// Expects an answer of an expression without variables.
func expect(
  _ source: String, _ wanted: Answer, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  var asked = try Asked(source)
  #expect(asked.answer([:]) == wanted, "\(source)", sourceLocation: sourceLocation)
}

/// Expects an answer of an expression over the literals `a` and `b`: written in their place, so that everything is computed
/// ahead, and handed in, so that nothing is.
func expect(
  _ source: String, a: String, b: String = "0", _ wanted: Answer,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let written = source.replacing(#/\ba\b/#.wordBoundaryKind(.simple), with: "(\(a))").replacing(
    #/\bb\b/#.wordBoundaryKind(.simple), with: "(\(b))")
  try expect(written, wanted, sourceLocation: sourceLocation)
  try expect(
    "[\(a)].map(a, [\(b)].map(b, \(source))[0])[0]", wanted, sourceLocation: sourceLocation)
}
