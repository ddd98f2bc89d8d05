import BasicContainers

extension FoldBank {
  /// What the fold is now; call an ``expire(_:atTimer:)`` first where it slides.
  public func read(_ id: ID) -> Outcome {
    let entry = entries[Int(id.number)]
    if let error = failure(entry) { return .failed(error) }
    switch entry.kind {
    case .count: return .value(.int(Int64(counts[entry.place].count)))
    case .distinct: return .value(.int(Int64(distincts[entry.place].count)))
    case .pending: return .value(.int(Int64(pendings[entry.place].count)))
    case .sum: return sum(entry)
    case .mean: return Self.outcome(sums[entry.place].total.mean.map { .double($0) })
    case .min, .max: return Self.outcome(extremes[entry.place].value)
    case .latest, .first: return rows[entry.place].row.map { .row($0) } ?? .nothing
    case .values: return .values
    }
  }

  /// Whether ``read(_:expiringFrom:)`` can tell what a fold of a kind would be over a shorter time.
  public static func tellsShorterTimes(_ kind: Kind) -> Bool { kind == .count || kind == .distinct }

  /// What a fold that slides would be if only those of its activities counted that leave its window at an instant or later.
  public mutating func read(_ id: ID, expiringFrom instant: Int64) -> Outcome {
    let entry = entries[Int(id.number)]
    switch entry.kind {
    case .count:
      return .value(.int(Int64(counts[entry.place].window.newest(expiringFrom: instant).activities)))
    case .distinct:
      let newest = distincts[entry.place].window.newest(expiringFrom: instant)
      if let error = distincts[entry.place].window.failure(ofNewest: newest.activities) {
        return .failed(error)
      }
      return .value(.int(Int64(distincts[entry.place].count(ofNewest: newest.elements))))
    default: return read(id)
    }
  }

  /// Calls with the different values of a `values` fold, in their order.
  public mutating func forEachValue(of id: ID, _ body: (FoldKey) -> Void) {
    let entry = entries[Int(id.number)]
    if entry.kind == .values { lists[entry.place].forEach(body) }
  }

  /// When the oldest activity that counts leaves its window, or ``TimerQueue/none``.
  public func nextExpiry(of id: ID) -> Int64 {
    let entry = entries[Int(id.number)]
    switch entry.kind {
    case .count: return counts[entry.place].window.nextExpiry
    case .distinct: return distincts[entry.place].window.nextExpiry
    case .sum, .mean: return sums[entry.place].window.nextExpiry
    case .min, .max: return extremes[entry.place].window.nextExpiry
    case .latest, .first: return rows[entry.place].window.nextExpiry
    case .values: return lists[entry.place].window.nextExpiry
    case .pending: return pendings[entry.place].window.nextExpiry
    }
  }

  private func sum(_ entry: Entry) -> Outcome {
    switch entry.numberType {
    case .int: return sums[entry.place].total.intSum.map { .value(.int($0)) } ?? .overflow
    case .uint: return sums[entry.place].total.uintSum.map { .value(.uint($0)) } ?? .overflow
    case .double: return .value(.double(sums[entry.place].total.sum))
    }
  }

  private static func outcome(_ key: FoldKey?) -> Outcome { key.map { .value($0) } ?? .nothing }

  private func failure(_ entry: Entry) -> FoldKey? {
    switch entry.kind {
    case .count: counts[entry.place].window.failure
    case .distinct: distincts[entry.place].window.failure
    case .sum, .mean: sums[entry.place].window.failure
    case .min, .max: extremes[entry.place].window.failure
    case .latest, .first: rows[entry.place].window.failure
    case .values: lists[entry.place].window.failure
    case .pending: pendings[entry.place].window.failure
    }
  }
}
