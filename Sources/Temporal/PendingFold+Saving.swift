import Saving

extension PendingFold {
  func save(into writer: inout ByteWriter, from base: Int64) {
    window.save(into: &writer, from: base)
    writer.put(added)
    for place in 0..<elements.count { elements[place].key.save(into: &writer) }
    counts.save(into: &writer)
  }

  /// Reads what was written into a fold that is empty; the elements are those added last.
  mutating func restore(from reader: inout ByteReader, from base: Int64) {
    let count = window.restore(from: &reader, from: base)
    added = reader.takeInt()
    for place in 0..<count where !reader.isBroken {
      elements.append(Element(key: FoldKey(from: &reader), number: added &- count &+ place))
    }
    counts.restore(from: &reader)
  }
}
