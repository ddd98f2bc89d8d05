import CEL

extension Function {
  /// `share(part, whole) -> double`: what part of a whole something is, without the pitfalls of dividing integers.
  ///
  /// Of a whole of nothing there is no share: the result is unknown, so a rule that asks cannot tell instead of failing.
  static let share = Function(
    name: "share",
    overloads: [
      overload("share_int_int", .int, .int),
      overload("share_int_double", .int, .double),
      overload("share_double_int", .double, .int),
      overload("share_double_double", .double, .double),
    ])

  private static func overload(_ id: String, _ part: ValueType, _ whole: ValueType) -> Overload {
    Overload(id: id, parameters: [part, whole], result: .double, cost: 2) { arguments, _ in
      guard let part = arguments[0].asNumber, let whole = arguments[1].asNumber else {
        return .error(.noSuchOverload)
      }
      return whole == 0 ? .nothingToShare : .double(part / whole)
    }
  }
}

extension Value {
  /// Unknown for a reason that is no attribute: expressions have at most 63 of those, the last bit is never one of them.
  fileprivate static var nothingToShare: Value { .unknown(set: 1 << 63) }
}
