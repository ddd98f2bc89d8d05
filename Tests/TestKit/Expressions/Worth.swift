import CEL
import EventTime

/// What an expression comes to, in the reference evaluator.
///
/// Instants and durations count microseconds. Packs and logs write whole milliseconds, so that one microsecond is less
/// than any difference: `now` at a timer is later by so much.
indirect enum Worth: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case text(String)
  case instant(Int64)
  case duration(Int64)
  case list([Worth])
  /// The fields of a deal, a person or an account, by name.
  case fields([String: Worth])
  /// An activity or another record that can only be asked whether it is there.
  case record
  /// The names of what was missing.
  case unknown(Set<String>)
  case error(String)

  init(_ literal: Literal) {
    switch literal {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .uint(let value): self = Int64(exactly: value).map { .int($0) } ?? .error("range")
    case .double(let value): self = .double(value)
    case .string(let value): self = .text(value)
    case .bytes: self = .error("bytes are not part of the reference evaluator")
    }
  }

  /// In microseconds; a duration is as long at most as nanoseconds can say in 64 bits.
  init(duration: Int64) {
    self = duration.magnitude <= Int64.max / 1_000 ? .duration(duration) : .error("range")
  }

  static func missing(_ name: String) -> Worth { .unknown([name]) }

  static func noOverload(_ function: String) -> Worth { .error("no such overload: \(function)") }

  var isKnown: Bool {
    switch self {
    case .unknown, .error: false
    default: true
    }
  }

  var isNumber: Bool {
    switch self {
    case .int, .double: true
    default: false
    }
  }

  /// A list's elements, or the value alone.
  var elements: [Worth] {
    if case .list(let elements) = self { elements } else { [self] }
  }
}

extension Worth {
  /// Equality as CEL defines it: numbers by value, lists element by element, different types are different.
  func equals(_ other: Worth) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
    case (.instant(let a), .instant(let b)), (.duration(let a), .duration(let b)): a == b
    case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.equals($1) }
    case (.fields(let a), .fields(let b)):
      a.count == b.count && a.allSatisfy { name, value in b[name].map(value.equals) ?? false }
    case (.int, .int), (.int, .double), (.double, .int), (.double, .double): comparison(with: other) == 0
    default: false
    }
  }

  /// Negative, zero or positive; nil where the two have no order (or one of them is not a number).
  func comparison(with other: Worth) -> Int? {
    func order<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : a > b ? 1 : 0 }
    switch (self, other) {
    case (.int(let a), .int(let b)): return order(a, b)
    case (.double(let a), .double(let b)): return a.isNaN || b.isNaN ? nil : order(a, b)
    case (.int(let a), .double(let b)): return b.isNaN ? nil : -Worth.order(of: b, against: a)
    case (.double(let a), .int(let b)): return a.isNaN ? nil : Worth.order(of: a, against: b)
    case (.bool(let a), .bool(let b)): return order(a ? 1 : 0, b ? 1 : 0)
    case (.text(let a), .text(let b)):
      return a.utf8.elementsEqual(b.utf8) ? 0 : a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
    case (.instant(let a), .instant(let b)), (.duration(let a), .duration(let b)): return order(a, b)
    default: return nil
    }
  }

  /// Without rounding the integer to a double.
  private static func order(of number: Double, against integer: Int64) -> Int {
    if number >= 0x1p63 { return 1 }
    if number < -0x1p63 { return -1 }
    let whole = Int64(number.rounded(.down))
    if whole != integer { return whole < integer ? -1 : 1 }
    return number > number.rounded(.down) ? 1 : 0
  }
}

extension Worth {
  init(_ instant: Instant) { self = .instant(instant.milliseconds * 1_000) }

  /// The instant, without what a timer's `now` is ahead of it.
  var asInstant: Instant? {
    guard case .instant(let microseconds) = self else { return nil }
    return Instant(milliseconds: (microseconds - ((microseconds % 1_000) + 1_000) % 1_000) / 1_000)
  }
}
