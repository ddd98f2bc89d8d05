public import Saving

extension TimerQueue {
  private struct Saved: BitwiseCopyable {
    var instant: Int64
    var owner: UInt32
  }

  private static let end = Saved(instant: none, owner: .max)

  /// Writes all timers but one owner's.
  public borrowing func save(into writer: inout ByteWriter, without left: UInt32) {
    forEach { owner, instant in
      if owner != left { writer.put(raw: Saved(instant: instant, owner: owner)) }
    }
    writer.put(raw: Self.end)
  }

  /// Reads what was written into a queue that is empty.
  ///
  /// - Parameter count: Owners below it are all there are.
  public mutating func restore(from reader: inout ByteReader, owners count: Int) {
    while let saved = reader.take(raw: Saved.self), saved.owner != Self.end.owner {
      guard saved.owner < count else { return reader.fail() }
      set(saved.owner, at: saved.instant)
    }
  }
}
