import Saving

extension DistinctFold {
  func save(into writer: inout ByteWriter, from base: Int64) {
    window.save(into: &writer, from: base)
    guard window.keepsElements else { return counts.save(into: &writer) }
    for place in 0..<elements.count { elements[place].save(into: &writer) }
  }

  /// Reads what was written into a fold that is empty.
  mutating func restore(from reader: inout ByteReader, from base: Int64) {
    let count = window.restore(from: &reader, from: base)
    guard window.keepsElements else { return counts.restore(from: &reader) }
    for _ in 0..<count where !reader.isBroken {
      let key = FoldKey(from: &reader)
      _ = counts.add(key)
      elements.append(key)
    }
  }
}
