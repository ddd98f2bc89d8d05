import Saving

extension SumFold {
  func save(into writer: inout ByteWriter, from base: Int64) {
    window.save(into: &writer, from: base)
    for place in 0..<elements.count { elements[place].save(into: &writer) }
    total.save(into: &writer)
  }

  /// Reads what was written into a fold that is empty.
  mutating func restore(from reader: inout ByteReader, from base: Int64) {
    let count = window.restore(from: &reader, from: base)
    for _ in 0..<count where !reader.isBroken { elements.append(FoldKey(from: &reader)) }
    total = ExactSum(from: &reader)
  }
}
