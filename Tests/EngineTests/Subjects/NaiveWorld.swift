import Activity
import EventTime
import RulePacks

/// Everything that happened and the directory's lines, asked anew for every question: slow, and plain to see.
struct NaiveWorld {
  /// In the order of the timeline.
  var activities: [LoggedActivity]
  var entries: [Directory.Entry]

  struct Deal: Equatable {
    var values: [String: DataValue] = [:]
    var fields: [String: DataValue] = [:]
    var account: String?
    var rep: String?
    var openedAt: Instant
    var state = "open"
  }

  // MARK: The directory

  func entry(_ kind: Directory.SubjectKind, _ id: String, at instant: Instant) -> Directory.Entry? {
    var latest: Directory.Entry?
    for entry in entries where entry.kind == kind && entry.id == id {
      if let from = entry.from, from > instant { continue }
      if (entry.from ?? .earliest) >= (latest?.from ?? .earliest) { latest = entry }
    }
    if let until = latest?.until, until <= instant { return nil }
    return latest
  }

  func manager(_ rep: String?, at instant: Instant) -> String? {
    rep.flatMap { entry(.person, $0, at: instant)?.manager }
  }

  func team(_ rep: String?, at instant: Instant) -> String? {
    rep.flatMap { entry(.person, $0, at: instant)?.team }
  }

  func isManager(_ person: String, at instant: Instant) -> Bool {
    entry(.person, person, at: instant)?.role == "manager"
      || entries.contains { $0.kind == .person && manager($0.id, at: instant) == person }
  }

  // MARK: Subjects

  func ids(_ kind: SubjectKind, of activity: LoggedActivity) -> Set<[String]> {
    switch kind {
    case .deal: return Set([activity.deal].compactMap { $0.map { [$0] } })
    case .account: return Set([activity.account].compactMap { $0.map { [$0] } })
    case .rep: return Set([activity.rep].compactMap { $0.map { [$0] } })
    case .team: return Set([team(activity.rep, at: activity.at)].compactMap { $0.map { [$0] } })
    case .organisation: return [["organisation"]]
    case .manager:
      var ids = Set([manager(activity.rep, at: activity.at)].compactMap { $0.map { [$0] } })
      if let rep = activity.rep, isManager(rep, at: activity.at) { ids.insert([rep]) }
      return ids
    case .pair(let first, let second):
      let pairs = ids(first, of: activity).flatMap { a in ids(second, of: activity).map { a + $0 } }
      return Set(pairs.filter { joins(kind, $0, at: activity.at) ?? true })
    }
  }

  func joins(_ kind: SubjectKind, _ ids: [String], at instant: Instant) -> Bool? {
    switch kind {
    case .pair(.manager, .rep): manager(ids[1], at: instant) == ids[0]
    case .pair(.rep, .manager): manager(ids[0], at: instant) == ids[1]
    case .pair(.team, .rep): team(ids[1], at: instant) == ids[0]
    case .pair(.rep, .team): team(ids[0], at: instant) == ids[1]
    default: nil
    }
  }

  // MARK: Deals

  func deal(_ id: String, after count: Int) -> Deal? {
    let own = activities.prefix(count).filter { $0.deal == id }
    guard let first = own.first else { return nil }
    var deal = Deal(openedAt: first.at)
    for activity in own {
      deal.account = activity.account ?? deal.account
      deal.rep = activity.rep ?? deal.rep
      let data = Dictionary(uniqueKeysWithValues: activity.data.map { ($0.field, $0.value) })
      func take(_ field: String, from other: String? = nil) {
        deal.values[field] = data[other ?? field] ?? deal.values[field]
      }
      switch activity.kind {
      case "deal.opened":
        deal.openedAt = activity.at
        for field in ["name", "stage", "amount", "currency", "close_date"] { take(field) }
      case "deal.stage_changed": take("stage", from: "to")
      case "deal.close_date_changed": take("close_date", from: "to")
      case "deal.amount_changed": take("amount")
      case "deal.updated": deal.fields.merge(data) { $1 }
      case "deal.won": deal.state = "won"
      case "deal.lost": deal.state = "lost"
      case "deal.reopened": deal.state = "open"
      default: break
      }
    }
    return deal
  }

  func openDeals(_ kind: SubjectKind, _ id: String, at instant: Instant, after count: Int) -> Int {
    let deals = Set(activities.prefix(count).compactMap(\.deal))
    return deals.compactMap { deal($0, after: count) }.filter { deal in
      guard deal.state == "open" else { return false }
      switch kind {
      case .account: return deal.account == id
      case .rep: return deal.rep == id
      case .manager: return manager(deal.rep, at: instant) == id
      case .team: return team(deal.rep, at: instant) == id
      default: return true
      }
    }.count
  }
}
