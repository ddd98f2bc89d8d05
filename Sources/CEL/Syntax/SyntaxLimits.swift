/// How large an expression may be, so that reading, checking and running it are bounded in time and stack.
package struct SyntaxLimits: Sendable {
  /// Source length in bytes.
  package var bytes: Int
  /// Height of the syntax tree; chains of `&&` and `||` are balanced and count by the logarithm of their length.
  package var depth: Int
  /// Nodes of the syntax tree.
  package var nodes: Int

  package init(bytes: Int, depth: Int, nodes: Int) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
  }

  /// What every expression gets.
  package static let standard = SyntaxLimits(bytes: 32_768, depth: 96, nodes: 8_192)
}
