package import SourceText

/// Reads the text of an expression.
package enum Parser {
  /// The syntax tree, or nil where it cannot be made out, and everything that is wrong.
  package static func parse(
    _ source: [UInt8], limits: SyntaxLimits = .standard
  ) -> (expression: Expr?, problems: [Problem]) {
    (nil, [Problem(.unexpectedToken, SourceRange(start: 0, end: source.count), "this is no expression")])
  }
}
