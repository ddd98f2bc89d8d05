import Activity
import BasicContainers
import EventTime
import RulePacks
import Saving
import Symbols
import Temporal

/// What one deal gives to norms, in a form that is kept without the deal's activities.
package struct DealSamples: Hashable, Sendable {
  package var deal: String
  package var bytes: [UInt8]

  package init(deal: String, bytes: [UInt8]) {
    self.deal = deal
    self.bytes = bytes
  }
}

extension DealSamples {
  /// The first instant from which on, or until which, a deal counts among those won; nil where nothing can be read.
  var firstTurn: Instant? {
    bytes.withUnsafeBytes { bytes in
      var (reader, symbols) = (ByteReader(bytes), SymbolTable())
      let samples = (0..<reader.takeCount()).map { _ in
        NormSample(from: &reader, deal: .none, &symbols, norms: .max)
      }
      return samples.map { min($0.from, $0.until) }.min().map { Instant(milliseconds: $0) }
    }
  }
}

extension Session {
  /// What the deals of the log give to norms, by deal.
  package func normSamples() -> [DealSamples] {
    let symbols = log.timeline.symbols
    return norms.samplesByDeal.map { deal, samples in
      var writer = ByteWriter()
      writer.put(samples.count)
      for sample in samples { sample.save(into: &writer, symbols) }
      return DealSamples(deal: symbols.text(deal), bytes: writer.bytes)
    }.sorted { $0.deal < $1.deal }
  }

  /// Takes what deals give of which the log has nothing.
  mutating func takeOutside(_ outside: [DealSamples]) {
    guard survey != nil, !outside.isEmpty else { return }
    var symbols = log.timeline.symbols
    var deals: [(deal: Symbol, samples: [NormSample])] = []
    for deal in outside {
      let symbol = symbols.intern(deal.deal)
      let samples = deal.bytes.withUnsafeBytes { bytes -> [NormSample]? in
        var reader = ByteReader(bytes)
        let samples = (0..<reader.takeCount()).map { _ in
          NormSample(from: &reader, deal: symbol, &symbols, norms: rules.norms.norms.count)
        }
        return reader.isBroken || !reader.isAtEnd ? nil : samples
      }
      guard let samples else { continue }
      deals.append((symbol, samples))
    }
    detach()
    log.adopt(symbols)
    attach()
    var book = NormBook.empty
    _ = book.take(deals, rules.norms.norms, lanes[0].run.ground.calendars[0].calendar, symbols)
    show(book)
  }
}

extension NormSample {
  fileprivate func save(into writer: inout ByteWriter, _ symbols: SymbolTable) {
    writer.put(Int(norm))
    for part in [key.first, key.second, key.third, value] { part.save(into: &writer, symbols) }
    writer.putSigned(from)
    writer.putSigned(until)
  }

  fileprivate init(
    from reader: inout ByteReader, deal: Symbol, _ symbols: inout SymbolTable, norms: Int
  ) {
    let norm = reader.takeInt()
    if !(0..<norms).contains(norm) { reader.fail() }
    let first = FoldKey(from: &reader, &symbols)
    let second = FoldKey(from: &reader, &symbols)
    let third = FoldKey(from: &reader, &symbols)
    let value = FoldKey(from: &reader, &symbols)
    let from = reader.takeSigned()
    self.init(
      norm: Int32(truncatingIfNeeded: norm), key: NormKey(first: first, second: second, third: third),
      value: value, deal: deal, from: from, until: reader.takeSigned())
  }
}

extension FoldKey {
  fileprivate func save(into writer: inout ByteWriter, _ symbols: SymbolTable) {
    writer.put(UInt64(tag.rawValue))
    guard tag != .text else {
      return writer.put(symbols.text(Symbol(index: UInt32(truncatingIfNeeded: payload))))
    }
    writer.putWord(payload)
    writer.put(aux)
  }

  fileprivate init(from reader: inout ByteReader, _ symbols: inout SymbolTable) {
    guard let tag = Tag(rawValue: UInt8(truncatingIfNeeded: reader.take())) else {
      reader.fail()
      self.init(tag: .null)
      return
    }
    guard tag != .text else {
      self = .text(symbols.intern(reader.takeText()).index)
      return
    }
    let payload = reader.takeWord()
    self.init(tag: tag, aux: reader.takeUInt32(), payload: payload)
  }
}
