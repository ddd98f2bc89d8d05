import Activity
import CEL
import EventTime
import RulePacks
import Symbols

extension SubjectRun {
  /// The deal that an expression reads: the subject, or that of the activity at hand, as of that activity.
  mutating func withDeal<Result>(
    _ reading: Reading, _ body: (inout SubjectRun, DealRecord) -> Result?
  ) -> Result? {
    if program.isOfDeals { return body(&self, record) }
    guard reading.trigger != Reading.noRow, let record = ground.deals?.record(asOf: reading.trigger) else {
      return nil
    }
    return body(&self, record)
  }

  /// - Parameter instant: When the directory is asked.
  mutating func load(_ part: Loader.DealPart, of deal: DealRecord, at instant: Instant) -> Value? {
    if let cell = deal.cell(part) { return known(cell) }
    switch part {
    case .name: return known(deal.name) ?? .string(ground.people.deal(deal.deal, at: instant).name)
    case .fields: return map(of: deal.fields.map { ($0.name, $0.value) }, ofDirectory: false)
    default: return .object(Int(deal.deal.index))
    }
  }

  private mutating func map(of fields: [(name: Symbol, value: Cell)], ofDirectory: Bool) -> Value {
    var entries: [(key: Value, value: Value)] = []
    for field in fields {
      if let value = known(field.value, ofDirectory: ofDirectory) {
        entries.append((.string(field.name), value))
      }
    }
    return memory.map(of: entries)
  }

  /// Who is the account, rep, manager or team: the subject's, else the deal's, else the activity's.
  func id(of role: Loader.Role, _ reading: Reading) -> Symbol? {
    let own = key.id(role.kind, in: program.kind)
    if !own.isNone { return own }
    switch role {
    case .account: return carried(reading, \.account, \.account) { $0.account(reading.trigger) }
    case .rep: return carried(reading, \.rep, \.rep) { $0.rep(reading.trigger) }
    case .manager: return person(.rep, reading).flatMap { $0.manager.isNone ? nil : $0.manager }
    case .team: return person(.rep, reading).flatMap { $0.team.isNone ? nil : $0.team }
    }
  }

  private func carried(
    _ reading: Reading, _ part: KeyPath<DealRecord, Symbol>, _ held: KeyPath<DealOwnership, Symbol>,
    _ byItself: (Timeline) -> Symbol?
  ) -> Symbol? {
    if program.isOfDeals {
      if !record[keyPath: part].isNone { return record[keyPath: part] }
    } else if reading.trigger != Reading.noRow, let deal = ground.deals?.record(asOf: reading.trigger),
      !deal[keyPath: part].isNone
    {
      return deal[keyPath: part]
    } else if reading.trigger != Reading.noRow,
      let holder = ground.holders?.holder(asOf: reading.trigger, ground.timeline),
      !holder[keyPath: held].isNone
    {
      return holder[keyPath: held]
    }
    return reading.trigger == Reading.noRow ? nil : byItself(ground.timeline)
  }

  private func person(_ role: Loader.Role, _ reading: Reading) -> PeopleAt.Record? {
    id(of: role, reading).map { ground.people.person($0, at: directoryInstant(role, reading)) }
  }

  /// When the directory is asked about somebody: at the point for the subject's own people, those of a deal that is the
  /// subject among them; as of the activity at hand where that, or its deal, names them.
  func directoryInstant(_ role: Loader.Role, _ reading: Reading) -> Instant {
    let isOwn = program.isOfDeals || reading.trigger == Reading.noRow || hasOwn(role)
    return isOwn ? Instant(milliseconds: at) : ground.timeline.at(reading.trigger)
  }

  private func hasOwn(_ role: Loader.Role) -> Bool {
    if !key.id(role.kind, in: program.kind).isNone { return true }
    return (role == .manager || role == .team) && !key.id(.rep, in: program.kind).isNone
  }

  func directoryRecord(_ role: Loader.Role, _ id: Symbol, _ reading: Reading) -> PeopleAt.Record? {
    switch role {
    case .account: ground.people.account(id, at: directoryInstant(role, reading))
    case .rep, .manager: ground.people.person(id, at: directoryInstant(role, reading))
    case .team: nil
    }
  }

  mutating func load(
    _ part: Loader.SubjectPart, _ role: Loader.Role, _ id: Symbol, _ reading: Reading
  ) -> Value? {
    switch part {
    case .whole: return .object(Int(id.index))
    case .id: return .string(id)
    case .name: return .string(directoryRecord(role, id, reading)?.name ?? id)
    case .fields:
      let fields = directoryRecord(role, id, reading).map {
        ground.people.fields(of: $0).map { ($0.name, $0.value) }
      }
      return map(of: fields ?? [], ofDirectory: true)
    case .openDeals:
      return openDeals.firstIndex { $0.role == role }.map { .int(openDealsCursors[$0].count) }
    }
  }
}

extension Loader.Role {
  var kind: SubjectKind {
    switch self {
    case .account: .account
    case .rep: .rep
    case .manager: .manager
    case .team: .team
    }
  }
}
