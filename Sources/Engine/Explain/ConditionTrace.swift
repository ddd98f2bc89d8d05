import Activity
import BasicContainers
import CEL
import EventTime
import RulePacks
import SourceText

/// One evaluation of a condition with what each of its parts gave: the proof behind a verdict.
package struct ConditionTrace: Hashable, Sendable {
  /// A part of the expression.
  package struct Part: Hashable, Sendable {
    /// How deep it lies in the whole, which is 0.
    package var depth: Int
    /// As its author wrote it, on one line.
    package var source: String
    package var value: TracedValue
    /// The element that decided an `exists` or `all`.
    package var witness: TracedValue?
    /// It is a `filter`, whose value is what it kept.
    package var isSelection: Bool
  }

  /// A comparison somewhere in the expression, with what stood on its sides.
  package struct Comparison: Hashable, Sendable {
    package var left: String
    package var leftValue: TracedValue
    /// As in ``CEL/Operator``.
    package var operation: String
    package var right: String
    package var rightValue: TracedValue
    package var holds: Bool
  }

  /// As its author wrote it, on one line.
  package var text: String
  package var result: TracedValue
  /// What was evaluated, in source order, without literals.
  package var parts: [Part]
  /// The comparisons that were evaluated and stand outside of macros, in source order.
  package var comparisons: [Comparison]
  /// By node of the expression; nil for what was not evaluated.
  let values: [TracedValue?]

  /// The elements that decided an `exists` or `all`, with the source of that part.
  package var witnesses: [(source: String, element: TracedValue, isCounterExample: Bool)] {
    parts.compactMap { part in part.witness.map { (part.source, $0, part.value.isFalse) } }
  }

  func value(of node: Expr) -> TracedValue? { values.indices.contains(node.id) ? values[node.id] : nil }
}

extension ConditionTrace {
  /// Without line ends and runs of blanks.
  static func line(_ text: String) -> String {
    text.split { " \t\r\n".contains($0) }.joined(separator: " ")
  }
}

// MARK: Recording

extension SubjectRun {
  /// The witnesses of the conditions that decide a rule, at this point.
  mutating func witnesses(_ rule: RuleProgram, _ reading: Reading) -> [Evidence.Witness] {
    var witnesses: [Evidence.Witness] = []
    for condition in rule.deciding
    where program.conditions[condition].condition.checked.expression.goesThroughLists {
      witnesses += trace(condition, reading).parts.compactMap(\.evidence)
    }
    return witnesses
  }

  /// Evaluates a condition once more at this point and keeps what each part gave.
  mutating func trace(_ condition: Int, _ reading: Reading) -> ConditionTrace {
    memory.reset()
    fillInputs(condition, reading)
    let recording = Self.record(program.conditions[condition].program, inputs, &memory)
    return trace(of: program.conditions[condition], recording)
  }

  private static func record(
    _ program: borrowing Program, _ inputs: borrowing UniqueArray<Value>, _ memory: inout Memory
  ) -> Recording {
    program.evaluateRecording(inputs.span, &memory)
  }

  private func trace(of compiled: ConditionProgram, _ recording: Recording) -> ConditionTrace {
    let names = compiled.program.attributes.map(\.name)
    func traced(_ value: Value) -> TracedValue {
      TracedValue(
        value, memory, names: names, record: { recordName($0, compiled) },
        message: { compiled.program.message(for: $0)?.message ?? "the expression fails" })
    }
    let values = recording.values.map { $0.map(traced) }
    var writer = TraceWriter(
      file: SourceFile(name: "", text: compiled.condition.text), values: values,
      witnesses: recording.witnesses.mapValues(traced))
    writer.visit(compiled.condition.checked.expression, depth: 0)
    writer.compare(compiled.condition.checked.expression)
    return ConditionTrace(
      text: ConditionTrace.line(compiled.condition.text), result: traced(recording.result),
      parts: writer.parts, comparisons: writer.comparisons, values: values)
  }

