public import Saving

extension Held {
  /// Nothing has been true yet, or can be told from that.
  public var isInitial: Bool { since == .max && due == .max && !isSpent && truth == .no }

  /// Writes the state; instants as distances from another one.
  public func save(into writer: inout ByteWriter, from base: Int64) {
    writer.put(UInt64(truth.rawValue) << 1 | (isSpent ? 1 : 0))
    writer.put(instant: since, from: base)
    writer.put(instant: due, from: base)
  }

  public init(from reader: inout ByteReader, from base: Int64) {
    self.init()
    let flags = reader.take()
    isSpent = flags & 1 != 0
    truth = Truth(rawValue: UInt8(truncatingIfNeeded: flags >> 1)) ?? .no
    since = reader.takeInstant(from: base)
    due = reader.takeInstant(from: base)
  }
}
