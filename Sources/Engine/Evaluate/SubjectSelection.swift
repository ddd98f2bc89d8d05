import Activity
import RulePacks
import Symbols

/// Which subjects a run looks at: all, those that some deals touch, or some that are named.
struct SubjectSelection {
  /// Deals with their accounts and the people who work on them; nil for all.
  private var ids: Set<Symbol>?
  /// Named ones; nil for all.
  private var keys: [SubjectKind: Set<SubjectTimelines.Key>]?

  init(_ ground: Ground) {
    let options = ground.options
    ids = options.onlyDeals.map { Self.touched(by: $0, besides: options.besides, ground) }
    guard let only = options.only else { return }
    keys = Dictionary(grouping: only, by: \.kind).mapValues { Set($0.compactMap { $0.key(ground.symbols) }) }
  }

  /// - Parameter besides: Ids of accounts, people and teams that are looked at too.
  private static func touched(
    by deals: Set<String>, besides: Set<String>, _ ground: Ground
  ) -> Set<Symbol> {
    var ids = Set(besides.compactMap { ground.symbols.find($0) })
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
    return ids
  }

  /// Whether a subject is among them; to deals the organisation always belongs.
  func contains(_ subject: Int, of subjects: SubjectTimelines) -> Bool {
    let key = subjects.key(of: subject)
    if let keys, !(keys[subjects.kind]?.contains(key) ?? false) { return false }
    guard let ids, !key.first.isNone else { return true }
    return ids.contains(key.first) && (key.second.isNone || ids.contains(key.second))
  }
}
