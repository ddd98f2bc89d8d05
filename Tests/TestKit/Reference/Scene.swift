import CEL
import EventTime
import RulePacks

/// What names mean while something is judged: of which rule, on which subject, at which point, with which activity.
/// LANGUAGE.md section 5.
struct Scene: NameSource {
  let world: World
  let pack: PackContext
  let subject: Subject
  let point: Point
  /// Index of the activity at hand.
  var activity: Int?
  /// Events and arguments of facts cannot read facts.
  var readsFacts = true
  /// What the sentence found: `count`, `due` ...
  var found: [String: Worth] = [:]
  /// Which activities `other` and `last` are.
  var foundActivities: [String: Int] = [:]

  func evaluate(_ condition: Condition) -> Worth {
    Walker(names: self).evaluate(condition.checked.expression)
  }

  func judge(_ condition: Condition) -> Judgement { Judgement(evaluate(condition)) }

  func value(of path: [String]) -> Worth {
    read(path) ?? .missing(path.joined(separator: "."))
  }

  private func read(_ path: [String]) -> Worth? {
    let fields = Array(path.dropFirst())
    switch path[0] {
    case "activity": return activity.flatMap { field(fields, of: world.activities[$0]) }
    case "data": return activity.flatMap { field(["data"] + fields, of: world.activities[$0]) }
    case "deal": return deal.flatMap { field(fields, of: $0) }
    case "account": return person(.account, fields, id: account)
    case "rep": return person(.rep, fields, id: rep)
    case "manager": return person(.manager, fields, id: manager)
    case "team": return person(.team, fields, id: team)
    case "params": return pack.params[fields[0]]
    case "lists": return pack.lists[fields[0]]
    case "facts": return readsFacts ? fact(fields) : nil
    case "norms": return pack.pack.norms.first { $0.name == fields[0] }.flatMap { pack.norm($0, in: self) }
    case "now": return .instant(point.at.milliseconds * 1_000 + (point.isTimer ? 1 : 0))
    case TextTemplate.HiddenName.zone.rawValue: return .text(pack.calendar(of: subject).zone.name)
    case TextTemplate.HiddenName.currency.rawValue: return deal?.currency ?? .text("")
    default:
      if let index = foundActivities[path[0]] {
        return fields.isEmpty ? .record : field(fields, of: world.activities[index])
      }
      return found[path[0]]
    }
  }

  private func fact(_ fields: [String]) -> Worth? {
    guard let fact = pack.facts[fields[0]] else { return nil }
    switch pack.fold(fact, in: self) {
    case .value(let value): return fields.count == 1 ? value : nil
    case .activity(let index):
      guard let index else { return fields.count == 1 ? .null : nil }
      return fields.count == 1 ? .record : field(Array(fields.dropFirst()), of: world.activities[index])
    }
  }

  private func field(_ path: [String], of activity: Happened) -> Worth? {
    switch path.first {
    case "id": .text(activity.id)
    case "at": Worth(activity.at)
    case "kind": .text(activity.kind)
    case "actor": activity.actor.map { .text($0) }
    case "contacts": .list(activity.contacts.map { .text($0) })
    case "text": activity.text.map { .text($0) }
    case "data": path.count == 2 ? activity.data[path[1]] : nil
    default: nil
    }
  }

  private func field(_ path: [String], of deal: DealRecord) -> Worth? {
    switch path.first {
    case "id": .text(deal.id)
    case "name": deal.name ?? .text(world.roster.name(.deal, deal.id, at: asOf(.deal)) ?? deal.id)
    case "account": deal.account.map { .text($0) }
    case "rep": deal.rep.map { .text($0) }
    case "stage": deal.stage
    case "amount": deal.amount
    case "currency": deal.currency
    case "opened_at": Worth(deal.openedAt)
    case "close_date": deal.closeDate
    case "open": .bool(deal.isOpen)
    case "won": .bool(deal.isWon)
    case "lost": .bool(deal.isLost)
    case "fields": path.count == 2 ? deal.fields[path[1]] : .fields(deal.fields)
    default: nil
    }
  }

  private func person(_ kind: SubjectKind, _ path: [String], id: String?) -> Worth? {
    guard let id else { return nil }
    let place: Roster.Kind = kind == .account ? .account : .person
    switch path.first {
    case "id": return .text(id)
    case "name": return .text((kind == .team ? nil : world.roster.name(place, id, at: asOf(kind))) ?? id)
    case "fields":
      let fields = world.roster.fields(place, id, at: asOf(kind))
      return path.count == 2 ? fields[path[1]] : .fields(fields)
    case "open_deals":
      return subject.id(of: kind) == id ? .int(world.openDeals(kind, id, at: point)) : nil
    default: return nil
    }
  }
}

extension Scene {
  /// Per deal as of the point; elsewhere the deal of the activity at hand, as of that activity.
  var deal: DealRecord? {
    if subject.kind == .deal { return world.deal(subject.ids[0], after: point.count) }
    guard let activity, let id = world.activities[activity].deal else { return nil }
    return world.deal(id, after: activity + 1)
  }

  /// When the directory is asked: at the point for the people of the subject or of its deal; where the activity at hand
  /// or its deal names them, as of that activity.
  private func asOf(_ kind: SubjectKind) -> Instant {
    let isOwn = subject.kind == .deal || subject.id(of: kind) != nil
    let isOfOwnRep = [.manager, .team].contains(kind) && subject.id(of: .rep) != nil
    guard let atHand, !isOwn, !isOfOwnRep else { return point.at }
    return atHand.at
  }

  private var atHand: Happened? { activity.map { world.activities[$0] } }

  var account: String? { subject.id(of: .account) ?? deal?.account ?? atHand?.account }

  var rep: String? { subject.id(of: .rep) ?? deal?.rep ?? atHand?.rep }

  var manager: String? {
    subject.id(of: .manager) ?? rep.flatMap { world.roster.manager(of: $0, at: asOf(.manager)) }
  }

  var team: String? { subject.id(of: .team) ?? rep.flatMap { world.roster.team(of: $0, at: asOf(.team)) } }

  /// Who stands for a kind of subject here.
  func id(of kind: SubjectKind) -> String? {
    switch kind {
    case .deal: subject.id(of: .deal)
    case .account: account
    case .rep: rep
    case .manager: manager
    case .team: team
    case .organisation, .pair: nil
    }
  }
}
