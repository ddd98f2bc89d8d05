public import Symbols

extension Timeline {
  /// The subject that an activity carries by itself.
  public enum SubjectColumn: Sendable { case deal, account, rep }

  /// Rows by subject, each subject's in the order of the timeline.
  public struct Grouping: Sendable {
    /// By the texts of their ids in the order of code points, so that it does not matter which was read first.
    public let subjects: [Symbol]
    /// Where each subject's rows begin in ``rows``, and at last where they end.
    public let offsets: [Int]
    public let rows: [UInt32]

    /// The rows of the subject with this place in ``subjects``.
    @inlinable public func rows(of place: Int) -> ArraySlice<UInt32> {
      rows[offsets[place]..<offsets[place + 1]]
    }
  }

  /// Which rows are of interest, beside the first of each subject.
  public struct RowFilter: Sendable {
    /// By index of a kind's symbol; ``others`` for those beyond.
    let kinds: [Bool]
    let others: Bool
    /// By row: those that are, whatever their kind; empty where there are none.
    let rows: [Bool]

    public init(kinds: [Bool], others: Bool, rows: [Bool]) {
      self.kinds = kinds
      self.others = others
      self.rows = rows
    }

    @inline(__always)
    func contains(_ row: Int, _ kind: Symbol) -> Bool {
      let index = Int(kind.index)
      return (index < kinds.count ? kinds[index] : others) || (!rows.isEmpty && rows[row])
    }
  }

  /// Rows by deal, account or rep; those that carry none are left out.
  ///
  /// - Complexity: O(rows + symbols) by counting, and a sort of the subjects' ids.
  public func rowsGrouped(by column: SubjectColumn, only filter: RowFilter? = nil) -> Grouping {
    var counts = [UInt32](repeating: 0, count: symbols.count)
    var keys = subjects(column)
    if let filter {
      for row in keys.indices where keys[row] != Symbol.none.index {
        if counts[Int(keys[row])] > 0, !filter.contains(row, rows[row].kind) {
          keys[row] = Symbol.none.index
        } else {
          counts[Int(keys[row])] += 1
        }
      }
    } else {
      for key in keys where key != Symbol.none.index { counts[Int(key)] += 1 }
    }
    return grouped(keys, counts)
  }

  /// The subject of each row, by index.
  private func subjects(_ column: SubjectColumn) -> [UInt32] {
    switch column {
    case .deal: rows.map { $0.deal.index }
    case .account: rows.map { $0.account.index }
    case .rep: rows.map { $0.rep.index }
    }
  }

  /// - Parameter counts: By subject: in how many rows it is.
  private func grouped(_ keys: [UInt32], _ counts: [UInt32]) -> Grouping {
    let subjects = symbols.sorted(
      counts.indices.filter { counts[$0] > 0 }.map { Symbol(index: UInt32($0)) })
    var offsets = [0]
    offsets.reserveCapacity(subjects.count + 1)
    var next = [Int](repeating: 0, count: symbols.count)
    for subject in subjects {
      let index = Int(subject.index)
      next[index] = offsets[offsets.count - 1]
      offsets.append(next[index] + Int(counts[index]))
    }
    var grouped = [UInt32](repeating: 0, count: offsets[offsets.count - 1])
    for (row, key) in keys.enumerated() where key != Symbol.none.index {
      grouped[next[Int(key)]] = UInt32(row)
      next[Int(key)] += 1
    }
    return Grouping(subjects: subjects, offsets: offsets, rows: grouped)
  }
}
