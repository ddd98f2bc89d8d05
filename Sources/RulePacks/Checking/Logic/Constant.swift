import CEL
import EventTime

/// A value that an expression says outright; durations are numbers of milliseconds.
enum Constant: Hashable, Sendable {
  case number(Double)
  case text(String)
  case truth(Bool)

  init?(_ expression: Expr) {
    switch expression.kind {
    case .literal(.int(let value)): self = .number(Double(value))
    case .literal(.uint(let value)): self = .number(Double(value))
    case .literal(.double(let value)): self = .number(value)
    case .literal(.string(let text)): self = .text(text)
    case .literal(.bool(let value)): self = .truth(value)
    case .call(nil, Operator.negate, _, let arguments):
      guard let first = arguments.first, case .number(let value)? = Constant(first) else { return nil }
      self = .number(-value)
    case .call(nil, let function, _, let arguments):
      guard let length = Self.lengths[function], arguments.count == 1,
        case .number(let count)? = Constant(arguments[0])
      else { return nil }
      self = .number(count * length)
    default: return nil
    }
  }

  /// The functions that make a duration of a number.
  private static let lengths: [String: Double] = [
    "days": 86_400_000, "hours": 3_600_000, "minutes": 60_000,
  ]

  /// The values of a list that an expression writes out.
  static func list(_ expression: Expr) -> [Constant]? {
    guard case .list(let elements) = expression.kind else { return nil }
    let values = elements.compactMap { Constant($0.value) }
    return values.count == elements.count ? values : nil
  }
}
