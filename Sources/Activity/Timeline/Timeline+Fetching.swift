import CPrefetch
import EventTime
import Symbols

extension Timeline {
  /// At how many places of a course a walk calls ``fetch(_:from:)``: at every one that this divides.
  public static let fetchStride = 8

  /// Has the processor fetch what a walk over rows will read soon.
  ///
  /// The activities of a subject lie far apart in memory. Who walks over them would wait for each; so the rows that come a
  /// few places later are asked for, and what the nearer ones of them point at.
  ///
  /// - Parameters:
  ///   - course: The rows in the order in which they are walked over, also those of the subjects that follow.
  ///   - place: Where the walk is.
  public func fetch(_ course: [UInt32], from place: Int) {
    let near = min(place + 2 * Self.fetchStride, course.count)
    let far = min(place + 4 * Self.fetchStride, course.count)
    rows.withUnsafeBytes { bytes in
      guard let rows = bytes.baseAddress else { return }
      for row in course[far..<min(far + Self.fetchStride, course.count)] {
        let row = rows + Int(row) * MemoryLayout<Row>.stride
        // What is asked for of a row may lie across two cache lines.
        prefetch(row + Row.firstWanted)
        prefetch(row + Row.lastWanted)
      }
    }
    for row in course[near..<min(near + Self.fetchStride, course.count)] { fetchContents(of: rows[Int(row)]) }
  }

  @inline(__always)
  private func fetchContents(of row: Row) {
    if row.cellsCount > 0 {
      cellKeys.fetch(Int(row.cellsStart))
      cellBits.fetch(Int(row.cellsStart))
    }
    if row.contactsStart > 0 { contactSymbols.fetch(Int(row.contactsStart) - 1) }
  }
}

extension Timeline.Row {
  @inline(__always)
  fileprivate static var firstWanted: Int { MemoryLayout<Self>.offset(of: \.kind) ?? 0 }
  @inline(__always)
  fileprivate static var lastWanted: Int { MemoryLayout<Self>.offset(of: \.at) ?? 0 }
}

extension Array where Element: BitwiseCopyable {
  /// Has the processor fetch an element that will be read soon.
  @inline(__always)
  func fetch(_ place: Int) {
    withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { prefetch(start + place * MemoryLayout<Element>.stride) }
    }
  }
}
