import Testing

@testable import CEL

@Suite("Timestamps reach from the year 1 to 9999, to the nanosecond")
struct TimestampTests {
  private static let first = "timestamp('0001-01-01T00:00:00Z')"
  private static let last = "timestamp('9999-12-31T23:59:59.999999999Z')"

  @Test("and the first and last are values like any other")
  func ends() throws {
    try expect("string(a)", a: Self.first, .value("\"0001-01-01T00:00:00Z\""))
    try expect("string(a)", a: Self.last, .value("\"9999-12-31T23:59:59.999999999Z\""))
    try expect("int(a)", a: Self.first, .value("-62135596800"))
    try expect("int(a)", a: Self.last, .value("253402300799"))
    try expect("a < b && b > a && a != b", a: Self.first, b: Self.last, .yes)
    try expect("a.getFullYear() == 1 && a.getDayOfYear() == 0 && a.getDayOfWeek() == 1", a: Self.first, .yes)
    try expect(
      "a.getFullYear() == 9999 && a.getDayOfYear() == 364 && a.getMilliseconds() == 999", a: Self.last, .yes)
    try expect("timestamp(string(a)) == a && timestamp(string(b)) == b", a: Self.first, b: Self.last, .yes)
  }

  @Test(
    "and a nanosecond beyond is an error",
    arguments: [
      ("a - duration('1ns')", first), ("a + duration('-1ns')", first), ("duration('-1ns') + a", first),
      ("a + duration('1ns')", last), ("duration('1ns') + a", last), ("a - duration('-1ns')", last),
      ("a - duration('2562047h')", first), ("a + duration('2562047h')", last),
    ])
  func beyond(source: String, value: String) throws {
    try expect(source, a: value, .error(.outOfRange))
    let inside =
      source.contains("2562047h")
      ? source.replacing("2562047h", with: "0s") : source.replacing("1ns", with: "0ns")
    try expect("(\(inside)) == a", a: value, .yes)
  }

  @Test(
    "and a text beyond, or that is no day of the calendar, is none",
    arguments: [
      "0000-12-31T23:59:59Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
      "10000-01-01T00:00:00Z",
      "2026-02-29T00:00:00Z", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z",
      "2026-01-01T23:59:60Z", "2026-01-01 00:00:00Z", "2026-01-01T00:00:00", "2026-01-01",
      " 2026-01-01T00:00:00Z",
      "1900-02-29T00:00:00Z", "2026-01-01T00:00:00.Z", "-001-01-01T00:00:00Z",
    ])
  func strange(text: String) throws {
    try expect("timestamp('\(text)' + '')", .error(.badConversion))
  }

  @Test(
    "and offsets, leap days and fine digits are read",
    arguments: [
      ("0001-01-01T00:01:00+00:01", "0001-01-01T00:00:00Z"),
      ("9999-12-31T23:58:59-00:01", "9999-12-31T23:59:59Z"),
      ("2024-02-29T12:00:00+05:45", "2024-02-29T06:15:00Z"), ("2000-02-29T00:00:00Z", "2000-02-29T00:00:00Z"),
      ("2026-01-01T00:00:00.123456789Z", "2026-01-01T00:00:00.123456789Z"),
      ("2026-01-01T00:00:00.1234567899Z", "2026-01-01T00:00:00.123456789Z"),
      ("1969-12-31T23:59:59.000000001Z", "1969-12-31T23:59:59.000000001Z"),
      ("2026-01-01T00:00:00.500Z", "2026-01-01T00:00:00.5Z"),
    ])
  func texts(text: String, wanted: String) throws {
    try expect("timestamp('\(text)')", .value("timestamp(\"\(wanted)\")"))
  }

  @Test(
    "and nanoseconds count on both sides of 1970",
    arguments: [
      ("1970-01-01T00:00:00Z", "-1ns", "1969-12-31T23:59:59.999999999Z"),
      ("1969-12-31T23:59:59.999999999Z", "1ns", "1970-01-01T00:00:00Z"),
      ("1969-12-31T23:59:59.5Z", "-500ms", "1969-12-31T23:59:59Z"),
      ("1969-12-31T23:59:59.5Z", "-501ms", "1969-12-31T23:59:58.999Z"),
      ("2026-01-01T00:00:00.999999999Z", "1ns", "2026-01-01T00:00:01Z"),
      ("0001-01-01T00:00:00.000000001Z", "-1ns", "0001-01-01T00:00:00Z"),
      ("9999-12-31T23:59:59.999999998Z", "1ns", "9999-12-31T23:59:59.999999999Z"),
    ])
  func nanoseconds(text: String, span: String, wanted: String) throws {
    let (from, to) = ("timestamp('\(text)')", "timestamp('\(wanted)')")
    try expect("a + duration('\(span)') == b && b - duration('\(span)') == a", a: from, b: to, .yes)
    try expect("b - a", a: from, b: to, .value("duration(\"\(try seconds(span))\")"))
    try expect("a == b || (a < b) != (b < a)", a: from, b: to, .yes)
  }

  private func seconds(_ span: String) throws -> String {
    ["1ns": "0.000000001s", "-1ns": "-0.000000001s", "-500ms": "-0.5s", "-501ms": "-0.501s"][span] ?? span
  }

  @Test("and a difference that no duration can hold is an error, one nanosecond less is none")
  func differences() throws {
    let epoch = "timestamp('1970-01-01T00:00:00Z')"
    let longest = "timestamp('2262-04-11T23:47:16.854775807Z')"
    let longestBack = "timestamp('1677-09-21T00:12:43.145224192Z')"
    try expect("a - b", a: longest, b: epoch, .value("duration(\"9223372036.854775807s\")"))
    try expect("a + duration('1ns') - b", a: longest, b: epoch, .error(.outOfRange))
    try expect("a - b", a: longestBack, b: epoch, .value("duration(\"-9223372036.854775808s\")"))
    try expect("a - duration('1ns') - b", a: longestBack, b: epoch, .error(.outOfRange))
    try expect("a - b", a: epoch, b: longestBack, .error(.outOfRange))
    try expect("b + (a - b) == a", a: longestBack, b: epoch, .yes)
    try expect(
      "b - (a - b)", a: longestBack, b: epoch, .value("timestamp(\"2262-04-11T23:47:16.854775808Z\")"))
    try expect("a - b", a: Self.last, b: Self.first, .error(.outOfRange))
    // Later by more than a second's part, which must not count as a whole one.
    let (late, early) = ("timestamp('2262-04-11T23:47:17.1Z')", "timestamp('1970-01-01T00:00:00.5Z')")
    try expect("a - b", a: late, b: early, .value("duration(\"9223372036.6s\")"))
  }
}