  /// Activities have their row as a handle; nothing else is an object that a fact holds.
  private func recordName(_ handle: Int, _ compiled: ConditionProgram) -> String {
    let holdsActivity = compiled.loaders.contains { loader in
      if case .fact = loader { return true }
      if case .activity(.whole, of: _) = loader { return true }
      return false
    }
    guard holdsActivity, ground.timeline.rows.indices.contains(handle) else { return "record" }
    return ground.timeline.id(handle)
  }
}

/// Walks a recorded expression from the whole to its parts.
private struct TraceWriter {
  let file: SourceFile
  let values: [TracedValue?]
  let witnesses: [Int: TracedValue]
  var parts: [ConditionTrace.Part] = []
  var comparisons: [ConditionTrace.Comparison] = []

  /// Literals say themselves what they are; a part that was not reached is left out with all below it.
  mutating func visit(_ node: Expr, depth: Int) {
    if case .literal = node.kind, depth > 0 { return }
    guard let value = value(node) else {
      for child in node.children { visit(child, depth: depth) }
      return
    }
    parts.append(
      ConditionTrace.Part(
        depth: depth, source: source(node), value: value,
        witness: witnesses[node.id], isSelection: isFilter(node)))
    // What a macro computed for its last element says nothing about the others.
    if isMacro(node) {
      if case .call(let target?, _, _, _) = node.kind { visit(target, depth: depth + 1) }
      return
    }
    for child in node.children { visit(child, depth: depth + 1) }
  }

  private func isFilter(_ node: Expr) -> Bool {
    if case .call(_?, "filter", _, _) = node.kind { true } else { false }
  }

  private func isMacro(_ node: Expr) -> Bool {
    guard case .call(_?, let function, _, _) = node.kind else { return false }
    return ["all", "exists", "exists_one", "existsOne", "filter", "map", "transformList", "transformMap"]
      .contains(function)
  }

  /// Collects the comparisons below a node, as far as they were reached.
  mutating func compare(_ node: Expr) {
    guard case .call(nil, let function, _, let arguments) = node.kind else { return }
    guard arguments.count == 2, Self.compared.contains(function) else {
      for argument in arguments { compare(argument) }
      return
    }
    guard let result = value(node), let left = value(arguments[0]), let right = value(arguments[1]) else {
      return
    }
    comparisons.append(
      ConditionTrace.Comparison(
        left: source(arguments[0]), leftValue: left, operation: function, right: source(arguments[1]),
        rightValue: right, holds: result.isTrue))
  }

  private func value(_ node: Expr) -> TracedValue? {
    values.indices.contains(node.id) ? values[node.id] : nil
  }

  private func source(_ node: Expr) -> String { ConditionTrace.line(file.text(in: node.range)) }

  private static let compared: Set<String> = [
    Operator.equals, Operator.notEquals, Operator.less, Operator.lessEquals, Operator.greater,
    Operator.greaterEquals, Operator.contains,
  ]
}

extension ConditionTrace.Part {
  /// As evidence of a finding; nil for a part that went through no list.
  fileprivate var evidence: Evidence.Witness? {
    if let witness {
      let kind: Evidence.Witness.Kind = value.isFalse ? .counterExample : .witness
      return Evidence.Witness(source: source, kind: kind, elements: [witness.plain])
    }
    guard isSelection, case .list(let elements) = value else { return nil }
    return Evidence.Witness(source: source, kind: .selection, elements: elements.map(\.plain))
  }
}

extension TracedValue {
  /// As a reader sees it: texts without quotes.
  fileprivate var plain: String {
    if case .text(let text) = self { text } else { description }
  }
}

extension Expr {
  /// Whether a macro in it looks at the elements of a list.
  fileprivate var goesThroughLists: Bool {
    if case .call(_?, let function, _, _) = kind,
      ["all", "exists", "exists_one", "filter"].contains(function)
    {
      return true
    }
    return children.contains(where: \.goesThroughLists)
  }
}
