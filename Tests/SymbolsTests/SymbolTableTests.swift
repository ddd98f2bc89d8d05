import Symbols
import Testing

@Suite("A symbol table gives equal texts equal symbols")
struct SymbolTableTests {
  @Test("texts of every length come back, each with its own symbol")
  func roundTrip() {
    var table = SymbolTable()
    let texts = (0..<40).flatMap { length in
      ["a", "b"].map { String(repeating: "x", count: length) + $0 } + [
        "", String(repeating: "é", count: length),
      ]
    }
    let symbols = texts.map { table.intern($0) }
    for (text, symbol) in zip(texts, symbols) {
      #expect(table.text(symbol) == text)
      #expect(table.intern(text) == symbol)
      #expect(table.find(text) == symbol)
    }
    #expect(Set(symbols).count == Set(texts).count)
    #expect(table.count == Set(texts).count)
  }

  @Test("canonically equal texts of other bytes are different")
  func bytesDecide() {
    var table = SymbolTable()
    #expect(table.intern("e\u{301}") != table.intern("\u{E9}"))
  }

  @Test("symbols stay valid while the table grows")
  func growth() {
    var table = SymbolTable()
    let symbols = (0..<100_000).map { table.intern("text \($0)") }
    #expect(symbols.indices.allSatisfy { symbols[$0].index == UInt32($0) })
    #expect(symbols.indices.allSatisfy { table.find("text \($0)") == symbols[$0] })
    #expect(table.find("text 100000") == nil)
  }

  @Test("order is that of the bytes")
  func order() {
    var table = SymbolTable()
    let ordered = ["", "A", "B", "a", "aa", "ab", "b", "ä", "€", "😀"].map { table.intern($0) }
    for (a, first) in ordered.enumerated() {
      for (b, second) in ordered.enumerated() { #expect(table.precedes(first, second) == (a < b)) }
    }
  }

  @Test("symbols are sorted by their bytes, also where one begins with another or with the same eight")
  func sorting() {
    var table = SymbolTable()
    let ordered = [
      "", "\0", "\0\0", "D", "D\0", "D00000", "D000000", "D0000000", "D0000000\0", "D00000001", "D0000001",
      "D1",
      "e\u{301}", "ä", "😀",
    ]
    let symbols = ordered.reversed().map { table.intern($0) }
    #expect(table.sorted(symbols).map(table.text) == ordered)
    #expect(table.sorted([]).isEmpty)
  }

  @Test("no symbol is never given out")
  func none() {
    var table = SymbolTable()
    #expect(Symbol.none.isNone)
    #expect(!table.intern("").isNone)
  }
}
