public import Saving

extension Periodic {
  /// It has not begun.
  public var isInitial: Bool { start == .max }

  /// Writes the state; instants as distances from another one.
  public func save(into writer: inout ByteWriter, from base: Int64) {
    writer.put(instant: start, from: base)
    writer.put(instant: end, from: base)
    writer.put(isCompared)
    writer.putSigned(Int64(previous ?? -1))
    current.save(into: &writer)
    upcoming.save(into: &writer)
  }

  public init(from reader: inout ByteReader, from base: Int64) {
    self.init()
    start = reader.takeInstant(from: base)
    end = reader.takeInstant(from: base)
    isCompared = reader.takeBool()
    let before = Int(reader.takeSigned())
    previous = before < 0 ? nil : before
    current = Tally(from: &reader)
    upcoming = Tally(from: &reader)
  }
}

extension Periodic.Tally {
  func save(into writer: inout ByteWriter) {
    let counted: UInt64 = counts.map { $0 ? 2 : 1 } ?? 0
    writer.put(counted << 1 | (isDecided ? 1 : 0))
    writer.put(count)
    values.save(into: &writer)
  }

  init(from reader: inout ByteReader) {
    self.init()
    let flags = reader.take()
    isDecided = flags & 1 != 0
    counts = flags >> 1 == 0 ? nil : flags >> 1 == 2
    count = reader.takeInt()
    values.restore(from: &reader)
  }
}
