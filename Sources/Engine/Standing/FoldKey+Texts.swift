import Saving
import Symbols
import Temporal

/// As bytes in which texts stand as such, for another table of symbols to read.
extension FoldKey {
  func save(into writer: inout ByteWriter, _ symbols: SymbolTable) {
    writer.put(UInt64(tag.rawValue))
    guard tag != .text else {
      return writer.put(symbols.text(Symbol(index: UInt32(truncatingIfNeeded: payload))))
    }
    writer.putWord(payload)
    writer.put(aux)
  }

  init(from reader: inout ByteReader, _ symbols: inout SymbolTable) {
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
