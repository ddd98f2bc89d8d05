import SourceText
import Testing
import YAMLTree

@Suite("Every byte of a scalar's value knows its byte of the file")
struct TextMapTests {
  /// Finds `needle` in the value of the key `k`, and expects that its place in the file reads `written`.
  private func check(_ yaml: String, value: String, _ needle: String, isWritten written: String? = nil) throws
  {
    let file = SourceFile(name: "t", text: yaml)
    let scalar = try #require(YAMLNode.parse(file).root?["k"]?.scalar)
    #expect(scalar.text == value)
    let at = try #require(Array(value.utf8).firstRange(of: Array(needle.utf8)))
    let range = scalar.textMap.fileRange(of: SourceRange(start: at.lowerBound, end: at.upperBound))
    #expect(file.text(in: range) == written ?? needle)
  }

  @Test("plain, on one line and over several")
  func plain() throws {
    try check("k: data.topc == 1\n", value: "data.topc == 1", "topc")
    try check("é: ü\nk: ä data.x\n", value: "ä data.x", "data.x")
    try check("k: a &&\n   data.x\n\n   z\n", value: "a && data.x\nz", "data.x")
    try check(
      "k: a &&\n   data.x\n\n   z\n", value: "a && data.x\nz", "&& data.x", isWritten: "&&\n   data.x")
    try check("k: a &&\r\n   data.x\r\n", value: "a && data.x", "data.x")
    try check("\u{FEFF}k: data.x\n", value: "data.x", "x")
  }

  @Test("single-quoted, with doubled quotes and folded lines")
  func singleQuoted() throws {
    try check("k: 'it''s data.x'\n", value: "it's data.x", "data.x")
    try check("k: 'it''s data.x'\n", value: "it's data.x", "'", isWritten: "''")
    try check("k: 'a  b  \n\n\n   c'\n", value: "a  b\n\nc", "c")
    try check("{ k: 'a  b', z: 1 }\n", value: "a  b", "b")
  }

  @Test("double-quoted, with escapes, continued and folded lines")
  func doubleQuoted() throws {
    try check(#"k: "say \"hi\" \u00e9 data.x""# + "\n", value: "say \"hi\" é data.x", "data.x")
    try check(
      #"k: "say \"hi\" \u00e9 data.x""# + "\n", value: "say \"hi\" é data.x", "é", isWritten: #"\u00e9"#)
    try check("k: \"ab\\\n   cd  \n  e\\tf\"\n", value: "abcd e\tf", "cd")
    try check("k: \"ab\\\n   cd  \n  e\\tf\"\n", value: "abcd e\tf", "e\tf", isWritten: #"e\tf"#)
  }

  @Test(
    "literal blocks: indentation, empty lines and every way to end",
    arguments: ["|", "|-", "|+", "|2", "|2-", "| # why"])
  func literal(header: String) throws {
    let text = "m:\n  - 1\nk: \(header)\n\n  a\n    data.x == 1\n\n  z\n\n"
    let end = header.contains("-") ? "" : header.contains("+") ? "\n\n" : "\n"
    try check(text, value: "\na\n  data.x == 1\n\nz" + end, "data.x")
    try check(text, value: "\na\n  data.x == 1\n\nz" + end, "z")
  }

  @Test("folded blocks, with lines that are indented deeper")
  func folded() throws {
    try check("k: >\n  a\n  data.x\n\n  c\n    d\n  e\n", value: "a data.x\nc\n  d\ne\n", "data.x")
    try check("k: >-\n  a\n  data.x\n\n  c\n    d\n  e\n", value: "a data.x\nc\n  d\ne", "e")
    try check("k: >1\n  a\n  b\n", value: " a\n b\n", "b")
  }

  @Test("a value from its first to its last byte, and behind it")
  func edges() throws {
    let file = SourceFile(name: "t", text: "k: 'abc' # more\n")
    let scalar = try #require(YAMLNode.parse(file).root?["k"]?.scalar)
    #expect(file.text(in: scalar.textMap.fileRange(of: SourceRange(start: 0, end: 3))) == "abc")
    #expect(scalar.textMap.fileOffset(of: 3) == 7)
    #expect(scalar.textMap.fileOffset(of: 99) == 7)
  }
}
