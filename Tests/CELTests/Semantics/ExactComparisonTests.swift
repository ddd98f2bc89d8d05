import Testing

@testable import CEL

@Suite("Numbers of the three types are compared by their exact values")
struct ExactComparisonTests {
  private static let ints: [Int64] = [
    .min, .min + 1, -(1 << 53) - 1, -(1 << 53), -2, -1, 0, 1, 2, 1 << 53 - 1, 1 << 53, 1 << 53 + 1, 1 << 62,
    .max - 1,
    .max,
  ]
  private static let uints: [UInt64] = [
    0, 1, 2, 1 << 53, 1 << 53 + 1, UInt64(Int64.max), 1 << 63, 1 << 63 + 1, .max - 1, .max,
  ]
  private static let doubles: [Double] = [
    -.infinity, -.greatestFiniteMagnitude, -0x1p63 - 2048, -0x1p63, -0x1p53, -1.5, -1,
    -.leastNonzeroMagnitude, -0.0, 0,
    .leastNonzeroMagnitude, 0.5, 1, 1.5, 2, 0x1p53, 0x1p53 + 2, 0x1p62, 0x1p63 - 1024, 0x1p63, 0x1p63 + 2048,
    0x1p64 - 2048, 0x1p64, .greatestFiniteMagnitude, .infinity, .nan,
  ]

  private struct Number {
    var value: Value
    var literal: String
    /// The exact value where it is whole.
    var whole: Int128?
    var double: Double?
  }

  private static let numbers: [Number] =
    ints.map { Number(value: .int($0), literal: "\($0)", whole: Int128($0)) }
    + uints.map { Number(value: .uint($0), literal: "\($0)u", whole: Int128($0)) }
    + doubles.map {
      Number(value: .double($0), literal: "double('\(Memory.text(of: $0))')", whole: nil, double: $0)
    }

  /// Below, at or above 0 as the one number is below, at or above the other; nil where one is no number.
  private static func order(_ one: Number, _ other: Number) -> Int? {
    switch (one.double, other.double) {
    case (let left?, let right?): left.isNaN || right.isNaN ? nil : left < right ? -1 : left > right ? 1 : 0
    case (nil, let right?): order(one.whole ?? 0, right, isInt: one.value.tag == .int)
    case (let left?, nil): order(other.whole ?? 0, left, isInt: other.value.tag == .int).map { -$0 }
    case (nil, nil):
      ((one.whole ?? 0) - (other.whole ?? 0)).signum() < 0 ? -1 : one.whole == other.whole ? 0 : 1
    }
  }

  private static func order(_ whole: Int128, _ double: Double, isInt: Bool) -> Int? {
    // The one exception, which the public test suite wants.
    if isInt, whole == Int128(Int64.max), double == 0x1p63 { return 0 }
    if double.isNaN { return nil }
    if double.magnitude >= 0x1p100 { return double > 0 ? -1 : 1 }
    let floor = double.rounded(.down)
    if whole != Int128(floor) { return whole < Int128(floor) ? -1 : 1 }
    return double > floor ? -1 : 0
  }

  private static let operators: [(sign: String, holds: @Sendable (Int?) -> Bool)] = [
    ("a == b", { $0 == 0 }), ("a != b", { $0 != 0 }), ("a < b", { $0.map { $0 < 0 } ?? false }),
    ("a <= b", { $0.map { $0 <= 0 } ?? false }), ("a > b", { $0.map { $0 > 0 } ?? false }),
    ("a >= b", { $0.map { $0 >= 0 } ?? false }), ("a in [b]", { $0 == 0 }), ("[a] == [b]", { $0 == 0 }),
    ("{'k': a} == {'k': b}", { $0 == 0 }), ("optional.of(a) == optional.of(b)", { $0 == 0 }),
    ("[b].exists(x, x == a)", { $0 == 0 }), ("[1, a].exists_one(x, x == b && x >= b)", { $0 == 0 }),
  ]

  @Test(
    "by every operator, for every pair of them, at the ends of their types and beyond",
    arguments: operators.indices)
  func pairs(place: Int) throws {
    let (source, holds) = Self.operators[place]
    var asked = try Asked(source)
    for one in Self.numbers {
      for other in Self.numbers {
        // Of the list with 1 in it, only those that are not 1 tell anything.
        if source.hasPrefix("[1, "), Self.order(other, Self.numbers[7]) == 0 { continue }
        let wanted = holds(Self.order(one, other)) ? Answer.yes : .no
        let answer = asked.answer(["a": one.value, "b": other.value])
        #expect(answer == wanted, "\(source) for \(one.literal) and \(other.literal)")
      }
    }
  }

  @Test("in the same way against a constant, on either side", arguments: ["==", "!=", "<", "<=", ">", ">="])
  func constants(sign: String) throws {
    let holds = try #require(Self.operators.first { $0.sign == "a \(sign) b" }).holds
    for constant in Self.numbers {
      var left = try Asked("\(constant.literal) \(sign) b")
      var right = try Asked("a \(sign) \(constant.literal)")
      for other in Self.numbers {
        let (first, second) = (Self.order(constant, other), Self.order(other, constant))
        #expect(
          left.answer(["b": other.value]) == (holds(first) ? .yes : .no),
          "\(constant.literal) \(sign) \(other.literal)")
        #expect(
          right.answer(["a": other.value]) == (holds(second) ? .yes : .no),
          "\(other.literal) \(sign) \(constant.literal)")
      }
    }
  }

  @Test("among the constants of `in`")
  func sets() throws {
    for constant in Self.numbers {
      var asked = try Asked("a in ['x', \(constant.literal), true]")
      for other in Self.numbers {
        let wanted = Self.order(other, constant) == 0 ? Answer.yes : .no
        #expect(asked.answer(["a": other.value]) == wanted, "\(other.literal) in [\(constant.literal)]")
      }
    }
  }

  @Test("as keys of maps")
  func keys() throws {
    for key in Self.numbers where key.double == nil {
      var asked = try Asked("{\(key.literal): 'v'}[?a].hasValue()")
      for other in Self.numbers {
        let wanted = Self.order(key, other) == 0 ? Answer.yes : .no
        #expect(asked.answer(["a": other.value]) == wanted, "{\(key.literal): ...}[\(other.literal)]")
      }
    }
    try expect("{1: 'a', 1u: 'b'}", .error(.duplicateKey))
    try expect("{9007199254740993: 'a'}[?9007199254740992.0].hasValue()", .no)
  }

  @Test("by math.greatest and math.least")
  func extrema() throws {
    var greatest = try Asked("math.greatest(a, b) == a")
    var least = try Asked("math.least(a, b) == a")
    for one in Self.numbers {
      for other in Self.numbers {
        guard let order = Self.order(one, other) else { continue }
        let answers = (
          greatest.answer(["a": one.value, "b": other.value]),
          least.answer(["a": one.value, "b": other.value])
        )
        #expect(answers.0 == (order >= 0 ? .yes : .no), "\(one.literal), \(other.literal)")
        #expect(answers.1 == (order <= 0 ? .yes : .no), "\(one.literal), \(other.literal)")
      }
    }
  }
}
