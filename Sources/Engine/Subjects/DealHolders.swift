import Activity
import Symbols

/// Whose each deal is as of each of its activities: what a finding of another subject says of its deal.
struct DealHolders: Sendable {
  /// Where each deal opens, closes or changes hands, in order.
  private var lists: [[DealOwnership]] = []
  /// By symbol: place in ``lists`` plus one, or 0.
  private var places: [UInt32] = []

  init() {}

  /// - Parameter ownership: Of all deals, as ``DealOwnership/all(in:_:)`` gives it.
  init(_ ownership: [DealOwnership], _ timeline: borrowing Timeline) {
    var first = ownership.startIndex
    for place in ownership.indices where ownership[place].isLast {
      self[timeline.rows[Int(ownership[place].row)].deal] = Array(ownership[first...place])
      first = place + 1
    }
  }

  /// Empty for a deal of which nothing is known.
  subscript(deal: Symbol) -> [DealOwnership] {
    get { place(of: deal).map { lists[$0] } ?? [] }
    set {
      if let place = place(of: deal) { return lists[place] = newValue }
      while places.count <= Int(deal.index) { places.append(0) }
      lists.append(newValue)
      places[Int(deal.index)] = UInt32(truncatingIfNeeded: lists.count)
    }
  }

  /// Adds what the latest activity of a deal says.
  mutating func append(_ owned: DealOwnership, to deal: Symbol) {
    guard let place = place(of: deal) else { return self[deal] = [owned] }
    if let last = lists[place].indices.last { lists[place][last].isLast = false }
    lists[place].append(owned)
  }

  private func place(of deal: Symbol) -> Int? {
    let index = Int(deal.index)
    return !deal.isNone && index < places.count && places[index] > 0 ? Int(places[index]) - 1 : nil
  }

  /// Whose the deal of an activity is, the activity included; nil where it carries no deal.
  func holder(asOf row: Int, _ timeline: borrowing Timeline) -> DealOwnership? {
    guard let place = place(of: timeline.rows[row].deal) else { return nil }
    for owned in lists[place].reversed() where !timeline.precedes(row, Int(owned.row)) { return owned }
    return nil
  }
}
