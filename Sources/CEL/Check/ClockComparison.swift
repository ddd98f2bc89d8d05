package import SourceText

/// Where an expression reads the clock, and whether the instant at which its answer changes can be foreseen.
package struct ClockComparison: Sendable {
  /// `now < timestamp` or `now - timestamp < duration`, either side, any of `< <= > >=`.
  package struct Allowed: Sendable {
    /// The call of the comparison.
    package var comparison: Expr
    /// The timestamp that the clock is compared with, or that is subtracted from it.
    package var timestamp: Expr
    /// What the difference is compared with; nil where the clock itself is compared.
    package var duration: Expr?
  }

  package var allowed: [Allowed] = []
  /// Every other place where the clock is read.
  package var refused: [SourceRange] = []
}
