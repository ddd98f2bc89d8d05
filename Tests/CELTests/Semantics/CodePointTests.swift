import Symbols
import Testing

@testable import CEL

@Suite("Texts are sequences of code points")
struct CodePointTests {
  /// Texts that look alike and are not the same.
  private static let lookalikes = [
    ("\u{E9}", "e\u{301}"), ("\u{212B}", "\u{C5}"), ("\u{C5}", "A\u{30A}"), ("\u{2126}", "\u{3A9}"),
    ("\u{AC01}", "\u{1100}\u{1161}\u{11A8}"), ("o\u{302}\u{323}", "o\u{323}\u{302}"),
    ("\u{1E69}", "s\u{323}\u{307}"),
  ]

  @Test("so that composed and decomposed forms differ, wherever texts are compared", arguments: lookalikes)
  func differ(one: String, other: String) throws {
    #expect(one == other, "Swift takes them for the same, or this test shows nothing")
    for source in [
      "a != b", "!(a == b)", "!(a in [b])", "!(a in {b: 1})", "{a: 1, b: 2}.size() == 2", "!(a in [b, 'x'])",
      "{a: 1}[?b] == optional.none()", "[a] != [b]", "{'k': a} != {'k': b}", "!a.startsWith(b)",
      "!a.endsWith(b)",
      "a.indexOf(b) == -1 && a.lastIndexOf(b) == -1", "a.replace(b, 'x') == a", "a.split(b) == [a]",
      "(a < b) != (b < a)",
      "[a, b].exists_one(x, x == a)", "optional.of(a) != optional.of(b)", "bytes(a) != bytes(b)",
    ] {
      var asked = try Asked(source)
      #expect(asked.answer(texts: ["a": one, "b": other]) == .yes, "\(source) of \(one)")
    }
  }

  @Test("so that equal texts are one symbol, and texts that only look alike are two", arguments: lookalikes)
  func symbols(one: String, other: String) {
    var table = SymbolTable()
    let first = table.intern(one)
    #expect(table.intern(other) != first)
    #expect(table.intern(one) == first)
  }

  @Test("so that their order is that of their code points, beyond 16 bits as well")
  func order() throws {
    // UTF-16 would have the surrogates of the last ones before U+E000 to U+FFFF.
    let scalars: [Unicode.Scalar] = [
      "\0", "A", "Z", "a", "z", "\u{7F}", "\u{80}", "\u{E9}", "\u{301}", "\u{D7FF}", "\u{E000}", "\u{FF61}",
      "\u{FFFD}",
      "\u{FFFF}", "\u{10000}", "\u{1F600}", "\u{10FFFF}",
    ]
    var texts = [""] + scalars.map { String(Character($0)) }
    texts += scalars.map { "e" + String(Character($0)) } + scalars.map { String(Character($0)) + "\u{1F600}" }
    var less = try Asked("a < b")
    var others = try Asked("(a <= b) == (a < b || a == b) && (a > b) == (b < a) && (a >= b) == (b <= a)")
    for one in texts {
      for other in texts {
        let isLess = one.unicodeScalars.lexicographicallyPrecedes(other.unicodeScalars)
        #expect(less.answer(texts: ["a": one, "b": other]) == (isLess ? .yes : .no), "\(one) < \(other)")
        #expect(others.answer(texts: ["a": one, "b": other]) == .yes, "\(one), \(other)")
      }
    }
  }

  @Test(
    "so that sizes count them",
    arguments: [
      ("", 0), ("a", 1), ("\u{E9}", 1), ("e\u{301}", 2), ("\r\n", 2), ("\u{1F600}", 1),
      ("\u{1F44D}\u{1F3FD}", 2),
      ("\u{1F1E9}\u{1F1EA}", 2), ("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", 5), ("a\0b", 3),
      ("\u{FEFF}a", 2),
    ])
  func sizes(text: String, count: Int) throws {
    var size = try Asked("size(a) == a.size() ? a.size() : -1")
    #expect(size.answer(texts: ["a": text]) == .value(String(count)))
    var parts = try Asked("a.split('').size() == a.size() && a.split('').join() == a")
    #expect(parts.answer(texts: ["a": text]) == .yes)
    var pattern = try Asked("a.matches('^(?s:.){\(count)}$')")
    #expect(pattern.answer(texts: ["a": text]) == .yes)
  }

  @Test(
    "so that places count them",
    arguments: [
      ("a.charAt(1)", "e\u{301}x", "\"\u{301}\""), ("a.charAt(3)", "e\u{301}x", "\"\""),
      ("a.charAt(1)", "\u{1F600}b", "\"b\""), ("a.substring(1)", "\u{1F44D}\u{1F3FD}", "\"\u{1F3FD}\""),
      ("a.substring(0, 1)", "e\u{301}", "\"e\""), ("a.substring(1, 2)", "\r\n", "\"\\n\""),
      ("a.indexOf('b')", "\u{1F600}\u{1F600}b", "2"), ("a.indexOf('\u{301}')", "e\u{301}", "1"),
      ("a.lastIndexOf('\u{1F1E9}')", "\u{1F1E9}\u{1F1EA}\u{1F1E9}", "2"),
      ("a.indexOf('e', 1)", "e\u{301}e", "2"),
      ("a.reverse()", "e\u{301}", "\"\u{301}e\""),
      ("a.reverse()", "\u{1F1E9}\u{1F1EA}", "\"\u{1F1EA}\u{1F1E9}\""),
    ])
  func places(source: String, text: String, wanted: String) throws {
    var asked = try Asked(source)
    #expect(asked.answer(texts: ["a": text]) == .value(wanted), "\(source) of \(text)")
  }

  @Test("so that a place behind the last of them is none", arguments: ["e\u{301}", "\u{1F600}x", "\r\n"])
  func ends(text: String) throws {
    for (place, wanted) in [
      (2, Answer.value("\"\"")), (3, .error(.indexOutOfRange)), (-1, .error(.indexOutOfRange)),
    ] {
      for source in ["a.charAt(\(place))", "a.substring(\(place))"] {
        var asked = try Asked(source)
        #expect(asked.answer(texts: ["a": text]) == wanted, "\(source) of \(text)")
      }
    }
  }

  @Test(
    "so that a part may be half of what a reader takes for one letter",
    arguments: [
      "a.contains('e') && a.startsWith('e') && a.endsWith('\u{301}')", "a.replace('e', 'a') == 'a\u{301}'",
      "a.split('e') == ['', '\u{301}']", "a.matches('^e.$') && !a.matches('^.$')",
      "a + 'x' == 'e\u{301}x' && 'e' + '\u{301}' == a", "a.trim() == a && a.upperAscii() == 'E\u{301}'",
      "a > 'e' && a < 'f' && a != '\u{E9}'", "a in ['\u{E9}', 'e\u{301}'] && !(a in ['\u{E9}'])",
      "bytes(a) == b'e\\xcc\\x81' && string(bytes(a)) == a", "'%s'.format([a]) == a", "a == '\\u0065\\u0301'",
    ])
  func halves(source: String) throws {
    var asked = try Asked(source)
    #expect(asked.answer(texts: ["a": "e\u{301}"]) == .yes, "\(source)")
  }
}
