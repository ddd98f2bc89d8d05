import CEL

extension ExpressionGenerator {
  mutating func literal(_ type: ValueType) -> String {
    switch type {
    case .bool: return dice.pick(["true", "false"])
    case .int: return dice.chance(oneIn: 4) ? dice.pick(Self.edgeInts) : String(dice.roll(12) - 3)
    case .uint: return (dice.chance(oneIn: 4) ? dice.pick(Self.edgeUInts) : String(dice.roll(9))) + "u"
    case .double: return dice.pick(Self.doubles)
    case .string: return textLiteral()
    case .bytes: return dice.pick(["b''", "b'abc'", "b'\\xff\\x00'", "b'\u{E9}'", "b'\\303\\251'", "b'a'"])
    case .timestamp: return "timestamp('\(dice.pick(Self.timestamps))')"
    case .duration: return "duration('\(dice.pick(Self.durations))')"
    case .list(let element):
      return "[\((0..<dice.roll(4)).map { _ in literal(element) }.joined(separator: ", "))]"
    case .map(_, let value):
      return
        "{\((0..<dice.roll(3)).map { "'\(["a", "k", "b"][$0])': \(literal(value))" }.joined(separator: ", "))}"
    default: return "null"
    }
  }

  private static let edgeInts = [
    "9223372036854775807", "-9223372036854775808", "9223372036854775806", "9007199254740993",
    "9007199254740992",
    "-9007199254740993", "4294967296", "2147483647", "0x7f", "100", "3600",
  ]
  private static let edgeUInts = [
    "18446744073709551615", "18446744073709551614", "9223372036854775808", "9007199254740993", "0xff",
    "4294967296",
  ]
  private static let doubles = [
    "0.0", "-0.0", "1.0", "1.0", "2.0", "-1.5", "0.1", "0.25", "2.5", "3.5", "1e10", "1e21", "1e-7",
    "1.7e308", "5e-324",
    "9007199254740992.0", "9223372036854775808.0", "18446744073709551616.0", "123456.789", "-0.5",
    "double('NaN')", "(1.0 / 0.0)", "double('-Infinity')",
  ]
  /// Where doubles have no room for every whole number, and where one type of number ends.
  static let neighbours = [
    "9007199254740991", "9007199254740992", "9007199254740993", "9007199254740992.0", "9007199254740994.0",
    "9007199254740993u", "-9007199254740993", "-9007199254740992.0", "9223372036854775807",
    "9223372036854774784.0", "9223372036854775808.0", "9223372036854775808u", "-9223372036854775808",
    "-9223372036854775808.0", "-9223372036854777856.0", "18446744073709551615u", "18446744073709549568.0",
    "18446744073709551616.0", "-1", "0u", "-0.5", "double('NaN')",
  ]
  private static let timestamps = [
    "2026-03-29T01:30:00Z", "2026-03-29T00:59:59.999Z", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z", "2024-02-29T12:00:00.501+02:00", "1969-12-31T23:59:59.123456789Z",
    "2026-10-25T00:30:00Z", "2000-12-31T23:59:59-11:30", "1900-03-01T00:00:00Z",
  ]
  private static let durations = [
    "0s", "90s", "1h30m", "-1.501s", "123ms", "1us", "1ns", "-1ns", "876000h", "2500000h", "2562047h",
    "2600000h", "24h", "0.5h",
    "59.999999999s",
    "-1h0.257s",
  ]
  /// Letters with marks of their own and combined, characters beyond 16 bits, quotes, blanks of all kinds.
  private static let texts = [
    "", "a", "b", "k", "abc", "ABC", "a,b,c", "aXbXc", " a b ", "aa", "ab", "é", "e\u{301}", "ß", "日本",
    "\u{1F600}",
    "a\u{1F600}b", "\u{1F1E9}\u{1F1EA}", "\u{FB03}", "\u{130}", "\u{200D}", "\u{A0}x\u{2003}", "%", "%s",
    "a\u{10FFFF}", "\u{212B}", "Å", "12", "1.5", "2026-03-29T01:30:00Z", "90s", "\u{FEFF}a", "\u{85}a\u{85}",
  ]

  mutating func textLiteral() -> String {
    let text = dice.pick(Self.texts)
    switch dice.roll(4) {
    case 0: return "'" + text.unicodeScalars.map(Self.escape).joined() + "'"
    case 1: return "r\"" + text + "\""
    default: return "'" + text + "'"
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return scalar.value > 0xFFFF
      ? "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      : "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
