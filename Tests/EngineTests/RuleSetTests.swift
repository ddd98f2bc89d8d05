import Activity
import RulePacks
import SourceText
import Symbols
import Testing

@testable import Engine

@Suite("The rules of several packs")
struct RuleSetTests {
  @Test("are found by their full names, and by short ones that only one pack has")
  func names() throws {
    let packs = try [("p", ["answer", "both"]), ("q", ["both", "p"])].map { id, rules in
      let text = """
        touchline: 1
        pack: \(id)
        version: 1.0.0
        title: P
        summary: A pack.
        domain: test
        rules:

        """ + rules.map { "  \($0): { title: T, when: call.held, nudge: { rep: Look. } }\n" }.joined()
      let read = PackReader(catalogue: KindCatalogue(), domains: ["test"])
        .read(SourceFile(name: "\(id).yaml", text: text))
      return try #require(read.pack, "\(read.diagnostics)")
    }
    var symbols = SymbolTable()
    let rules = RuleSet.compile(packs, symbols: &symbols)
    func name(_ index: Int?) -> String? { index.map { rules.rules[$0].fullName } }
    for full in ["p/answer", "p/both", "q/both", "q/p"] { #expect(name(rules.index(of: full)) == full) }
    #expect(name(rules.index(of: "answer")) == "p/answer")
    #expect(name(rules.index(of: "p")) == "q/p")
    for none in ["both", "r/both", "other", ""] { #expect(rules.index(of: none) == nil) }
  }
}
