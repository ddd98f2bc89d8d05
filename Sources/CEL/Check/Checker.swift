/// Resolves names and finds types.
package enum Checker {
  /// Whether types that cannot fit are problems, or left to fail when the expression runs.
  package enum Mode: Sendable {
    case checked
    /// As the public test suite of CEL has it for some expressions: only what is no expression at all is refused.
    case dynamic
  }

  /// The checked expression, or nil where something is wrong, and everything that is wrong.
  package static func check(
    _ expression: Expr, in declarations: Declarations, mode: Mode = .checked
  ) -> (checked: Checked?, problems: [Problem]) {
    var pass = CheckPass(declarations, nodes: expression.id + 1, mode)
    let type = pass.check(expression)
    pass.judgeCost(of: expression)
    guard pass.problems.isEmpty else { return (nil, pass.problems) }
    let checked = Checked(
      expression: expression, type: pass.solver.settle(type), types: pass.types.map(pass.solver.settle),
      attributes: pass.attributes, references: pass.references, calls: pass.calls, macros: pass.macros)
    return (checked, [])
  }
}
