public import Saving

extension Occurrences {
  public var isEmpty: Bool { latest.isEmpty }

  /// Writes the latest of each combination; instants as distances from another one.
  public func save(into writer: inout ByteWriter, from base: Int64) {
    writer.put(latest.count)
    for occurrence in latest {
      writer.put(occurrence.row)
      writer.put(occurrence.number)
      writer.put(instant: occurrence.at, from: base)
      writer.putSigned(Int64(occurrence.key))
    }
  }

  /// Reads what was written into occurrences that are empty.
  public mutating func restore(from reader: inout ByteReader, from base: Int64) {
    for _ in 0..<reader.takeCount() {
      let (row, number) = (reader.takeUInt32(), reader.takeUInt32())
      let at = reader.takeInstant(from: base)
      note(Occurrence(row: row, number: number, at: at, key: Agreements.key(from: &reader)))
    }
  }
}
