import SourceText
import CEL
import CELWorkbench
import ExpressionCases
import Symbols

/// What this implementation makes of an expression.
struct Answer {
  /// A call with what its parts gave; those that were not reached gave nothing.
  struct Call {
    var function: String
    /// The target of a method comes first.
    var arguments: [Value]
    var result: Value?
  }

  /// A value in the form that peer.py writes as well, or `error`.
  private(set) var text = "error"
  /// Why there is no value; empty where there is one.
  private(set) var reason = ""
  /// Whether the shortcuts of the planner change what comes out, which they must not.
  private(set) var isTorn = false
  /// For telling known differences.
  private(set) var calls: [Call] = []
  private(set) var memory = Memory()

  private static let declarations = Declarations(
    variables: Dictionary(uniqueKeysWithValues: ExpressionGenerator.variables.map { ($0.name, $0.type) }))

  init(to source: String, under bindings: [String: JSON]) {
    let parsed = Parser.parse(Array(source.utf8))
    guard let expression = parsed.expression else {
      reason = "not read: " + (parsed.problems.first?.message ?? "")
      return
    }
    let judged = Checker.check(expression, in: Self.declarations)
    guard let checked = judged.checked else {
      reason = "not checked: " + (judged.problems.first?.message ?? "")
      return
    }
    run(checked, bindings)
  }

  private mutating func run(_ checked: Checked, _ bindings: [String: JSON]) {
    var symbols = SymbolTable()
    let program = Program.plan(checked, symbols: &symbols)
    memory = Memory(texts: symbols)
    let inputs = program.attributes.map { memory.value(typed: bindings[$0.root] ?? .null) }
    memory.keep()
    let result = program.evaluate(inputs, &memory)
    let recording = program.evaluateRecording(inputs.span, &memory)
    isTorn = !memory.areSame(result, recording.result) && !(result.isError && recording.result.isError)
    if let fault = program.message(for: result) {
      reason = fault.message
    } else {
      text = memory.canonicalText(of: result)
    }
    collect(checked.expression, recording)
  }

  private mutating func collect(_ expression: Expr, _ recording: Recording) {
    if case .call(let target, let function, _, let arguments) = expression.kind {
      let parts = (target.map { [$0] } ?? []) + arguments
      calls.append(
        Call(
          function: function, arguments: parts.compactMap { recording.values[$0.id] },
          result: recording.values[expression.id]))
    }
    for child in expression.children { collect(child, recording) }
  }
}
