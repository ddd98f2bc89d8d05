import Activity
import EventTime
import RulePacks
import Symbols
import Temporal
import Testing

@testable import Engine

/// A book of norms beside what the samples of all deals say at every start of a week.
@Suite("What is usual, as it was drawn up over time")
struct NormBookTests {
  private static let day: Int64 = 86_400_000
  /// In another order than their names.
  private static let names = ["D3", "D1", "D5", "D2", "D4"]

  @Test(
    "is what all samples say at each start of a period, and changes first where that does", arguments: 0..<24)
  func naive(_ seed: Int) throws {
    var dice = SmallDice(seed: seed)
    let rules = try StandingRunTests.rulesOfDays()
    let norms = rules.norms.norms
    #expect(norms.map(\.norm.atLeast.deals) == [1, 2])
    var symbols = rules.symbols
    let deals = Self.names.map { symbols.intern($0) }
    let texts = ["x", "y"].map { FoldKey.text(symbols.intern($0).index) }
    var (book, table) = (NormBook.empty, [Symbol: [NormSample]]())
    for step in 0..<14 {
      let before = table
      var given: [(deal: Symbol, samples: [NormSample])] = []
      for deal in deals where dice.below(3) == 0 {
        let samples = (0..<dice.below(4)).map { _ in Self.sample(deal, texts, &dice) }
        given.append((deal, samples))
        table[deal] = samples.isEmpty ? nil : samples
      }
      let changed = book.take(given, norms, .standard, symbols)
      let after = NaiveNorms(table, symbols),
        first = NaiveNorms(before, symbols).first(otherThan: after, norms)
      #expect(changed == first, "seed \(seed), step \(step)")
      #expect(book.samplesByDeal == table)
      check(book, after, norms, "seed \(seed), step \(step)")
      check(NormBook(table.values.flatMap(\.self), norms, .standard, symbols), after, norms, "anew")
      // Another table of symbols, in which the same names have other numbers.
      var others = SymbolTable()
      for name in ["z", "y", "D4", "x"] { _ = others.intern(name) }
      let read = try #require(DrawnNorms(book, symbols).book(&others, norms: norms.count))
      checkRead(read, book, others, symbols)
      #expect(DrawnNorms(bytes: DrawnNorms(book, symbols).bytes.dropLast()).book(&others, norms: 2) == nil)
      #expect(DrawnNorms(read, others) == DrawnNorms(book, symbols))
    }
  }

  private static func sample(_ deal: Symbol, _ texts: [FoldKey], _ dice: inout SmallDice) -> NormSample {
    let norm = dice.below(2)
    var key = NormKey()
    if norm == 1 { (key[0], key[1]) = (texts[dice.below(2)], texts[dice.below(2)]) }
    // Mondays among them, which are starts themselves.
    let from = Int64(dice.below(25)) * Self.day
    let until = dice.below(2) == 0 ? .max : from + Int64(dice.below(20)) * Self.day
    return NormSample(
      norm: Int32(norm), key: key, value: .int(Int64(dice.below(3))), deal: deal, from: from, until: until)
  }

  private func check(_ book: NormBook, _ naive: NaiveNorms, _ norms: [NormProgram], _ what: String) {
    for place in naive.places {
      for start in NaiveNorms.starts {
        let wanted = naive.state(place, start, norms)
        let drawn = book.drawn(place, at: start)
        #expect(drawn.map { $0.value } == wanted.value, "\(what), \(start / Self.day)")
        guard let drawn else { continue }
        #expect(drawn.deal == wanted.deal && drawn.deals == wanted.deals && drawn.values == wanted.values)
        #expect(book.drawn(place, at: start + Self.day)?.value == wanted.value)
        for most in [1, 2, 9] {
          #expect(book.deals(place, at: drawn, most: most) == Array(naive.deals(place, start).prefix(most)))
        }
      }
      #expect(book.drawn(place, at: NaiveNorms.starts[0] - 1) == nil)
    }
  }

