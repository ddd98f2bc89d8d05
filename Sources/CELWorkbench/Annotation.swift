package import CEL
package import SourceText

/// A part of an expression with what it gave, for people who want to know why.
package struct Annotation: Sendable {
  /// How deep the part lies in the whole, which is 0.
  package var depth: Int
  /// Its source on one line.
  package var source: String
  /// What it gave, and the element that decided it; or that it was not evaluated.
  package var result: String
}

/// Walks a recorded expression from the whole to its parts.
package struct Annotator {
  private let file: SourceFile
  private let recording: Recording
  private let memory: Memory
  private var annotations: [Annotation] = []

  /// The parts of an expression in source order, each below the one that it belongs to. Literals, the names that a macro
  /// gives and namespaces are left out. Parts of a macro that went through a list are shown as for its last element.
  package static func annotations(
    of expression: Expr, in file: SourceFile, _ recording: Recording, _ memory: Memory
  ) -> [Annotation] {
    var annotator = Annotator(file: file, recording: recording, memory: memory)
    annotator.visit(expression, depth: 0, isOptional: false)
    return annotator.annotations
  }

  private init(file: SourceFile, recording: Recording, memory: Memory) {
    self.file = file
    self.recording = recording
    self.memory = memory
  }

  /// - Parameter isOptional: Whether the part may be left out by the one that it belongs to.
  private mutating func visit(_ expression: Expr, depth: Int, isOptional: Bool) {
    if case .literal = expression.kind, depth > 0 { return }
    guard let value = value(of: expression) else {
      if isOptional { return append(expression, depth, "not evaluated") }
      for child in expression.children { visit(child, depth: depth, isOptional: false) }
      return
    }
    append(expression, depth, memory.literal(of: value) + decision(of: expression, value))
    let mayLeaveOut = leavesOut(expression)
    for child in expression.children { visit(child, depth: depth + 1, isOptional: mayLeaveOut) }
  }

  private mutating func append(_ expression: Expr, _ depth: Int, _ result: String) {
    let words = file.text(in: expression.range).split { " \t\r\n".contains($0) }
    annotations.append(Annotation(depth: depth, source: words.joined(separator: " "), result: result))
  }

  private func value(of expression: Expr) -> Value? {
    recording.values.indices.contains(expression.id) ? recording.values[expression.id] : nil
  }

  private func leavesOut(_ expression: Expr) -> Bool {
    guard case .call(nil, let function, _, _) = expression.kind else { return false }
    return [Operator.and, Operator.or, Operator.conditional].contains(function)
  }

  /// The element that decided an `all` or `exists`.
  private func decision(of expression: Expr, _ value: Value) -> String {
    guard let element = recording.witnesses[expression.id] else { return "" }
    return (value.isTrue ? ", witness " : ", counter-example ") + memory.literal(of: element)
  }
}
