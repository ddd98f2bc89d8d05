import Activity
import EventTime
import RulePacks
import Symbols

/// Which activities belong to which subject of one kind: every subject with its rows in the order of the timeline.
struct SubjectTimelines: Sendable {
  /// The ids of a subject: `second` is ``Symbol/none`` unless it is a pair; the organisation is ``Symbol/none``.
  struct Key: Hashable, Sendable, BitwiseCopyable {
    var first: Symbol
    var second = Symbol.none
  }

  let kind: SubjectKind
  /// By the texts of their ids, in the order of code points.
  let keys: [Key]
  private let offsets: [Int]
  /// The rows of all subjects, one after the other.
  let allRows: [UInt32]

  init(kind: SubjectKind, keys: [Key], offsets: [Int], rows: [UInt32]) {
    self.kind = kind
    self.keys = keys
    self.offsets = offsets
    allRows = rows
  }

  /// The places of all subjects.
  var indices: Range<Int> { keys.indices }

  func key(of subject: Int) -> Key { keys[subject] }

  /// At most so many stretches of subjects, one after the other, with about as many activities each.
  func split(into count: Int) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    var start = 0
    for number in 1...max(count, 1) where start < keys.count {
      let wanted = allRows.count / max(count, 1) * number
      var end = start + 1
      while end < keys.count, number == count || offsets[end] < wanted { end += 1 }
      stretches.append(start..<end)
      start = end
    }
    return stretches
  }

  /// The rows of a subject, of which there is at least one.
  func rows(of subject: Int) -> ArraySlice<UInt32> { allRows[offsets[subject]..<offsets[subject + 1]] }
}

// MARK: Ids

extension SubjectTimelines.Key {
  /// The subject as findings name it.
  func subjectID(_ kind: SubjectKind, _ symbols: SymbolTable) -> SubjectID {
    let ids = kind.isPair ? [first, second] : [first]
    return SubjectID(kind: kind, ids: ids.map { $0.isNone ? "organisation" : symbols.text($0) })
  }

  /// The id that a subject of a kind has for one kind of person or thing, or none.
  func id(_ wanted: SubjectKind, in kind: SubjectKind) -> Symbol {
    if case .pair(let first, let second) = kind {
      return first == wanted ? self.first : second == wanted ? self.second : .none
    }
    return kind == wanted ? first : .none
  }
}

// MARK: Pairs that the directory joins

/// A stretch of time during which the directory joins a rep with a manager or a team, in milliseconds.
struct JoinedStretch: Hashable, Sendable {
  var from: Int64
  /// The first instant at which they are parted, or `Int64.max`.
  var until: Int64
}

extension SubjectTimelines {
  /// Whether subjects of this kind are pairs that the directory joins and parts.
  static func isJoined(_ kind: SubjectKind) -> Bool {
    switch kind {
    case .pair(.rep, .manager), .pair(.manager, .rep), .pair(.rep, .team), .pair(.team, .rep): true
    default: false
    }
  }

}

extension SubjectTimelines.Key {
  /// When the directory joins the two of a subject of such a kind, in order; nil for subjects that nothing joins.
  func joined(_ kind: SubjectKind, _ people: PeopleAt) -> [JoinedStretch]? {
    guard SubjectTimelines.isJoined(kind) else { return nil }
    let manager = id(.manager, in: kind)
    let team = id(.team, in: kind)
    var stretches: [JoinedStretch] = []
    for record in people.history(ofPerson: id(.rep, in: kind)) {
      guard manager.isNone ? record.team == team : record.manager == manager else { continue }
      if let last = stretches.last, last.until == record.from {
        stretches[stretches.count - 1].until = record.until
      } else {
        stretches.append(JoinedStretch(from: record.from, until: record.until))
      }
    }
    return stretches
  }
}
