/// Resolves names and finds types.
package enum Checker {
  /// The checked expression, or nil where something is wrong, and everything that is wrong.
  package static func check(
    _ expression: Expr, in declarations: Declarations
  ) -> (checked: Checked?, problems: [Problem]) {
    (nil, [])
  }
}
