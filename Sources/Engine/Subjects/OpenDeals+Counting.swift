import Activity
import EventTime
import RulePacks
import Symbols

/// Where a deal opens, closes, or goes to another rep or account.
struct DealOwnership: Sendable, BitwiseCopyable, Equatable {
  var row: UInt32
  var isOpen: Bool
  /// The last one of its deal.
  var isLast: Bool
  var rep: Symbol
  var account: Symbol

  /// Those of one deal.
  ///
  /// - Parameter rows: All activities of the deal, in order.
  static func of(
    _ deal: Symbol, _ rows: ArraySlice<UInt32>, in timeline: borrowing Timeline,
    _ vocabulary: borrowing DealVocabulary
  ) -> [DealOwnership] {
    var found: [DealOwnership] = []
    guard let first = rows.first else { return found }
    var record = DealRecord(deal, from: timeline.at(Int(first)))
    for row in rows {
      let changes = record.apply(Int(row), of: timeline, vocabulary)
      guard row == first || !changes.isDisjoint(with: .ownership) else { continue }
      found.append(
        DealOwnership(
          row: row, isOpen: record.isOpen, isLast: false, rep: record.rep, account: record.account))
    }
    found[found.count - 1].isLast = true
    return found
  }
}

extension OpenDeals {
  /// Counts for subjects of a kind that is neither a deal nor a pair.
  ///
  /// - Parameter ownership: Of all deals.
  init(_ kind: SubjectKind, _ ownership: [DealOwnership], _ timeline: Timeline, _ people: PeopleAt) {
    self.init(Self.found(kind, ownership, timeline, people), timeline)
  }

  /// The changes that some deals bring about, in the order of the deals.
  static func found(
    _ kind: SubjectKind, _ ownership: [DealOwnership], _ timeline: Timeline, _ people: PeopleAt
  ) -> [Found] {
    var count = Count(kind: kind, people: people, timeline: timeline)
    for (place, owned) in ownership.enumerated() {
      count.take(owned)
      count.passDates(until: owned.isLast ? .max : timeline.at(Int(ownership[place + 1].row)).milliseconds)
      if owned.isLast { count.endDeal() }
    }
    return count.found
  }

  private struct Count {
    let kind: SubjectKind
    let people: PeopleAt
    let membership: Membership
    let timeline: Timeline
    private(set) var found: [Found] = []
    /// Whose open deal it is; nil while it is closed or nobody's.
    private var owner: Symbol?
    private var rep = Symbol.none
    private var isOpen = false
    private var at = Int64.min

    init(kind: SubjectKind, people: PeopleAt, timeline: Timeline) {
      self.kind = kind
      self.people = people
      self.timeline = timeline
      membership = Membership(timeline, people)
    }

    mutating func take(_ owned: DealOwnership) {
      let row = Int(owned.row)
      at = timeline.at(row).milliseconds
      rep = owned.rep
      isOpen = owned.isOpen
      let new = isOpen ? ownerNow(owned.account) : nil
      change(to: new, at: at, row: row)
    }

    /// Lets the dates of the directory act on an open deal up to and at the instant of its next change.
    mutating func passDates(until end: Int64) {
      guard isOpen, kind == .manager || kind == .team, !rep.isNone else { return }
      for record in people.history(ofPerson: rep) where record.from > at && record.from <= end {
        let id = kind == .manager ? record.manager : record.team
        change(to: id.isNone ? nil : id, at: record.from, row: -1)
      }
    }

    mutating func endDeal() {
      owner = nil
      isOpen = false
    }

    private func ownerNow(_ account: Symbol) -> Symbol? {
      let id: Symbol
      switch kind {
      case .organisation: return Symbol.none
      case .account: id = account
      case .rep: id = rep
      case .manager, .team:
        guard !rep.isNone else { return nil }
        let record = people.person(rep, at: Instant(milliseconds: at))
        id = kind == .manager ? record.manager : record.team
      case .deal, .pair: return nil
      }
      return id.isNone ? nil : id
    }

    private mutating func change(to new: Symbol?, at instant: Int64, row: Int) {
      guard new != owner else { return }
      if let owner { note(owner, -1, instant, row) }
      if let new { note(new, 1, instant, row) }
      owner = new
    }

    private mutating func note(_ subject: Symbol, _ delta: Int32, _ instant: Int64, _ row: Int) {
      let isOwn = row >= 0 && membership.contains(row, kind, subject)
      let change = Change(at: instant, row: Int32(truncatingIfNeeded: row), delta: delta, isOwn: isOwn)
      found.append(Found(subject: subject, change: change))
    }
  }
}
