import Saving

extension ValuesFold {
  func save(into writer: inout ByteWriter, from base: Int64) {
    window.save(into: &writer, from: base)
    guard !window.keepsElements else {
      for place in 0..<elements.count { elements[place].save(into: &writer) }
      return
    }
    writer.put(order.count)
    for place in 0..<order.count { order[place].save(into: &writer) }
  }

  /// Reads what was written into a fold that is empty; the order of the values follows from what counts.
  mutating func restore(from reader: inout ByteReader, from base: Int64) {
    var count = window.restore(from: &reader, from: base)
    if !window.keepsElements { count = reader.takeCount() }
    for _ in 0..<count where !reader.isBroken { restore(FoldKey(from: &reader)) }
  }
}
