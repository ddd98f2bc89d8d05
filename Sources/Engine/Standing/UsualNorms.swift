import RulePacks
import Symbols

/// What is usual in won deals for a set of rules, read where somebody asks for it.
package struct UsualNorms {
  private let drawn: () -> DrawnNorms?
  private let rules: RuleSet

  package init(of rules: RuleSet, _ drawn: @escaping () -> DrawnNorms?) {
    self.drawn = drawn
    self.rules = rules
  }

  /// In the numbers of other rules of the same packs; nil where nothing can be read.
  func read(by others: RuleSet) -> DrawnNorms? {
    let norms = rules.norms.norms
    let numbers = norms.map { norm in
      others.norms.norms.firstIndex {
        $0.norm.name == norm.norm.name && others.packs[$0.pack].id == rules.packs[norm.pack].id
      }
    }
    var symbols = SymbolTable()
    guard let book = drawn()?.book(&symbols, norms: norms.count) else { return nil }
    var renumbered = NormBook.empty
    for (place, page) in book.pages {
      guard let number = numbers[Int(place.norm)] else { continue }
      renumbered.pages[NormBook.Place(norm: Int32(truncatingIfNeeded: number), key: place.key)] = page
    }
    return DrawnNorms(renumbered, symbols)
  }
}
