import Activity
import BasicContainers
import EventTime
package import RulePacks
import Saving
import Symbols
import Temporal

/// What is usual in won deals as it was drawn up over time, in a form that is kept without what it was drawn from.
///
/// It holds until what some deal gives changes: later periods are drawn up beforehand.
package struct DrawnNorms: Hashable, Sendable {
  package var bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// Draws up what deals give.
  ///
  /// - Parameter samples: Of all deals; what cannot be read gives nothing.
  package init(_ samples: [DealSamples], _ rules: RuleSet, _ site: SiteConfiguration) {
    var symbols = rules.symbols
    let norms = rules.norms.norms
    let read = samples.flatMap { $0.samples(&symbols, norms: norms.count)?.samples ?? [] }
    let calendar = site.calendars["default"] ?? site.defaultCalendar
    self.init(NormBook(read, norms, calendar, symbols), symbols)
  }

  init(_ book: NormBook, _ symbols: SymbolTable) {
    var names: [Symbol: Int] = [:]
    var list: [Symbol] = []
    func number(_ deal: Symbol) -> Int {
      if let known = names[deal] { return known }
      list.append(deal)
      names[deal] = list.count - 1
      return list.count - 1
    }
    let pages = book.pages.map { place, page in
      (place: place.bytes(symbols), page: page, key: place)
    }.sorted { $0.place.lexicographicallyPrecedes($1.place) }
    var writer = ByteWriter()
    writer.put(pages.count)
    for page in pages {
      page.place.withUnsafeBytes { writer.put(bytes: $0) }
      writer.put(page.page.drawn.count)
      for drawn in page.page.drawn {
        writer.putSigned(drawn.since)
        drawn.value.save(into: &writer, symbols)
        writer.put(drawn.value.tag == .null ? 0 : number(drawn.deal) + 1)
        writer.put(drawn.deals)
        writer.put(drawn.values)
        let named =
          drawn.value.tag == .null ? [] : book.deals(page.key, at: drawn, most: Evidence.Norm.mostDeals)
        writer.put(named.count)
        for deal in named { writer.put(number(deal)) }
      }
    }
    var whole = ByteWriter()
    whole.put(list.count)
    for deal in list { whole.put(symbols.text(deal)) }
    writer.withBytes { whole.put(bytes: $0) }
    bytes = whole.bytes
  }

  /// Nil for bytes that no norms were written as.
  ///
  /// - Parameter symbols: Takes up the names of the deals.
  func book(_ symbols: inout SymbolTable, norms: Int) -> NormBook? {
    bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      let deals = (0..<reader.takeCount()).map { _ in symbols.intern(reader.takeText()) }
      var book = NormBook.empty
      for _ in 0..<reader.takeCount() {
        let place = NormBook.Place(from: &reader, &symbols, norms: norms)
        book.pages[place] = NormBook.Page(from: &reader, deals, &symbols)
      }
      return reader.isBroken || !reader.isAtEnd ? nil : book
    }
  }
}

extension NormBook.Place {
  fileprivate func bytes(_ symbols: SymbolTable) -> [UInt8] {
    var writer = ByteWriter()
    writer.put(Int(norm))
    for part in [key.first, key.second, key.third] { part.save(into: &writer, symbols) }
    return writer.bytes
  }

  fileprivate init(from reader: inout ByteReader, _ symbols: inout SymbolTable, norms: Int) {
    let norm = reader.takeInt()
    if !(0..<norms).contains(norm) { reader.fail() }
    let first = FoldKey(from: &reader, &symbols)
    let second = FoldKey(from: &reader, &symbols)
    let third = FoldKey(from: &reader, &symbols)
    self.init(
      norm: Int32(truncatingIfNeeded: norm), key: NormKey(first: first, second: second, third: third))
  }
}

extension NormBook.Page {
  fileprivate init(from reader: inout ByteReader, _ deals: [Symbol], _ symbols: inout SymbolTable) {
    func deal(_ number: Int) -> Symbol { deals.indices.contains(number) ? deals[number] : .none }
    for _ in 0..<reader.takeCount() {
      var drawn = NormBook.Drawn(since: reader.takeSigned())
      drawn.value = FoldKey(from: &reader, &symbols)
      drawn.deal = deal(reader.takeInt() - 1)
      drawn.deals = reader.takeInt()
      drawn.values = reader.takeInt()
      self.drawn.append(drawn)
      named.append((0..<reader.takeCount()).map { _ in deal(reader.takeInt()) })
    }
  }
}
