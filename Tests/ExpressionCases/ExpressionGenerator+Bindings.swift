import CEL
package import SourceText

extension ExpressionGenerator {
  /// Values for all ``variables``, typed as the public test suite of CEL writes them.
  package mutating func bindings() -> [String: JSON] {
    var bindings: [String: JSON] = [:]
    for (name, type) in Self.variables { bindings[name] = binding(of: type) }
    return bindings
  }

  /// A value of a type; of any of some types for what is dynamic.
  mutating func binding(of type: ValueType) -> JSON {
    switch type {
    case .bool: .object(["bool": .bool(dice.roll(2) == 0)])
    case .int: int()
    case .uint: uint()
    case .double: double()
    case .string: text()
    case .bytes: .object(["bytes": .string(dice.pick(["", "YWJj", "/w==", "w6k="]))])
    case .timestamp: .object(["timestamp": .string(dice.pick(Self.times))])
    case .duration:
      .object(["duration": .string(dice.pick(["0s", "90s", "-1.501s", "3600s", "0.000001s", "86400s"]))])
    case .list(let element): list { $0.binding(of: element) }
    case .map(_, let value): map { $0.binding(of: value) }
    case .null: .object(["null": .bool(true)])
    default: dynamic()
    }
  }

  // To the microsecond, and not the first of all: the other side reads them as Python has them.
  private static let times = [
    "2026-01-01T00:00:00Z", "2026-03-31T09:00:00Z", "2026-10-25T00:30:00.253Z", "1969-07-20T20:17:40.000001Z",
    "1815-12-10T00:00:00Z", "9999-12-31T23:59:59Z",
  ]

  private mutating func int() -> JSON {
    let edges = ["9223372036854775807", "-9223372036854775808", "9007199254740993"]
    return .object(["int64": .string(dice.chance(oneIn: 6) ? dice.pick(edges) : String(dice.roll(9) - 3))])
  }

  private mutating func uint() -> JSON {
    let edges = ["18446744073709551615", "9223372036854775808"]
    return .object(["uint64": .string(dice.chance(oneIn: 6) ? dice.pick(edges) : String(dice.roll(6)))])
  }

  private mutating func double() -> JSON {
    let values = [
      "0.0", "-0.0", "1.0", "2.0", "-1.5", "0.1", "1e300", "NaN", "Infinity", "9007199254740992.0",
    ]
    return .object(["double": .string(dice.pick(values))])
  }

  private mutating func text() -> JSON {
    let values = ["", "a", "abc", "é", "e\u{301}", "a\u{1F600}b", "a,b", "12", "  ", "k", "ß", "\u{10FFFF}"]
    return .object(["string": .string(dice.pick(values))])
  }

  private mutating func list(_ element: (inout ExpressionGenerator) -> JSON) -> JSON {
    .object(["list": .array((0..<dice.roll(4)).map { _ in element(&self) })])
  }

  private mutating func map(_ value: (inout ExpressionGenerator) -> JSON) -> JSON {
    let keys = ["a", "k", "é"].prefix(dice.roll(4))
    return .object(["map": .array(keys.map { .array([.object(["string": .string($0)]), value(&self)]) })])
  }

  private mutating func dynamic() -> JSON {
    switch dice.roll(6) {
    case 0: int()
    case 1: double()
    case 2: text()
    case 3: .object(["null": .bool(true)])
    case 4: list { $0.dice.roll(2) == 0 ? $0.int() : $0.text() }
    default: map { $0.int() }
    }
  }
}
