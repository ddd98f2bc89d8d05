import Activity
import RulePacks
import Symbols

/// To which subjects an activity belongs: by what it carries, and by what the directory says of its rep that day.
struct Membership {
  private let timeline: Timeline
  private let people: PeopleAt

  init(_ timeline: Timeline, _ people: PeopleAt) {
    self.timeline = timeline
    self.people = people
  }

  /// The subjects of a kind on whose timelines a row is, each once.
  @inline(__always)
  func forEachKey(of row: Int, _ kind: SubjectKind, _ body: (SubjectTimelines.Key) -> Void) {
    guard case .pair(let first, let second) = kind else {
      return forEachID(of: row, kind) { body(SubjectTimelines.Key(first: $0)) }
    }
    if SubjectTimelines.isJoined(kind) {
      joinedPair(of: row, first, second).map(body)
      return
    }
    forEachID(of: row, first) { a in
      forEachID(of: row, second) { b in body(SubjectTimelines.Key(first: a, second: b)) }
    }
  }

  /// Whether a row is on the timeline of a subject, which is no pair.
  func contains(_ row: Int, _ kind: SubjectKind, _ id: Symbol) -> Bool {
    var found = false
    forEachID(of: row, kind) { if $0 == id { found = true } }
    return found
  }

  private func forEachID(of row: Int, _ kind: SubjectKind, _ body: (Symbol) -> Void) {
    switch kind {
    case .deal: timeline.deal(row).map(body)
    case .account: timeline.account(row).map(body)
    case .rep: timeline.rep(row).map(body)
    case .organisation: body(.none)
    case .team:
      let team = record(ofRepOf: row)?.team ?? .none
      if !team.isNone { body(team) }
    case .manager:
      guard let rep = timeline.rep(row), let record = record(ofRepOf: row) else { return }
      if record.isManager { body(rep) }
      if !record.manager.isNone && !(record.isManager && record.manager == rep) { body(record.manager) }
    case .pair: return
    }
  }

  /// A rep with the manager or team of the day; what a manager does alone joins nobody.
  private func joinedPair(of row: Int, _ first: SubjectKind, _ second: SubjectKind) -> SubjectTimelines.Key? {
    guard let rep = timeline.rep(row), let record = record(ofRepOf: row) else { return nil }
    let other = first == .manager || second == .manager ? record.manager : record.team
    guard !other.isNone else { return nil }
    return first == .rep
      ? SubjectTimelines.Key(first: rep, second: other) : SubjectTimelines.Key(first: other, second: rep)
  }

  private func record(ofRepOf row: Int) -> PeopleAt.Record? {
    timeline.rep(row).map { people.person($0, at: timeline.at(row)) }
  }
}
