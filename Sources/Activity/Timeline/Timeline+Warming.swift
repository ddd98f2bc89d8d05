import EventTime
import Symbols

extension Timeline {
  /// Reads where the columns hold some activities, so that they are near when they are asked for one by one.
  ///
  /// The activities of a subject lie far apart in memory. Many loads in a row, none of which waits for another, let the
  /// processor fetch them together, at a fraction of the time that each would take.
  ///
  /// - Returns: A number made of what was read, which means nothing and keeps the loads from being left out.
  public func warm(_ some: ArraySlice<UInt32>) -> UInt32 {
    var read: UInt32 = 0
    // A row may lie across two cache lines: one field from either end.
    for row in some {
      read &+= UInt32(truncatingIfNeeded: rows[Int(row)].at.milliseconds)
      read &+= rows[Int(row)].cellsStart
    }
    for row in some {
      let row = rows[Int(row)]
      if row.cellsCount > 0 {
        read &+= cellKeys[Int(row.cellsStart)]
        read &+= UInt32(truncatingIfNeeded: cellBits[Int(row.cellsStart)])
      }
      if row.contactsStart > 0 { read &+= contactSymbols[Int(row.contactsStart)].index }
    }
    return read
  }
}
