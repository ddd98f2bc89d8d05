import Activity
import EventTime
import RulePacks
import Symbols

/// How many deals are open whose rep, account, manager or team somebody is, and when that changes.
struct OpenDeals: Sendable {
  struct Change: Sendable, BitwiseCopyable, Hashable {
    /// In milliseconds.
    var at: Int64
    /// The activity that brought it about; -1 for a date of the directory, which is earlier than all of its instant.
    var row: Int32
    var delta: Int32
    /// Whether the activity is on the subject's own timeline; if not, the instant is a timer of the subject.
    var isOwn: Bool
  }

  /// A change with the subject whose count it is; ``Symbol/none`` stands for the organisation.
  struct Found: Sendable, BitwiseCopyable, Hashable {
    var subject: Symbol
    var change: Change
  }

  private var lists: [Symbol: [Change]] = [:]

  init(_ found: [Found], _ timeline: borrowing Timeline) {
    for found in found { lists[found.subject, default: []].append(found.change) }
    for subject in lists.keys { sort(subject, timeline) }
  }

  /// The changes of a subject by instant and row.
  func changes(of subject: Symbol) -> [Change] { lists[subject] ?? [] }

  /// Puts what is known of a deal now in place of what was known; what both begin with stays.
  mutating func replace(_ old: [Found], by new: [Found], _ timeline: borrowing Timeline) {
    let same = zip(old, new).prefix { $0 == $1 }.count
    for found in old[same...] {
      if let place = lists[found.subject]?.lastIndex(of: found.change) {
        lists[found.subject]?.remove(at: place)
      }
    }
    for found in new[same...] {
      let place = place(of: found, timeline)
      lists[found.subject, default: []].insert(found.change, at: place)
    }
  }

  /// Behind all that is not later: what is new is hardly ever early.
  private func place(of found: Found, _ timeline: borrowing Timeline) -> Int {
    guard let list = lists[found.subject] else { return 0 }
    var place = list.count
    while place > 0, Self.precedes(found.change, list[place - 1], timeline) { place -= 1 }
    return place
  }

  private mutating func sort(_ subject: Symbol, _ timeline: borrowing Timeline) {
    let copy = copy timeline
    lists[subject]?.sort { Self.precedes($0, $1, copy) }
  }

  private static func precedes(_ a: Change, _ b: Change, _ timeline: borrowing Timeline) -> Bool {
    if a.at != b.at { return a.at < b.at }
    let isDate = a.row < 0 || b.row < 0
    return isDate ? a.row < b.row : a.row != b.row && timeline.precedes(Int(a.row), Int(b.row))
  }

  /// The count of a subject while its points are walked through in their order.
  struct Cursor {
    let changes: [Change]
    private(set) var next: Int
    private(set) var count: Int64 = 0

    init(_ changes: [Change], next: Int = 0, count: Int64 = 0) {
      self.changes = changes
      self.next = next
      self.count = count
    }

    /// Goes on to an activity; what changed at its instant by activities before it has changed.
    mutating func advance(toActivity row: Int, at instant: Instant, _ timeline: borrowing Timeline) {
      let at = instant.milliseconds
      while next < changes.count, changes[next].at <= at {
        let change = changes[next]
        if change.at == at, change.row >= 0, change.row != row, timeline.precedes(row, Int(change.row)) {
          return
        }
        take(change)
      }
    }

    /// Goes on to a timer, which comes after all activities of its instant.
    mutating func advance(toTimer instant: Instant) {
      while next < changes.count, changes[next].at <= instant.milliseconds { take(changes[next]) }
    }

    private mutating func take(_ change: Change) {
      count &+= Int64(change.delta)
      next &+= 1
    }
  }

  /// The instants of a subject's timers in milliseconds, ascending: where others' activities or a date change its count.
  func timers(of subject: Symbol) -> [Int64] {
    var instants: [Int64] = []
    for change in changes(of: subject) where !change.isOwn && change.at != instants.last {
      instants.append(change.at)
    }
    return instants
  }
}
