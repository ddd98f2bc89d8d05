import Symbols
import Testing

@testable import CEL

@Suite("The functions of expressions")
struct LibraryTests {
  private func check(_ source: String, gives text: String) throws {
    let parsed = Parser.parse(Array(source.utf8))
    let judged = Checker.check(try #require(parsed.expression, "\(parsed.problems)"), in: Declarations())
    let checked = try #require(judged.checked, "\(judged.problems)")
    var symbols = SymbolTable()
    let program = Program.plan(checked, symbols: &symbols)
    var memory = Memory(texts: symbols)
    let result = program.evaluate([], &memory)
    #expect(memory.text(of: result) == text, "\(source)")
  }

  @Test(
    "take texts apart and put them together",
    arguments: [
      ("'a,b,,c'.split(',')", "[a, b, , c]"), ("'a,b,c'.split(',', 2)", "[a, b,c]"),
      ("'abc'.split('')", "[a, b, c]"),
      ("''.split(',')", "[]"), ("''.split('')", "[]"), ("',a'.split(',')", "[, a]"),
      ("'aaa'.replace('a', 'b', 2)", "bba"),
      ("'abc'.replace('', '-')", "-a-b-c-"), ("'abc'.replace('', '-', 2)", "-a-bc"),
      ("'abcabc'.replace('bc', '')", "aa"),
      ("'  a b '.trim()", "a b"), ("'   '.trim()", ""), ("'äöü'.reverse()", "üöä"),
      ("'äöü'.substring(1, 2)", "ö"),
      ("'abab'.lastIndexOf('ab')", "2"), ("'abab'.lastIndexOf('ab', 1)", "0"), ("'ab'.indexOf('b', 2)", "-1"),
      ("['a', 'b'].join(', ')", "a, b"), ("'%s has %d (%.1f)'.format(['Ana', 3, 0.25])", "Ana has 3 (0.2)"),
      ("'äbc'.contains('bc') && !'abc'.contains('bd')", "true"), ("'a' < 'ä' && 'z' < 'ä'", "true"),
    ])
  func texts(source: String, text: String) throws { try check(source, gives: text) }

  @Test(
    "know dates, durations and zones",
    arguments: [
      ("timestamp('2026-03-29T01:30:00Z').getHours('Europe/Berlin')", "3"),
      ("timestamp('2026-03-29T00:59:59Z').getHours('Europe/Berlin')", "1"),
      ("timestamp('2026-03-29T00:30:00Z').getDayOfWeek()", "0"),
      ("timestamp('2024-12-31T12:00:00Z').getDayOfYear()", "365"),
      ("timestamp('2026-01-01T00:00:00Z') - duration('1ns')", "2025-12-31T23:59:59.999999999Z"),
      ("timestamp('1969-12-31T23:59:59.5Z') + duration('500ms')", "1970-01-01T00:00:00Z"),
      ("timestamp('2026-01-01T02:00:00+02:00')", "2026-01-01T00:00:00Z"),
      ("duration('1h30m1.5s')", "5401.5s"),
      ("duration('-1.000000001s')", "-1.000000001s"), ("duration('1.5h')", "5400s"),
      ("timestamp('2026-01-03T00:00:00Z') - timestamp('2026-01-01T12:00:00Z')", "129600s"),
      ("duration('90m').getHours()", "1"),
      ("timestamp('2026-01-01T00:00:00Z').getHours('Mars/Olympus')", "there is no time zone of this name"),
      ("int(timestamp('1969-12-31T23:59:59.5Z'))", "-1"),
      ("timestamp('2026-03-29T01:30:00Z').getHours('')", "1"),
      ("timestamp('0001-01-01T00:00:00Z').getDayOfYear('-08:30')", "365"),
      ("timestamp('9999-12-31T23:00:00Z').getDayOfYear('+02:00')", "0"),
      (
        "timestamp('2024-03-01T00:00:00Z').getDayOfYear() - timestamp('2025-03-01T00:00:00Z').getDayOfYear()",
        "1"
      ),
    ])
  func times(source: String, text: String) throws { try check(source, gives: text) }

  @Test(
    "compute",
    arguments: [
      ("math.greatest(1, 2.5, 2u)", "2.5"), ("math.least([3, 1, 2])", "1"), ("math.round(2.5)", "3"),
      ("math.sqrt(9)", "3"),
      ("7 / -2", "-3"), ("-7 % 3", "-1"), ("1.0 / 3.0", "0.3333333333333333"),
      ("0.1 + 0.2", "0.30000000000000004"),
      ("double('1e300') * 1e10", "Infinity"), ("string(1e21)", "1e+21"), ("100.0", "100"),
      ("base64.encode(b'ab')", "YWI="),
      ("[1, 2] + [3]", "[1, 2, 3]"), ("{'b': 1, 'a': [2]}", "{a: [2], b: 1}"),
      ("optional.of(1).orValue(1/0)", "1"),
      ("base64.decode('YWI==')", "the text cannot be converted"),
      ("uint('-0')", "the text cannot be converted"), ("uint('+1')", "the text cannot be converted"),
      ("uint('')", "the text cannot be converted"), ("uint('18446744073709551615')", "18446744073709551615"),
      ("math.sign(-0.0)", "0"),
    ])
  func numbers(source: String, text: String) throws { try check(source, gives: text) }
}
