/// A function by name with all the ways in which it can be called.
package struct Function: Sendable {
  /// With its namespace, as authors write it: `size`, `math.ceil`.
  package var name: String
  package var overloads: [Overload]

  package init(name: String, overloads: [Overload]) {
    self.name = name
    self.overloads = overloads
  }
}

/// One signature of a function and what it does.
package struct Overload: Sendable {
  /// Computes the result. Arguments are never errors or unknowns, and their tags fit the parameters.
  ///
  /// Must be pure: the same arguments give the same value; no clock, no I/O. What it makes (texts, lists) lives in the
  /// memory. Failure is `Value.error(...)`.
  package typealias Implementation = @Sendable (_ arguments: Span<Value>, _ memory: inout Memory) -> Value

  /// Unique among all functions, such as `size_string`.
  package var id: String
  /// For a method the first is the target.
  package var parameters: [ValueType]
  package var result: ValueType
  /// Whether it is called as a method: `target.f(x)`.
  package var isMember: Bool
  /// Steps that one call counts against ``EvaluationLimits/steps``.
  package var cost: Int
  package var implementation: Implementation

  package init(
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
