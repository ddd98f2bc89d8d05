import Testing

@testable import CEL

@Suite("A result that its type cannot hold is an error")
struct OverflowTests {
  private static let intMin = "-9223372036854775808"
  private static let intMax = "9223372036854775807"
  private static let uintMax = "18446744073709551615u"
  private static let longest = "duration('9223372036.854775807s')"
  private static let longestBack = "duration('-9223372036.854775808s')"

  @Test(
    "of operators on int, and only beyond the last int",
    arguments: [
      ("a + b", intMax, "0", intMax), ("a + b", "9223372036854775806", "1", intMax),
      ("a + b", intMax, "1", nil),
      ("a + b", intMin, "-1", nil), ("a + b", intMax, intMin, "-1"), ("a - b", intMin, "0", intMin),
      ("a - b", intMin, "1", nil), ("a - b", intMax, "-1", nil), ("a - b", "0", intMin, nil),
      ("a - b", "-1", intMin, intMax),
      ("a * b", intMax, "1", intMax), ("a * b", intMin, "1", intMin), ("a * b", intMin, "-1", nil),
      ("a * b", "4611686018427387904", "2", nil), ("a * b", "-4611686018427387904", "2", intMin),
      ("a * b", "3037000500", "3037000500", nil),
      ("a * b", "3037000499", "3037000499", "9223372030926249001"),
      ("a / b", intMin, "-1", nil), ("a / b", intMin, "1", intMin), ("a % b", intMin, "-1", nil),
      ("a % b", intMin, "2", "0"),
      ("-a", intMin, "0", nil), ("-a", intMax, "0", "-9223372036854775807"),
      ("math.abs(a)", intMin, "0", nil),
      ("math.abs(a)", "-9223372036854775807", "0", intMax),
    ] as [(String, String, String, String?)])
  func ints(source: String, one: String, other: String, wanted: String?) throws {
    try check(source, one, other, wanted, .overflow)
  }

  @Test(
    "of operators on uint, which has nothing below 0",
    arguments: [
      ("a + b", uintMax, "0u", uintMax), ("a + b", uintMax, "1u", nil), ("a - b", "1u", "1u", "0u"),
      ("a - b", "0u", "1u", nil), ("a * b", uintMax, "1u", uintMax),
      ("a * b", "9223372036854775808u", "2u", nil),
      ("a * b", "4294967295u", "4294967297u", uintMax), ("a / b", uintMax, uintMax, "1u"),
    ] as [(String, String, String, String?)])
  func uints(source: String, one: String, other: String, wanted: String?) throws {
    try check(source, one, other, wanted, .overflow)
  }

  @Test(
    "of operators on durations, to the nanosecond",
    arguments: [
      ("a + b", longest, "duration('0s')", longest), ("a + b", longest, "duration('1ns')", nil),
      ("a + b", longestBack, "duration('-1ns')", nil), ("a - b", longestBack, "duration('1ns')", nil),
      ("a - b", "duration('-1ns')", longestBack, longest), ("a - b", "duration('0s')", longestBack, nil),
      ("a + b", longest, longestBack, "duration('-1ns')"), ("a - b", longest, "duration('-1ns')", nil),
    ] as [(String, String, String, String?)])
  func durations(source: String, one: String, other: String, wanted: String?) throws {
    try check(source, one, other, wanted, .outOfRange)
  }

  @Test(
    "of conversions, at the last value that fits and at the next",
    arguments: [
      ("int(a)", "9223372036854775807u", intMax), ("int(a)", "9223372036854775808u", nil),
      ("int(a)", "9223372036854774784.0", "9223372036854774784"), ("int(a)", "9223372036854775808.0", nil),
      ("int(a)", "-9223372036854774784.0", "-9223372036854774784"), ("int(a)", "-9223372036854775808.0", nil),
      ("int(a)", "double('NaN')", nil), ("int(a)", "double('Infinity')", nil), ("int(a)", "-0.9", "0"),
      ("uint(a)", "0", "0u"), ("uint(a)", "-1", nil),
      ("uint(a)", "18446744073709549568.0", "18446744073709549568u"),
      ("uint(a)", "18446744073709551616.0", nil), ("uint(a)", "-1.0", nil), ("uint(a)", "double('NaN')", nil),
      ("int(timestamp(a))", "253402300799", "253402300799"), ("timestamp(a)", "253402300800", nil),
      ("int(timestamp(a))", "-62135596800", "-62135596800"), ("timestamp(a)", "-62135596801", nil),
      ("timestamp(a)", intMax, nil), ("timestamp(a)", intMin, nil),
    ] as [(String, String, String?)])
  func conversions(source: String, value: String, wanted: String?) throws {
    try check(source, value, "0", wanted, .outOfRange)
  }

  @Test(
    "of texts that are read as numbers or durations",
    arguments: [
      ("int('\(intMax)')", intMax), ("int('9223372036854775808')", nil), ("int('\(intMin)')", intMin),
      ("int('-9223372036854775809')", nil), ("uint('18446744073709551615')", uintMax),
      ("uint('18446744073709551616')", nil), ("uint('-1')", nil),
      ("string(\(longest))", "'9223372036.854775807s'"),
      ("string(\(longestBack))", "'-9223372036.854775808s'"), ("duration('9223372036.854775808' + 's')", nil),
      ("duration('-9223372036.854775809' + 's')", nil),
      ("duration('2562047h47m16.854775807' + 's')", longest),
      ("duration('2562047h47m16.854775808' + 's')", nil), ("duration('9223372036854775807' + 'ns')", longest),
      ("duration('9223372036854775808' + 'ns')", nil), ("duration('99999999999999999999' + 'h')", nil),
    ] as [(String, String?)])
  func texts(source: String, wanted: String?) throws {
    guard let wanted else { return try expect(source, .error(.badConversion)) }
    try expect("(\(source)) == \(wanted)", .yes)
  }

  @Test("and division by nothing is one, for numbers that have no infinity")
  func division() throws {
    for zero in ["0", "0u"] {
      let one = zero == "0" ? "1" : "1u"
      try expect("a / b", a: one, b: zero, .error(.divisionByZero))
      try expect("a % b", a: one, b: zero, .error(.modulusByZero))
    }
    try expect("a / b", a: "1.0", b: "0.0", .value("double(\"Infinity\")"))
    try expect("a / b", a: "-1.0", b: "0.0", .value("double(\"-Infinity\")"))
    try expect("a / b", a: "0.0", b: "0.0", .value("double(\"NaN\")"))
  }

  @Test("while doubles go on to infinity")
  func doubles() throws {
    try expect("a * b", a: "1.7976931348623157e308", b: "2.0", .value("double(\"Infinity\")"))
    try expect(
      "a + b", a: "1.7976931348623157e308", b: "1.7976931348623157e308", .value("double(\"Infinity\")"))
    try expect(
      "a - b", a: "-1.7976931348623157e308", b: "1.7976931348623157e308", .value("double(\"-Infinity\")"))
  }

  private func check(
    _ source: String, _ one: String, _ other: String, _ wanted: String?, _ code: ErrorCode
  ) throws {
    guard let wanted else { return try expect(source, a: one, b: other, .error(code)) }
    try expect("(\(source)) == (\(wanted)) && type(\(source)) == type(\(wanted))", a: one, b: other, .yes)
  }
}
