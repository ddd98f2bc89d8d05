import EventTime

/// Rows by their instants, those of one instant as they came: sorted by digits from the lowest on.
struct InstantOrder {
  private struct Entry: BitwiseCopyable {
    /// Milliseconds after the earliest row.
    var key: UInt64
    var row: UInt32
  }

  private(set) var rows: [UInt32]
  /// Where several rows of one instant stand.
  private(set) var ties: [Range<Int>] = []

  private static let digitBits = 11

  init(_ instants: [Instant]) {
    guard let first = instants.min(), let last = instants.max() else {
      rows = []
      return
    }
    let start = first.milliseconds
    var entries = instants.enumerated().map { row, at in
      Entry(key: UInt64(bitPattern: at.milliseconds &- start), row: UInt32(row))
    }
    var sorted = entries
    let range = UInt64(bitPattern: last.milliseconds &- start)
    var shift = 0
    while shift < UInt64.bitWidth, range >> UInt64(shift) > 0 {
      Self.sort(entries, byDigitAt: shift, into: &sorted)
      swap(&entries, &sorted)
      shift += Self.digitBits
    }
    rows = entries.map(\.row)
    noteTies(entries)
  }

  private mutating func noteTies(_ entries: [Entry]) {
    var start = 0
    for place in 1...entries.count where place == entries.count || entries[place].key != entries[start].key {
      if place - start > 1 { ties.append(start..<place) }
      start = place
    }
  }

  private static func sort(_ entries: [Entry], byDigitAt shift: Int, into sorted: inout [Entry]) {
    let mask = (1 << digitBits) - 1
    var places = [Int](repeating: 0, count: 1 << digitBits)
    for entry in entries { places[Int(truncatingIfNeeded: entry.key >> UInt64(shift)) & mask] += 1 }
    var next = 0
    for digit in places.indices { (places[digit], next) = (next, next + places[digit]) }
    for entry in entries {
      let digit = Int(truncatingIfNeeded: entry.key >> UInt64(shift)) & mask
      sorted[places[digit]] = entry
      places[digit] += 1
    }
  }
}
