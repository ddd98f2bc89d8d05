import SourceText
import Testing

@Suite("Diagnostics as people and programs read them")
struct DiagnosticRenderingTests {
  private func sample(_ text: String = "a: 1\n    where: data.topc == \"price\"\n") -> Diagnostic {
    let file = SourceFile(name: "p.yaml", text: text)
    let start = text.utf8.count - " data.topc == \"price\"\n".utf8.count + 6
    return Diagnostic(
      "TL2104", file: file, range: SourceRange(start: start, end: start + 4),
      "no field 'topc' on objection.raised", help: "fields of objection.raised: topic", suggestion: "topic")
  }

  private func check(_ format: Diagnostic.Format, _ diagnostics: [Diagnostic], gives expected: String) {
    #expect(Diagnostic.render(diagnostics, as: format) == expected)
  }

  @Test("text has the line, a caret below the token, and the remedy")
  func text() {
    check(
      .text, [sample()],
      gives: """
        p.yaml:2:17: error[TL2104]: no field 'topc' on objection.raised
            2 |     where: data.topc == "price"
              |                 ^~~~ did you mean 'topic'?
              = fields of objection.raised: topic

        """)
  }

  @Test("a tab before the token stays a tab, a column counts scalars")
  func tabs() {
    let file = SourceFile(name: "p", text: "\té: x")
    let diagnostic = Diagnostic("TL1001", .warning, file: file, range: SourceRange(start: 5, end: 6), "m")
    check(.text, [diagnostic], gives: "p:1:5: warning[TL1001]: m\n    1 | \té: x\n      | \t   ^\n")
  }

  @Test("of a long line only what is around the token is shown")
  func longLine() {
    let text = String(repeating: "a", count: 1_000) + "!" + String(repeating: "b", count: 1_000)
    let file = SourceFile(name: "p", text: text)
    let lines = Diagnostic("TL1001", file: file, range: SourceRange(start: 1_000, end: 1_001), "m").text()
      .split(separator: "\n")
    #expect(lines[1].count < 200)
    #expect(lines[1].firstIndex(of: "!").map { lines[1].distance(from: lines[1].startIndex, to: $0) } == 69)
    #expect(lines[2] == "      | " + String(repeating: " ", count: 61) + "^")
  }

  @Test("beyond a limit problems are counted, not shown")
  func limit() {
    let many = (0..<5).map { offset in
      Diagnostic(
        "TL1001", file: SourceFile(name: "p", text: "abcde"), range: SourceRange(start: offset, end: offset),
        "m")
    }
    #expect(
      Diagnostic.limited(many, to: 3).map(\.message) == ["m", "m", "m", "2 further problems are not shown"])
    #expect(Diagnostic.limited(many, to: 5).count == 5)
  }

  @Test("JSON names every part, in order of place, each problem once")
  func json() {
    let later = sample()
    var earlier = sample()
    earlier.range = SourceRange(start: 0, end: 1)
    earlier.help = nil
    earlier.suggestion = nil
    earlier.message = "a \"b\"\n"
    check(
      .json, [later, earlier, later],
      gives:
        #"{"diagnostics":[{"code":"TL2104","severity":"error","file":"p.yaml","range":{"start":{"line":1,"column":1},"#
        + #""end":{"line":1,"column":2}},"message":"a \"b\"\n"},{"code":"TL2104","severity":"error","file":"p.yaml","#
        + #""range":{"start":{"line":2,"column":17},"end":{"line":2,"column":21}},"#
        + #""message":"no field 'topc' on objection.raised","help":"fields of objection.raised: topic","#
        + #""did_you_mean":"topic"}]}"# + "\n")
  }

  @Test("a GitHub annotation escapes what would end it")
  func gitHub() {
    check(
      .github, [sample()],
      gives: "::error file=p.yaml,line=2,endLine=2,col=17,endColumn=21,title=TL2104::no field 'topc' on "
        + "objection.raised; did you mean 'topic'?%0Afields of objection.raised: topic\n")
  }

  @Test("SARIF has one result a problem and each code once")
  func sarif() {
    let text = Diagnostic.render([sample()], as: .sarif)
    #expect(text.contains(#""rules":[{"id":"TL2104"}]"#))
    #expect(text.contains(#""region":{"startLine":2,"startColumn":17,"endLine":2,"endColumn":21}"#))
  }
}

@Suite("Did you mean")
struct NearestTests {
  @Test(
    "the nearest name within a third of the word",
    arguments: [
      ("topik", "topic"), ("erlier", "earlier"), ("buisness days", "business days"), ("rr", "r"),
      ("Title", "title"),
      ("frobnicate", nil), ("x", nil), ("", nil),
    ])
  func names(word: String, expected: String?) {
    #expect(nearest(word, among: ["title", "topic", "earlier", "later", "business days", "r"]) == expected)
  }

  @Test("of equally near names the first by sorting, whatever the order")
  func ties() {
    #expect(nearest("bat", among: ["cat", "bar"]) == "bar")
    #expect(nearest("bat", among: ["bar", "cat"]) == "bar")
  }
}
