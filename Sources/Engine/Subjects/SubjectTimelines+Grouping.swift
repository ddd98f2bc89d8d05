import Activity
import EventTime
import RulePacks
import Symbols

extension SubjectTimelines {
  /// Finds all subjects of a kind and their activities.
  ///
  /// - Parameters:
  ///   - symbols: The table of the run, a later state of the timeline's.
  ///   - selection: Leaves activities out that nobody has to be told of, where that is quick to see.
  /// - Complexity: O(rows + symbols), and a sort of the subjects' ids where they are not in order already.
  static func group(
    _ timeline: Timeline, by kind: SubjectKind, _ people: PeopleAt, _ symbols: SymbolTable,
    only selection: Timeline.RowFilter? = nil
  ) -> SubjectTimelines {
    switch kind {
    case .deal: return carried(kind, timeline.rowsGrouped(by: .deal, only: selection))
    case .account: return carried(kind, timeline.rowsGrouped(by: .account, only: selection))
    case .rep: return carried(kind, timeline.rowsGrouped(by: .rep, only: selection))
    case .organisation: return everything(timeline)
    case .manager, .team, .pair:
      var assignment = Assignment()
      let membership = Membership(timeline, people)
      for row in 0..<timeline.rowCount {
        membership.forEachKey(of: row, kind) { assignment.append($0, row) }
      }
      return sorted(assignment.grouped(kind), symbols)
    }
  }

  private static func everything(_ timeline: Timeline) -> SubjectTimelines {
    let rows = (0..<timeline.rowCount).map { UInt32(truncatingIfNeeded: $0) }
    if rows.isEmpty { return SubjectTimelines(kind: .organisation, keys: [], offsets: [0], rows: []) }
    return SubjectTimelines(
      kind: .organisation, keys: [Key(first: .none)], offsets: [0, rows.count], rows: rows)
  }

  private static func carried(_ kind: SubjectKind, _ grouping: Timeline.Grouping) -> SubjectTimelines {
    SubjectTimelines(
      kind: kind, keys: grouping.subjects.map { Key(first: $0) }, offsets: grouping.offsets,
      rows: grouping.rows)
  }

  /// The same subjects by the texts of their ids, so that the order does not depend on which was read first.
  private static func sorted(_ groups: SubjectTimelines, _ symbols: SymbolTable) -> SubjectTimelines {
    let keys = groups.keys
    func precedes(_ a: Int, _ b: Int) -> Bool {
      if keys[a].first != keys[b].first { return symbols.precedes(keys[a].first, keys[b].first) }
      return keys[a].second != keys[b].second && symbols.precedes(keys[a].second, keys[b].second)
    }
    if keys.indices.dropFirst().allSatisfy({ precedes($0 - 1, $0) }) { return groups }
    let order = keys.indices.sorted(by: precedes)
    var offsets = [0]
    var rows: [UInt32] = []
    offsets.reserveCapacity(order.count + 1)
    rows.reserveCapacity(groups.allRows.count)
    for subject in order {
      rows += groups.rows(of: subject)
      offsets.append(rows.count)
    }
    return SubjectTimelines(kind: groups.kind, keys: order.map { keys[$0] }, offsets: offsets, rows: rows)
  }
}

// MARK: Gathering

/// Rows with the subjects to which they belong, in the order of the timeline.
private struct Assignment {
  private var placeOfKey: [SubjectTimelines.Key: UInt32] = [:]
  private var keys: [SubjectTimelines.Key] = []
  private var places: [UInt32] = []
  private var rows: [UInt32] = []

  mutating func append(_ key: SubjectTimelines.Key, _ row: Int) {
    let place = placeOfKey[key] ?? add(key)
    places.append(place)
    rows.append(UInt32(truncatingIfNeeded: row))
  }

  private mutating func add(_ key: SubjectTimelines.Key) -> UInt32 {
    let place = UInt32(truncatingIfNeeded: keys.count)
    keys.append(key)
    placeOfKey[key] = place
    return place
  }

  /// Sorts by counting, which keeps the order within a subject.
  func grouped(_ kind: SubjectKind) -> SubjectTimelines {
    var offsets = [Int](repeating: 0, count: keys.count + 1)
    for place in places { offsets[Int(place) + 1] += 1 }
    for subject in keys.indices { offsets[subject + 1] += offsets[subject] }
    var next = offsets
    var grouped = [UInt32](repeating: 0, count: rows.count)
    for (row, place) in zip(rows, places) {
      grouped[next[Int(place)]] = row
      next[Int(place)] += 1
    }
    return SubjectTimelines(kind: kind, keys: keys, offsets: offsets, rows: grouped)
  }
}
