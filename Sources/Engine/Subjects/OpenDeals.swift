import Activity
import EventTime
import RulePacks
import Symbols

/// How many deals are open whose rep, account, manager or team somebody is, and when that changes.
struct OpenDeals: Sendable {
  struct Change: Sendable, BitwiseCopyable {
    /// In milliseconds.
    var at: Int64
    /// The activity that brought it about; -1 for a date of the directory, which is earlier than all of its instant.
    var row: Int32
    var delta: Int32
    /// Whether the activity is on the subject's own timeline; if not, the instant is a timer of the subject.
    var isOwn: Bool
  }

  private let placeOfSubject: [Symbol: Int]
  private let offsets: [Int]
  private let changes: [Change]

  init(placeOfSubject: [Symbol: Int], offsets: [Int], changes: [Change]) {
    self.placeOfSubject = placeOfSubject
    self.offsets = offsets
    self.changes = changes
  }

  /// The changes of a subject by instant and row; ``Symbol/none`` stands for the organisation.
  func changes(of subject: Symbol) -> ArraySlice<Change> {
    guard let place = placeOfSubject[subject] else { return [] }
    return changes[offsets[place]..<offsets[place + 1]]
  }

  /// The count of a subject while its points are walked through in their order.
  struct Cursor {
    private let changes: ArraySlice<Change>
    private var next: Int
    private(set) var count: Int64 = 0

    init(_ changes: ArraySlice<Change>) {
      self.changes = changes
      next = changes.startIndex
    }

    /// Goes on to an activity; what changed at its instant by activities before it has changed.
    mutating func advance(toActivity row: Int, at instant: Instant, _ timeline: borrowing Timeline) {
      let at = instant.milliseconds
      while next < changes.endIndex, changes[next].at <= at {
        let change = changes[next]
        if change.at == at, change.row >= 0, timeline.precedes(row, Int(change.row)) { return }
        take(change)
      }
    }

    /// Goes on to a timer, which comes after all activities of its instant.
    mutating func advance(toTimer instant: Instant) {
      while next < changes.endIndex, changes[next].at <= instant.milliseconds { take(changes[next]) }
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
