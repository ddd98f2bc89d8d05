import SourceText

/// Reads the text of an expression.
package enum Parser {
  /// The syntax tree, or nil where it cannot be made out, and what is wrong.
  package static func parse(
    _ source: [UInt8], limits: SyntaxLimits = .standard
  ) -> (expression: Expr?, problems: [Problem]) {
    do throws(SyntaxError) {
      return (try tree(source, limits), [])
    } catch {
      return (nil, [error.problem])
    }
  }

  private static func tree(_ source: [UInt8], _ limits: SyntaxLimits) throws(SyntaxError) -> Expr {
    let whole = SourceRange(start: 0, end: source.count)
    guard source.count <= limits.bytes else {
      throw SyntaxError(.tooLarge, whole, "the expression is longer than \(limits.bytes) bytes")
    }
    guard String(validating: source, as: UTF8.self) != nil else {
      throw SyntaxError(.badCharacter, whole, "the expression is not UTF-8")
    }
    var reader = TreeReader(tokens: try Lexer.tokens(of: source), limits: limits)
    return try reader.read()
  }
}
