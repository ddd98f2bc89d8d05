package import Saving
package import Symbols

extension GrowingLog {
  /// Writes the rows and what is needed to take further ones.
  package func save(into writer: inout ByteWriter) {
    let timeline = builder.timeline
    timeline.symbols.save(into: &writer)
    writer.put(array: timeline.rows)
    writer.put(array: timeline.contactSymbols)
    writer.put(array: timeline.cellKeys)
    writer.put(array: timeline.cellBits)
    writer.put(array: timeline.elements)
    writer.put(array: timeline.rare)
    timeline.bytes.save(into: &writer)
    writer.put(array: builder.origins)
    writer.put(array: builder.keptLines)
    builder.lineBytes.save(into: &writer)
  }

  /// Reads what was written; nil where its table does not go on from the one given.
  package init?(
    from reader: inout ByteReader, continuing symbols: SymbolTable, catalogue: KindCatalogue,
    options: ReadOptions
  ) {
    var timeline = Timeline(symbols: symbols)
    guard timeline.symbols.restore(from: &reader) else { return nil }
    timeline.rows = reader.takeArray(of: Timeline.Row.self)
    timeline.contactSymbols = reader.takeArray(of: Symbol.self)
    timeline.cellKeys = reader.takeArray(of: UInt32.self)
    timeline.cellBits = reader.takeArray(of: UInt64.self)
    timeline.elements = reader.takeArray(of: Cell.self)
    timeline.rare = reader.takeArray(of: Timeline.Rare.self)
    timeline.bytes = ByteArena(from: &reader)
    self.init(timeline, catalogue: catalogue, options: options)
    builder.origins = reader.takeArray(of: LineOrigin.self)
    builder.keptLines = reader.takeArray(of: ByteArena.Reference.self)
    builder.lineBytes = ByteArena(from: &reader)
    if reader.isBroken || builder.origins.count != timeline.rows.count { return nil }
  }
}

extension ByteArena {
  fileprivate func save(into writer: inout ByteWriter) {
    writer.put(full.count)
    for block in full { writer.put(array: block) }
    writer.put(array: current)
  }

  fileprivate init(from reader: inout ByteReader) {
    for _ in 0..<reader.takeCount() { full.append(reader.takeArray(of: UInt8.self)) }
    current = reader.takeArray(of: UInt8.self)
  }
}

extension SymbolTable {
  fileprivate func save(into writer: inout ByteWriter) {
    writer.put(count)
    for index in 0..<count {
      withUTF8(Symbol(index: UInt32(truncatingIfNeeded: index))) { utf8 in
        writer.put(utf8.count)
        writer.put(bytes: utf8)
      }
    }
  }

  /// Adds the texts that were written to a table that begins as that one did; false where it does not.
  fileprivate mutating func restore(from reader: inout ByteReader) -> Bool {
    let known = count
    let all = reader.takeCount()
    guard all >= known else { return false }
    for index in 0..<all {
      let text = reader.take(bytes: reader.takeCount())
      guard !reader.isBroken, intern(text).index == UInt32(truncatingIfNeeded: index) else { return false }
    }
    return true
  }
}
