import Saving

extension RowFold {
  func save(into writer: inout ByteWriter, from base: Int64) {
    window.save(into: &writer, from: base)
    writer.put(held.map { UInt64($0) + 1 } ?? 0)
  }

  /// Reads what was written into a fold that is empty.
  mutating func restore(from reader: inout ByteReader, from base: Int64) {
    _ = window.restore(from: &reader, from: base)
    let number = reader.take()
    held = number == 0 ? nil : UInt32(truncatingIfNeeded: number - 1)
  }
}
