/// A function by name with all the ways in which it can be called.
public struct Function: Sendable {
  /// With its namespace, as authors write it: `size`, `math.ceil`.
  public var name: String
  public var overloads: [Overload]

  public init(name: String, overloads: [Overload]) {
    self.name = name
    self.overloads = overloads
  }
}

/// One signature of a function and what it does.
public struct Overload: Sendable {
  /// Computes the result. Arguments are never errors or unknowns, and their tags fit the parameters.
  ///
  /// Must be pure: the same arguments give the same value; no clock, no I/O. What it makes (texts, lists) lives in the
  /// memory. Failure is `Value.error(...)`.
  public typealias Implementation = @Sendable (_ arguments: Span<Value>, _ memory: inout Memory) -> Value

  /// Unique among all functions, such as `size_string`.
  public var id: String
  /// For a method the first is the target.
  public var parameters: [ValueType]
  public var result: ValueType
  /// Whether it is called as a method: `target.f(x)`.
  public var isMember: Bool
  /// Steps that one call counts against ``EvaluationLimits/steps``.
  public var cost: Int
  public var implementation: Implementation

  public init(
    id: String, parameters: [ValueType], result: ValueType, isMember: Bool = false, cost: Int = 1,
    implementation: @escaping Implementation
  ) {
    self.id = id
    self.parameters = parameters
    self.result = result
    self.isMember = isMember
    self.cost = cost
    self.implementation = implementation
  }
}
