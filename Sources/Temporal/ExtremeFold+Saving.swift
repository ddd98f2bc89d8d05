import Saving

extension ExtremeFold {
  func save(into writer: inout ByteWriter, from base: Int64) {
    window.save(into: &writer, from: base)
    writer.put(added &- dropped)
    writer.put(candidates.count)
    for place in 0..<candidates.count {
      let candidate = candidates[place]
      // Without a window the first number stays what it was.
      writer.put(max(candidate.number &- dropped, 0))
      candidate.key.save(into: &writer)
    }
  }

  /// Reads what was written into a fold that is empty.
  mutating func restore(from reader: inout ByteReader, from base: Int64) {
    _ = window.restore(from: &reader, from: base)
    added = reader.takeInt()
    for _ in 0..<reader.takeCount() {
      let number = reader.takeInt()
      candidates.append(Candidate(number: number, key: FoldKey(from: &reader)))
    }
  }
}
