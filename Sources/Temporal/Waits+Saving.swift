public import Saving

extension Wait {
  func save(into writer: inout ByteWriter, from base: Int64) {
    writer.put(trigger)
    writer.put(instant: at, from: base)
    writer.put(instant: due, from: at)
    writer.putSigned(Int64(key))
  }

  init(from reader: inout ByteReader, from base: Int64) {
    let trigger = reader.takeUInt32()
    let at = reader.takeInstant(from: base)
    let due = reader.takeInstant(from: at)
    self.init(trigger: trigger, at: at, due: due, key: Agreements.key(from: &reader))
  }
}

extension Waits {
  /// Writes all that waits; instants as distances from another one.
  public func save(into writer: inout ByteWriter, from base: Int64) {
    writer.put(waiting.count)
    for wait in waiting { wait.save(into: &writer, from: base) }
  }

  /// Reads what was written into waits that are empty.
  public mutating func restore(from reader: inout ByteReader, from base: Int64) {
    for _ in 0..<reader.takeCount() { waiting.append(Wait(from: &reader, from: base)) }
  }
}
