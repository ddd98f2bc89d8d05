import Activity
import RulePacks
import Symbols

/// The subjects that some deals touch: the deals themselves, their accounts and the people who work on them.
struct DealSelection {
  private var ids: Set<Symbol> = []

  /// - Parameter besides: Ids of accounts, people and teams that are looked at too.
  init(_ deals: Set<String>, besides: Set<String>, _ ground: Ground) {
    ids = Set(besides.compactMap { ground.symbols.find($0) })
    let wanted = Set(deals.compactMap { ground.symbols.find($0) })
    for row in 0..<ground.timeline.rowCount {
      guard let deal = ground.timeline.deal(row), wanted.contains(deal) else { continue }
      ids.insert(deal)
      if let account = ground.timeline.account(row) { ids.insert(account) }
      guard let rep = ground.timeline.rep(row) else { continue }
      ids.insert(rep)
      let record = ground.people.person(rep, at: ground.timeline.at(row))
      if !record.manager.isNone { ids.insert(record.manager) }
      if !record.team.isNone { ids.insert(record.team) }
    }
  }

  /// Whether a subject is among them; the organisation always is.
  func contains(_ subject: Int, of subjects: SubjectTimelines) -> Bool {
    let key = subjects.key(of: subject)
    if key.first.isNone { return true }
    return ids.contains(key.first) && (key.second.isNone || ids.contains(key.second))
  }
}
