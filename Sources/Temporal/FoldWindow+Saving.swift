import Saving

extension FoldWindow {
  /// Writes what counts; what has left it is not told from what never came.
  func save(into writer: inout ByteWriter, from base: Int64) {
    writer.put(count)
    if keepsElements { saveEntries(into: &writer, from: base) }
    writer.put(failures.count)
    for place in 0..<failures.count {
      let failure = failures[place]
      writer.put(failure.number &- dropped)
      failure.error.save(into: &writer)
    }
  }

  private func saveEntries(into writer: inout ByteWriter, from base: Int64) {
    var (instant, row) = (base, Int64(0))
    for place in 0..<entries.count {
      let entry = entries[place]
      if slides {
        writer.put(instant: entry.expiresAt, from: instant)
        instant = entry.expiresAt
      }
      writer.putSigned(Int64(entry.row) &- row)
      row = Int64(entry.row)
      writer.put(entry.elements)
    }
  }

  /// Reads what was written into a window that is empty; the result is how many elements count.
  mutating func restore(from reader: inout ByteReader, from base: Int64) -> Int {
    var elements = 0
    begun = keepsElements ? reader.takeCount() : reader.takeInt()
    if keepsElements { elements = restoreEntries(from: &reader, from: base) }
    for _ in 0..<reader.takeCount() {
      let number = reader.takeInt()
      failures.append(Failure(number: number, error: FoldKey(from: &reader)))
    }
    return elements
  }

  private mutating func restoreEntries(from reader: inout ByteReader, from base: Int64) -> Int {
    var (instant, row, elements) = (base, Int64(0), 0)
    for _ in 0..<begun {
      if slides { instant = reader.takeInstant(from: instant) }
      row &+= reader.takeSigned()
      let count = reader.takeUInt32()
      elements &+= Int(count)
      entries.append(
        Entry(
          expiresAt: slides ? instant : .max, row: UInt32(truncatingIfNeeded: row), elements: count))
    }
    return elements
  }
}
