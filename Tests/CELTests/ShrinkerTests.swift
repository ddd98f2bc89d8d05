import CEL
import ExpressionCases
import Testing

@Suite("Making a disagreement smaller")
struct ShrinkerTests {
  /// Shrinks an expression for as long as it can be read and says some words.
  private func check(_ source: String, keeps words: String, gives smallest: String) {
    let found = ExpressionShrinker.smallest(source) { candidate in
      Parser.parse(Array(candidate.utf8)).expression != nil && candidate.contains(words)
    }
    #expect(found == smallest)
  }

  @Test("leaves what the disagreement needs, and nothing else")
  func needed() {
    check(
      "[1, size(s)].exists(x, x > 3 && s.substring(1, 3) == 'abc') || {'k': p, 'l': s.substring(2)}.k",
      keeps: "substring(1, 3)", gives: "s.substring(1, 3)")
    check("cel.bind(v0, i % 3, (v0 / 7) + 1) > 2 ? 'a' : 'b'", keeps: "/", gives: "0 / 7")
    check("[s + 'abc', t][0] == 'abc' + s", keeps: "c'", gives: "'c'")
  }

  @Test("takes elements out of lists and maps")
  func elements() {
    check("[i, j, dyn(3)]", keeps: ", dyn(3)]", gives: "[i, dyn(3)]")
    check("{'a': i, 'b': j, 'c': dyn(3)}", keeps: "'b':", gives: "{'b': j}")
  }

  @Test("keeps what cannot be smaller, and comes to an end where everything holds")
  func ends() {
    #expect(ExpressionShrinker.smallest("i + j") { _ in false } == "i + j")
    #expect(ExpressionShrinker.smallest("[1, 2, 3].map(x, x + 1)") { _ in true } == "0")
  }
}
