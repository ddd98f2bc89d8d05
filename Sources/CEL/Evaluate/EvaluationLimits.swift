/// How much one evaluation may do, so that no expression can hang or fill the memory.
public struct EvaluationLimits: Sendable {
  /// Elements looked at by comprehensions, plus the cost of functions.
  public var steps: Int
  /// Bytes of texts made.
  public var bytes: Int
  /// Elements of lists, maps and optionals made.
  public var values: Int

  public init(steps: Int, bytes: Int, values: Int) {
    self.steps = steps
    self.bytes = bytes
    self.values = values
  }

  /// What every evaluation of a rule gets.
  public static let standard = EvaluationLimits(steps: 100_000, bytes: 1 << 16, values: 1 << 16)
}
