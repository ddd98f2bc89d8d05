import Saving

extension CountFold {
  func save(into writer: inout ByteWriter, from base: Int64) {
    window.save(into: &writer, from: base)
  }

  /// Reads what was written into a fold that is empty.
  mutating func restore(from reader: inout ByteReader, from base: Int64) {
    _ = window.restore(from: &reader, from: base)
  }
}
