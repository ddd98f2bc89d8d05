import SourceText
import Testing

@testable import CEL

@Suite("Reading an expression")
struct ParserTests {
  /// Every node as `text:kind`, in the order in which the nodes were finished.
  private func nodes(_ source: String) throws -> [String] {
    let expression = try #require(Parser.parse(Array(source.utf8)).expression)
    var nodes: [(id: Int, text: String)] = []
    func visit(_ node: Expr) {
      nodes.append((node.id, text(of: node.range, in: source)))
      node.children.forEach(visit)
    }
    visit(expression)
    return nodes.sorted { $0.id < $1.id }.map(\.text)
  }

  private func text(of range: SourceRange, in source: String) -> String {
    String(decoding: Array(source.utf8)[range.start..<range.end], as: UTF8.self)
  }

  private func check(_ source: String, fails code: ProblemCode, at token: String) throws {
    let result = Parser.parse(Array(source.utf8))
    let problem = try #require(result.problems.first, "\(source) is read without complaint")
    #expect(result.expression == nil)
    #expect(problem.code == code)
    #expect(text(of: problem.range, in: source) == token)
  }

  @Test("keeps the range of every node")
  func ranges() throws {
    #expect(
      try nodes("data.topic == 'ü' && size(xs) > 2") == [
        "data", "data.topic", "'ü'", "data.topic == 'ü'", "xs", "size(xs)", "2", "size(xs) > 2",
        "data.topic == 'ü' && size(xs) > 2",
      ])
  }

  @Test("counts brackets to what is made of the node in them, not to the node itself")
  func brackets() throws {
    #expect(
      try nodes("(1 + 2) * (3)") == ["1", "2", "1 + 2", "3", "(1 + 2) * (3)"])
    #expect(try nodes("((a).b)[(0)] + (c).f()").last == "((a).b)[(0)] + (c).f()")
    #expect(try nodes("((a).b)[(0)]") == ["a", "(a).b", "0", "((a).b)[(0)]"])
    #expect(try nodes("-(a + b) - (c ? d : e)").last == "-(a + b) - (c ? d : e)")
    #expect(try nodes("!!(a) && b") == ["a", "b", "!!(a) && b"])
    #expect(try nodes("(a)") == ["a"])
  }

  @Test("numbers nodes densely")
  func ids() throws {
    let expression = try #require(Parser.parse(Array("a ? [b, c.d(e)] : {f: -1}".utf8)).expression)
    var ids: [Int] = []
    func visit(_ node: Expr) {
      ids.append(node.id)
      node.children.forEach(visit)
    }
    visit(expression)
    #expect(ids.sorted() == Array(0..<ids.count))
  }

  @Test(
    "points at the token that is wrong",
    arguments: [
      ("a = 1", ProblemCode.badCharacter, "="), ("(a && b", .notClosed, "("), ("xs[1", .notClosed, "["),
      ("a and b", .unexpectedToken, "and"), ("a &&", .unexpectedToken, ""), ("'abc", .notClosed, "'"),
      ("'a\\qb'", .badEscape, "\\q"), ("9223372036854775808", .badNumber, "9223372036854775808"),
      ("if(a)", .reservedWord, "if"), ("3d > 2", .badNumber, "3d"), ("a.`b", .notClosed, "`"),
      ("a == “b”", .badCharacter, "“"), ("f(a,)", .unexpectedToken, ")"), ("a b", .unexpectedToken, "b"),
      ("'\\uD800'", .badEscape, "\\uD800"),
    ])
  func problems(source: String, code: ProblemCode, token: String) throws {
    try check(source, fails: code, at: token)
  }

  @Test(
    "refuses what is nested too deeply, whatever it is nested in",
    arguments: ["(", "[", "-(", "f(", "a?b:", "{1:"])
  func depth(opening: String) {
    let source = String(repeating: opening, count: 20_000 / opening.utf8.count)
    #expect(Parser.parse(Array(source.utf8)).problems.map(\.code) == [.tooLarge])
  }

  @Test("refuses a long chain of operators or fields", arguments: ["+1", ".a", "[0]", "*2"])
  func chains(link: String) {
    let source = "a" + String(repeating: link, count: 2_000)
    #expect(Parser.parse(Array(source.utf8)).problems.map(\.code) == [.tooLarge])
  }

  @Test("reads a long chain of conditions as a shallow tree")
  func balance() throws {
    let source = Array(repeating: "a", count: 2_000).joined(separator: "&&")
    #expect(Parser.parse(Array(source.utf8)).expression != nil)
  }

  @Test("refuses a source that is too long")
  func length() {
    let source = [UInt8](repeating: UInt8(ascii: " "), count: SyntaxLimits.standard.bytes + 1)
    #expect(Parser.parse(source).problems.map(\.code) == [.tooLarge])
  }

  @Test("refuses bytes that are no UTF-8")
  func encoding() {
    #expect(Parser.parse([0x27, 0xFF, 0x27]).problems.map(\.code) == [.badCharacter])
  }
}
