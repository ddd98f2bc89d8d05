import EventTime
import Symbols

extension Timeline {
  /// Whether one activity comes before another one: by instant, `seq`, `id` by its bytes.
  package func precedes(_ a: Int, _ b: Int) -> Bool { rowPrecedes(rows[a], rows[b]) }

  private func rowPrecedes(_ a: Row, _ b: Row) -> Bool {
    if a.at != b.at { return a.at < b.at }
    let (first, second) = (seq(a), seq(b))
    if first != second { return first < second }
    return bytes.precedes(a.id, b.id)
  }

  private func seq(_ row: Row) -> Int64 { row.rare == 0 ? 0 : rare[Int(row.rare) - 1].seq }

  /// Puts the rows in their order: by digits of the instant, then those of one instant by comparing.
  ///
  /// Rows are gathered into a second list: loads that do not wait for each other take a third of the time that moving
  /// the rows about would. Those of one instant are neighbours then.
  /// - Complexity: One pass over rows that are in order already.
  mutating func sortRows() {
    guard !isSorted else { return }
    guard let byInstant = InstantOrder(rows.map(\.at.milliseconds)) else {
      return rows.sort(by: rowPrecedes)
    }
    rows = byInstant.rows.map { rows[$0] }
    sort(byInstant.ties)
  }

  /// Looks at instants first: few rows share theirs with the one before.
  private var isSorted: Bool {
    let rows = rows.span
    for place in rows.indices.dropFirst() {
      if rows[place - 1].at < rows[place].at { continue }
      if rowPrecedes(rows[place], rows[place - 1]) { return false }
    }
    return true
  }

  /// Puts rows of one instant in order; most often there are two.
  ///
  /// Their ids lie far apart: what each begins with is read before the first is compared, by loads that do not wait for
  /// each other.
  private mutating func sort(_ ties: [Range<Int>]) {
    var beginnings: [UInt64] = []
    for tie in ties {
      for place in tie { beginnings.append(bytes.withBytes(rows[place].id, TextHash.beginning)) }
    }
    var start = 0
    var tied: [Tied] = []
    for tie in ties {
      for place in tie {
        tied.append(Tied(row: rows[place], beginning: beginnings[start + place - tie.lowerBound]))
      }
      start += tie.count
      if tied.count > 2 {
        tied.sort { precedes($0, $1) }
      } else if precedes(tied[1], tied[0]) {
        tied.swapAt(0, 1)
      }
      for (place, tied) in zip(tie, tied) { rows[place] = tied.row }
      tied.removeAll(keepingCapacity: true)
    }
  }

  private struct Tied: BitwiseCopyable {
    var row: Row
    var beginning: UInt64
  }

  private func precedes(_ a: Tied, _ b: Tied) -> Bool {
    if a.row.rare | b.row.rare == 0, a.beginning != b.beginning { return a.beginning < b.beginning }
    return rowPrecedes(a.row, b.row)
  }
}
