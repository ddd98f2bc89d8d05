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

  /// Puts the rows in their order: by digits of the instant, then each run of one instant by comparing.
  ///
  /// - Complexity: One pass over rows that are in order already.
  mutating func sortRows() {
    guard !isSorted else { return }
    let byInstant = InstantOrder(rows.map(\.at))
    var order = byInstant.rows
    for tie in byInstant.ties { sort(tie, of: &order) }
    apply(order)
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
  private func sort(_ tie: Range<Int>, of order: inout [UInt32]) {
    guard tie.count == 2 else {
      return order[tie].sort { rowPrecedes(rows[Int($0)], rows[Int($1)]) }
    }
    if rowPrecedes(rows[Int(order[tie.lowerBound + 1])], rows[Int(order[tie.lowerBound])]) {
      order.swapAt(tie.lowerBound, tie.lowerBound + 1)
    }
  }

  /// Moves every row to its place along the cycles of the order, so that rows need no second copy.
  private mutating func apply(_ order: [UInt32]) {
    var order = order
    for start in order.indices where order[start] != start {
      let first = rows[start]
      var place = start
      while true {
        let source = Int(order[place])
        order[place] = UInt32(place)
        if source == start { break }
        rows[place] = rows[source]
        place = source
      }
      rows[place] = first
    }
  }
}
