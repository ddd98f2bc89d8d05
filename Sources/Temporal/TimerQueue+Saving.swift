public import Saving

extension TimerQueue {
  /// Writes all timers but one owner's; instants as distances from another one.
  public func save(into writer: inout ByteWriter, from base: Int64, without left: UInt32) {
    for owner in touched where owner != left {
      let instant = owners[Int(owner)].wanted
      guard instant != Self.none else { continue }
      writer.put(UInt64(owner) + 1)
      writer.put(instant: instant, from: base)
    }
    writer.put(0 as UInt64)
  }

  /// Reads what was written into a queue that is empty.
  ///
  /// - Parameter count: Owners below it are all there are.
  public mutating func restore(from reader: inout ByteReader, from base: Int64, owners count: Int) {
    while true {
      let owner = reader.take()
      guard owner > 0 else { return }
      guard owner <= UInt64(count) else { return reader.fail() }
      set(UInt32(owner - 1), at: reader.takeInstant(from: base))
    }
  }
}
