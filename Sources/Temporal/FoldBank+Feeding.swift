import BasicContainers

extension FoldBank {
  /// Takes in an activity whose argument is known, or that needs none.
  ///
  /// - Parameter expiresAt: The end of its window in milliseconds; ignored by folds without one.
  public mutating func begin(_ id: ID, row: UInt32, expiresAt: Int64) {
    let entry = touch(id)
    switch entry.kind {
    case .count: counts[entry.place].begin(row: row, expiresAt: expiresAt)
    case .distinct: distincts[entry.place].begin(row: row, expiresAt: expiresAt)
    case .sum, .mean: sums[entry.place].begin(row: row, expiresAt: expiresAt)
    case .min, .max: extremes[entry.place].begin(row: row, expiresAt: expiresAt)
    case .latest, .first: rows[entry.place].begin(row: row, expiresAt: expiresAt)
    case .values: lists[entry.place].begin(row: row, expiresAt: expiresAt)
    case .pending: pendings[entry.place].begin(row: row, expiresAt: expiresAt)
    }
  }

  /// Adds the value of the activity begun last, or one element of its list.
  public mutating func add(_ key: FoldKey, to id: ID) {
    let entry = entries[Int(id.number)]
    switch entry.kind {
    case .distinct: distincts[entry.place].add(key)
    case .sum, .mean: sums[entry.place].add(key)
    case .min, .max: extremes[entry.place].add(key)
    case .values: lists[entry.place].add(key)
    case .pending: pendings[entry.place].add(key)
    case .count, .latest, .first: break
    }
  }

  /// Notes that the argument failed for the activity begun last: while that counts, reading the fold fails.
  ///
  /// - Parameter error: The host's own, given back by ``read(_:)``.
  public mutating func fail(_ id: ID, error: FoldKey) {
    let entry = entries[Int(id.number)]
    switch entry.kind {
    case .count: counts[entry.place].window.fail(error)
    case .distinct: distincts[entry.place].window.fail(error)
    case .sum, .mean: sums[entry.place].window.fail(error)
    case .min, .max: extremes[entry.place].window.fail(error)
    case .latest, .first: rows[entry.place].window.fail(error)
    case .values: lists[entry.place].window.fail(error)
    case .pending: pendings[entry.place].window.fail(error)
    }
  }

  /// Takes a key of `pending` as settled; for an activity that is both, after adding it.
  public mutating func settle(_ key: FoldKey, in id: ID) {
    let entry = touch(id)
    if entry.kind == .pending { pendings[entry.place].settle(key) }
  }

  /// Starts again: nothing fed until now counts.
  public mutating func clear(_ id: ID) {
    let entry = entries[Int(id.number)]
    switch entry.kind {
    case .count: counts[entry.place].clear()
    case .distinct: distincts[entry.place].clear()
    case .sum, .mean: sums[entry.place].clear()
    case .min, .max: extremes[entry.place].clear()
    case .latest, .first: rows[entry.place].clear()
    case .values: lists[entry.place].clear()
    case .pending: pendings[entry.place].clear()
    }
  }

  /// Leaves out what is no longer inside its window at an activity; the end of a window is inside.
  public mutating func expire(_ id: ID, beforeActivityAt instant: Int64) { expire(id, before: instant) }

  /// Leaves out what is no longer inside its window at a timer, for which the end of a window is outside.
  public mutating func expire(_ id: ID, atTimer instant: Int64) { expire(id, before: instant &+ 1) }

  private mutating func expire(_ id: ID, before instant: Int64) {
    let entry = entries[Int(id.number)]
    switch entry.kind {
    case .count: counts[entry.place].expire(before: instant)
    case .distinct: distincts[entry.place].expire(before: instant)
    case .sum, .mean: sums[entry.place].expire(before: instant)
    case .min, .max: extremes[entry.place].expire(before: instant)
    case .latest, .first: rows[entry.place].expire(before: instant)
    case .values: lists[entry.place].expire(before: instant)
    case .pending: pendings[entry.place].expire(before: instant)
    }
  }
}
