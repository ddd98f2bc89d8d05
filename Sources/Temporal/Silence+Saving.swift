public import Saving

extension Silence {
  /// It has not begun.
  public var isInitial: Bool { at == .max }

  /// Writes the state; instants as distances from another one.
  public func save(into writer: inout ByteWriter, from base: Int64) {
    let flags = (hasMattered ? 8 : 0) | (isRaised ? 4 : 0) | (toldUnknown ? 2 : 0) | (toldFault ? 1 : 0)
    writer.put(flags)
    writer.put(row)
    writer.put(instant: at, from: base)
    writer.put(instant: due, from: at)
  }

  public init(from reader: inout ByteReader, from base: Int64) {
    self.init()
    let flags = reader.take()
    hasMattered = flags & 8 != 0
    isRaised = flags & 4 != 0
    toldUnknown = flags & 2 != 0
    toldFault = flags & 1 != 0
    row = reader.takeUInt32()
    at = reader.takeInstant(from: base)
    due = reader.takeInstant(from: at)
  }
}
