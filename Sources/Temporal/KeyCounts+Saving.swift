import Saving

extension KeyCounts {
  func save(into writer: inout ByteWriter) {
    let live = live
    writer.put(live.count)
    for slot in live {
      slot.key.save(into: &writer)
      writer.put(slot.count)
      writer.put(slot.mark)
    }
  }

  /// Reads what was written into counts that are empty.
  mutating func restore(from reader: inout ByteReader) {
    for _ in 0..<reader.takeCount() {
      let key = FoldKey(from: &reader)
      let (count, mark) = (reader.takeUInt32(), reader.takeInt())
      put(key, count: count, mark: mark)
    }
  }
}