  /// What was read says the same as what was written, deal by deal, under the names of the other table.
  private func checkRead(
    _ read: NormBook, _ book: NormBook, _ others: SymbolTable, _ symbols: SymbolTable
  ) {
    for (place, page) in book.pages {
      let there = read.pages.first { other, _ in
        other.norm == place.norm
          && (0..<NormKey.most).allSatisfy {
            text(other.key[$0], others) == text(place.key[$0], symbols)
          }
      }
      for drawn in page.drawn {
        let (one, other) = (
          book.drawn(place, at: drawn.since), there.flatMap { read.drawn($0.key, at: drawn.since) }
        )
        #expect(one?.value == other?.value && one?.deals == other?.deals && one?.values == other?.values)
        guard let one, let other, let there else { continue }
        #expect(others.text(other.deal) == symbols.text(one.deal))
        let names = book.deals(place, at: one, most: Evidence.Norm.mostDeals).map(symbols.text)
        #expect(read.deals(there.key, at: other, most: Evidence.Norm.mostDeals).map(others.text) == names)
        #expect(read.deals(there.key, at: other, most: 1).map(others.text) == Array(names.prefix(1)))
      }
    }
  }

  private func text(_ key: FoldKey, _ symbols: SymbolTable) -> String {
    key.tag == .text ? symbols.text(Symbol(index: UInt32(truncatingIfNeeded: key.payload))) : "\(key.tag)"
  }

  @Test("keeps three values apart by which deals are compared")
  func keys() {
    var key = NormKey()
    for place in 0..<NormKey.most { key[place] = .int(Int64(place)) }
    #expect((0..<NormKey.most).map { key[$0] } == [.int(0), .int(1), .int(2)])
    #expect(key == NormKey(first: .int(0), second: .int(1), third: .int(2)))
  }
}

/// Norms without a book: all samples are gone through for each start of a week.
private struct NaiveNorms {
  struct State: Equatable {
    var deals = 0
    var values = 0
    var value: FoldKey?
    var deal = Symbol.none
  }

  /// Mondays: 1970-01-05, and each week on.
  static let starts = (0..<9).map { (4 + Int64($0) * 7) * 86_400_000 }

  let table: [Symbol: [NormSample]]
  let symbols: SymbolTable

  init(_ table: [Symbol: [NormSample]], _ symbols: SymbolTable) {
    (self.table, self.symbols) = (table, symbols)
  }

  var places: Set<NormBook.Place> { Set(table.values.flatMap(\.self).map { NormBook.Place($0) }) }

  private func counting(_ place: NormBook.Place, _ start: Int64) -> [NormSample] {
    table.values.flatMap(\.self).filter {
      NormBook.Place($0) == place && $0.from < start && start <= $0.until
    }
  }

  func deals(_ place: NormBook.Place, _ start: Int64) -> [Symbol] {
    Set(counting(place, start).map(\.deal)).sorted { symbols.text($0) < symbols.text($1) }
  }

  func state(_ place: NormBook.Place, _ start: Int64, _ norms: [NormProgram]) -> State {
    let all = counting(place, start)
    var state = State(deals: Set(all.map(\.deal)).count, values: all.count)
    let norm = norms[Int(place.norm)].norm
    guard state.deals >= norm.atLeast.deals else { return state }
    let ordered = all.sorted { a, b in
      let (left, right) = (a.value.asInt ?? 0, b.value.asInt ?? 0)
      return left == right ? symbols.text(a.deal) < symbols.text(b.deal) : left < right
    }
    let one = ordered[(norm.quantile * all.count + 99) / 100 - 1]
    (state.value, state.deal) = (one.value, one.deal)
    return state
  }

  /// The first start of a week at which something is otherwise, or `Int64.max`.
  func first(otherThan other: NaiveNorms, _ norms: [NormProgram]) -> Int64 {
    let places = places.union(other.places)
    return Self.starts.first { start in
      places.contains { state($0, start, norms) != other.state($0, start, norms) }
    } ?? .max
  }
}

/// Small numbers by chance, the same for the same seed.
private struct SmallDice {
  private var state: UInt64

  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 7 }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: state >> 33) % bound
  }
}
