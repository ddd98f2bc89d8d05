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
  /// What the deals of the log give to norms, by deal; of a session over some subjects, what these give.
  package func normSamples() -> [DealSamples] {
    let symbols = log.timeline.symbols
    return (isDrawn ? measured : norms.samplesByDeal).map { deal, samples in
      var writer = ByteWriter()
      writer.put(samples.count)
      for sample in samples { sample.save(into: &writer, symbols) }
      return DealSamples(deal: symbols.text(deal), bytes: writer.bytes)
    }.sorted { $0.deal < $1.deal }
  }
}

extension DealSamples {
  /// Nil where nothing can be read.
  func samples(_ symbols: inout SymbolTable, norms: Int) -> (deal: Symbol, samples: [NormSample])? {
    let deal = symbols.intern(deal)
    let samples = bytes.withUnsafeBytes { bytes -> [NormSample]? in
      var reader = ByteReader(bytes)
      let samples = (0..<reader.takeCount()).map { _ in
        NormSample(from: &reader, deal: deal, &symbols, norms: norms)
      }
      return reader.isBroken || !reader.isAtEnd ? nil : samples
    }
    return samples.map { (deal, $0) }
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
