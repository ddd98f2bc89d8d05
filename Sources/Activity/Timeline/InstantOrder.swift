/// Rows by their instants, those of one instant as they came: sorted by digits from the lowest on.
struct InstantOrder {
  /// By place: the time since the earliest row in the upper bits, the row in the lower ones.
  private var entries: [UInt64]
  private let rowBits: UInt64
  /// Where several rows of one instant stand.
  private(set) var ties: [Range<Int>] = []

  private static let digitBits: UInt64 = 12

  /// - Parameter milliseconds: The instants by row.
  /// - Returns: Nil where instants lie so far apart that they do not fit beside their rows: with a million rows, 557 years.
  init?(_ milliseconds: [Int64]) {
    guard let first = milliseconds.min(), let last = milliseconds.max() else { return nil }
    rowBits = UInt64(Int.bitWidth - (milliseconds.count - 1).leadingZeroBitCount)
    let range = UInt64(bitPattern: last &- first)
    guard range.leadingZeroBitCount >= rowBits else { return nil }
    let rowBits = rowBits
    entries = milliseconds.enumerated().map { row, at in
      UInt64(bitPattern: at &- first) &<< rowBits | UInt64(row)
    }
    sort(to: rowBits + UInt64(UInt64.bitWidth - range.leadingZeroBitCount))
    noteTies()
  }

  /// The rows in their order.
  var rows: some RandomAccessCollection<Int> {
    let mask = (UInt64(1) &<< rowBits) &- 1
    return entries.lazy.map { Int($0 & mask) }
  }

  private mutating func sort(to end: UInt64) {
    var sorted = [UInt64](repeating: 0, count: entries.count)
    for shift in stride(from: rowBits, to: end, by: Int(Self.digitBits)) {
      Self.sort(entries, byDigitAt: shift, into: &sorted)
      swap(&entries, &sorted)
    }
  }

  private static func sort(_ entries: [UInt64], byDigitAt shift: UInt64, into sorted: inout [UInt64]) {
    let mask: UInt64 = (1 << digitBits) - 1
    var places = [Int](repeating: 0, count: 1 << Int(digitBits))
    for entry in entries { places[Int(entry &>> shift & mask)] += 1 }
    var next = 0
    for digit in places.indices { (places[digit], next) = (next, next + places[digit]) }
    for entry in entries {
      let digit = Int(entry &>> shift & mask)
      sorted[places[digit]] = entry
      places[digit] += 1
    }
  }

  private mutating func noteTies() {
    var start = 0
    for place in 1...entries.count
    where place == entries.count || (entries[place] ^ entries[start]) &>> rowBits != 0 {
      if place - start > 1 { ties.append(start..<place) }
      start = place
    }
  }
}
