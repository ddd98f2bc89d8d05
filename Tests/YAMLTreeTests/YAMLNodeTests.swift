import SourceText
import Testing
import YAMLTree

@Suite("YAML documents become trees with places")
struct YAMLNodeTests {
  private func check(_ yaml: String, at path: [String], isWritten expected: String) throws {
    let file = SourceFile(name: "t", text: yaml)
    let parsed = YAMLNode.parse(file)
    #expect(parsed.diagnostics.isEmpty)
    var node = try #require(parsed.root)
    for key in path { node = try #require(Int(key).flatMap { node.sequence?[$0] } ?? node[key]) }
    #expect(file.text(in: node.range) == expected)
  }

  @Test("a node's range holds the node and no more")
  func ranges() throws {
    let text = "é:\n  b: [1, {c: 'x y'}]\n  d:\n    - 1\n    - 2 # two\n\nz: |\n  t\n"
    try check(text, at: ["é", "b"], isWritten: "[1, {c: 'x y'}]")
    try check(text, at: ["é", "b", "1", "c"], isWritten: "'x y'")
    try check(text, at: ["é", "d"], isWritten: "- 1\n    - 2")
    try check(text, at: ["é"], isWritten: "b: [1, {c: 'x y'}]\n  d:\n    - 1\n    - 2")
    try check("a: &x 1\nb: *x\n", at: ["b"], isWritten: "1")
    try check("a: &x\n  - 1\n", at: ["a"], isWritten: "- 1")
    try check("a: &x [1]\n", at: ["a"], isWritten: "[1]")
  }

  @Test("a style tells the plain word from the quoted one")
  func styles() throws {
    let root = try #require(YAMLNode.parse(SourceFile(name: "t", text: "[yes, 'yes', \"\", ]")).root)
    #expect(root.sequence?.compactMap { $0.scalar?.style } == [.plain, .singleQuoted, .doubleQuoted])
    #expect(YAMLNode.parse(SourceFile(name: "t", text: "a:\n")).root?["a"]?.scalar?.isBlank == true)
  }
}

@Suite("What is wrong with a file is said at its token")
struct YAMLProblemTests {
  /// Each expectation reads `CODE line:column`.
  private func check(_ bytes: [UInt8], _ expected: [String], limits: YAMLLimits = .standard) {
    let parsed = YAMLNode.parse(SourceFile(name: "t", utf8: bytes), limits: limits)
    #expect(parsed.diagnostics.map { "\($0.code) \($0.start.line):\($0.start.column)" } == expected)
  }

  @Test(
    "the place is that of what has to change",
    arguments: [
      ("a: 1\nb: 2\na: 3\n", ["TL1003 3:1"]), ("a: !!int 5\nb: !has(x)\n", ["TL1004 1:4", "TL1004 2:4"]),
      ("a: 1\n---\nb: 2\n", ["TL1008 2:1"]), ("a: *b\n", ["TL1009 1:4"]), ("a: &a [*a]\n", ["TL1009 1:8"]),
      ("a: &x 1\nb: &x 2\n", ["TL1010 2:4"]), ("a: &x {}\n<<: *x\n", ["TL1011 2:1"]),
      ("[a]: 1\n", ["TL1012 1:1"]),
      ("", ["TL1013 1:1"]), ("# only\n", ["TL1013 1:1"]), ("a:\n\tb: 1\n", ["TL1014 2:1"]),
      ("a: [1,\n  2\nb: 3\n", ["TL1002 1:4"]), ("a: 'x\nb: 3\n", ["TL1002 1:4"]),
      ("a: x: y\n", ["TL1002 1:5"]),
      ("a: 1\nbut\nc: 1\n", ["TL1002 2:1"]), ("a: @x\n", ["TL1002 1:4"]), ("a: \u{1}\n", ["TL1001 1:4"]),
    ])
  func places(yaml: String, expected: [String]) { check(Array(yaml.utf8), expected) }

  @Test("bytes that are no UTF-8 are each pointed at")
  func encoding() {
    check(
      Array("é: ".utf8) + [0xC3, 0x28, 0x0A, 0xED, 0xA0, 0x80],
      ["TL1001 1:4", "TL1001 2:1", "TL1001 2:2", "TL1001 2:2"])
  }

  @Test("each limit holds at its edge")
  func limits() {
    var limits = YAMLLimits()
    limits.depth = 3
    check(Array("[[[x]]]".utf8), [], limits: limits)
    check(Array("[[[[x]]]]".utf8), ["TL1005 1:5"], limits: limits)
    check(Array("a: &a [[x]]\nb: [*a]\n".utf8), ["TL1005 2:5"], limits: limits)
    limits = YAMLLimits()
    limits.nodes = 9
    check(Array("[&a [x, x, x], *a]".utf8), [], limits: limits)
    check(Array("[&a [x, x, x], *a, x]".utf8), ["TL1007 1:20"], limits: limits)
    limits.bytes = 3
    check(Array("abc".utf8), [], limits: limits)
    check(Array("abcd".utf8), ["TL1006 1:1"], limits: limits)
  }

  // Without the limits the brackets and braces take a quarter of an hour and more: libyaml looks back over every level of
  // them that is open. Waiting for tests that run beside this one counts as its time.
  @Test(
    "a file of nothing but nesting or filling is read or refused, and does not hang", .timeLimit(.minutes(5)),
    arguments: [
      (start: "", unit: "[", count: 1_000_000, problems: ["TL1005"]), ("", "{a: ", 1_000_000, ["TL1005"]),
      ("", "- ", 1_000_000, ["TL1005"]), ("", "? ", 300_000, ["TL1005"]), ("k: |\n", " ", 1_000_000, []),
      ("k: \"\\x41", "\\x41", 100_000, ["TL1002"]), ("a: 'x\n", " \n", 100_000, ["TL1002"]),
    ])
  func hostile(start: String, unit: String, count: Int, problems: [String]) {
    let yaml = start + String(repeating: unit, count: count)
    #expect(YAMLNode.parse(SourceFile(name: "t", text: yaml)).diagnostics.map(\.code) == problems)
  }
}
