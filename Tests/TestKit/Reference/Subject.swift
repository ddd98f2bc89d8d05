import EventTime
import RulePacks

/// Whom a rule watches: one thing or person, or two together.
struct Subject: Hashable {
  var kind: SubjectKind
  /// One, or two of a pair.
  var ids: [String]

  /// The id that stands for one kind in this subject.
  func id(of wanted: SubjectKind) -> String? {
    if case .pair(let first, let second) = kind {
      return first == wanted ? ids[0] : second == wanted ? ids[1] : nil
    }
    return kind == wanted ? ids[0] : nil
  }
}

/// Everything that has happened, and the directory; the ground on which rules are judged.
struct World {
  /// In order.
  var activities: [Happened]
  var roster: Roster
  var calendar: WorkCalendar
  /// Those that a site gives to some, in the order in which they are asked.
  var calendarChoices: [CalendarChoice] = []
  var asOf: Instant

  struct CalendarChoice {
    var subject: SubjectKind
    var id: String
    var calendar: WorkCalendar
  }

  /// The ids under which an activity belongs to subjects of a kind.
  func ids(_ kind: SubjectKind, of activity: Happened) -> [String] {
    switch kind {
    case .deal: return [activity.deal].compactMap(\.self)
    case .account: return [activity.account].compactMap(\.self)
    case .rep: return [activity.rep].compactMap(\.self)
    case .team: return [activity.rep.flatMap { roster.team(of: $0, at: activity.at) }].compactMap(\.self)
    case .manager:
      guard let rep = activity.rep else { return [] }
      let own = roster.isManager(rep, at: activity.at) ? [rep] : []
      return own + [roster.manager(of: rep, at: activity.at)].compactMap(\.self).filter { $0 != rep }
    case .organisation: return ["organisation"]
    case .pair: return []
    }
  }

  func subjects(_ kind: SubjectKind, of activity: Happened) -> [Subject] {
    guard case .pair(let first, let second) = kind else {
      return ids(kind, of: activity).map { Subject(kind: kind, ids: [$0]) }
    }
    let pairs = ids(first, of: activity).flatMap { a in ids(second, of: activity).map { [a, $0] } }
    return pairs.map { Subject(kind: kind, ids: $0) }.filter { joins($0, at: activity.at) ?? true }
  }

  /// Whether the directory joins a rep with a manager or a team; nil for subjects that nothing joins.
  func joins(_ subject: Subject, at instant: Instant) -> Bool? {
    guard subject.ids.count == 2, let rep = subject.id(of: .rep) else { return nil }
    if let manager = subject.id(of: .manager) { return roster.manager(of: rep, at: instant) == manager }
    if let team = subject.id(of: .team) { return roster.team(of: rep, at: instant) == team }
    return nil
  }

  /// The deal as it was after the first so many activities of everybody.
  func deal(_ id: String, after count: Int) -> DealRecord? {
    DealRecord(id, after: activities.prefix(count))
  }

  /// How many deals that are open at the point belong to the subject's one id.
  func openDeals(_ kind: SubjectKind, _ id: String, at point: Point) -> Int64 {
    let deals = Set(activities.prefix(point.count).compactMap(\.deal))
    let records = deals.compactMap { deal($0, after: point.count) }.filter(\.isOpen)
    return Int64(records.filter { owner(kind, of: $0, at: point.at) == id }.count)
  }

  private func owner(_ kind: SubjectKind, of deal: DealRecord, at instant: Instant) -> String? {
    switch kind {
    case .account: deal.account
    case .rep: deal.rep
    case .manager: deal.rep.flatMap { roster.manager(of: $0, at: instant) }
    case .team: deal.rep.flatMap { roster.team(of: $0, at: instant) }
    case .organisation: "organisation"
    case .deal, .pair: nil
    }
  }
}

/// When something is judged: at an activity, or at a timer after all activities of its instant. LANGUAGE.md section 3.
struct Point {
  var at: Instant
  /// How many activities of everybody have happened by then, in order.
  var count: Int
  var isTimer: Bool

  /// The activity at which it is.
  var activity: Int? { isTimer ? nil : count - 1 }

  /// Whether an element whose window ends at an instant is still inside.
  func isInside(windowEnd end: Instant) -> Bool {
    isTimer ? at < end : at <= end
  }
}

extension World {
  func point(atActivity index: Int) -> Point {
    Point(at: activities[index].at, count: index + 1, isTimer: false)
  }

  func timer(at instant: Instant) -> Point {
    Point(at: instant, count: activities.prefix { $0.at <= instant }.count, isTimer: true)
  }
}
