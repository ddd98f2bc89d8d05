package import SourceText
package import Symbols

/// An expression made ready to run often: names are slots, constants are computed, the common shapes are one step.
///
/// Immutable; one program may run on many tasks, each with its own ``Memory``.
public struct Program: Sendable {
  /// What the host has to fill in, by slot.
  package let attributes: [Attribute]
  /// By node id of the syntax tree, for messages.
  let ranges: [SourceRange]

  var nodes: [Node] = []
  /// Nodes that belong to one node with any number of them.
  var operands: [UInt32] = []
  var tests: [FusedTest] = []
  /// The elements of constant sets.
  var constants: [Value] = []
  var calls: [CallSite] = []
  var overloads: [PlannedOverload] = []
  var patterns: [Pattern] = []
  var comprehensions: [PlannedComprehension] = []
  /// Variables of macros that may be alive at once.
  var localCount = 0
  var root: UInt32 = 0
  /// The same expression without any shortcut, each node of which keeps what it gives.
  var recordingRoot: UInt32 = 0

  /// Marks an operand that is an optional: `[?x]`.
  static let optionalMark: UInt32 = 1 << 31

  init(attributes: [Attribute], ranges: [SourceRange]) {
    self.attributes = attributes
    self.ranges = ranges
  }

  /// Makes a program of a checked expression, or of a part of it.
  ///
  /// - Parameters:
  ///   - root: A node of the checked expression, by default all of it; slots are those of the whole. It must not read a
  ///     variable of a comprehension that lies around it.
  ///   - symbols: The table of the run, to which the texts of the expression are added.
  package static func plan(
    _ checked: Checked, root: Expr? = nil, symbols: inout SymbolTable
  ) -> Program {
    var planner = Planner(checked, symbols: symbols)
    // The planner holds the only reference while it adds texts, so that the table is not copied.
    symbols = SymbolTable()
    let program = planner.program(for: root ?? checked.expression)
    symbols = planner.memory.texts
    return program
  }

  /// What an error says, and where in the source of the expression it arose.
  package func message(for error: Value) -> (message: String, range: SourceRange)? {
    guard let code = error.errorCode else { return nil }
    let node = Int(error.aux)
    return (code.message, ranges.indices.contains(node) ? ranges[node] : SourceRange(start: 0, end: 0))
  }
}
