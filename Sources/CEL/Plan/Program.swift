package import SourceText
package import Symbols

/// An expression made ready to run often: names are slots, constants are computed, the common shapes are one step.
///
/// Immutable; one program may run on many tasks, each with its own ``Memory``.
public struct Program: Sendable {
  /// What the host has to fill in, by slot.
  package let attributes: [Attribute]
  /// By node id, for messages.
  let ranges: [SourceRange]

  /// Makes a program of a checked expression, or of a part of it.
  ///
  /// - Parameters:
  ///   - root: A node of the checked expression, by default all of it; slots are those of the whole. It must not read a
  ///     variable of a comprehension that lies around it.
  ///   - symbols: The table of the run, to which the texts of the expression are added.
  package static func plan(
    _ checked: Checked, root: Expr? = nil, symbols: inout SymbolTable
  ) -> Program {
    Program(attributes: checked.attributes, ranges: [])
  }

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - inputs: The values of ``attributes``, in their order; missing ones are unknown.
  ///   - memory: Whose symbol table is that of the plan, or a later state of it.
  public func evaluate(_ inputs: Span<Value>, _ memory: inout Memory) -> Value {
    .error(.undeclared)
  }

  /// Runs the program and keeps what every node gave.
  package func evaluateRecording(_ inputs: Span<Value>, _ memory: inout Memory) -> Recording {
    Recording(nodes: ranges.count)
  }

  /// What an error says, and where in the source of the expression it arose.
  package func message(for error: Value) -> (message: String, range: SourceRange)? {
    guard let code = error.errorCode else { return nil }
    let node = Int(error.aux)
    let range = ranges.indices.contains(node) ? ranges[node] : SourceRange(start: 0, end: 0)
    return (code.message, range)
  }
}
