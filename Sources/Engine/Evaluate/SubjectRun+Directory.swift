import EventTime
import RulePacks
import Symbols
import Temporal

extension SubjectRun {
  /// Finds out when what the directory says of the subject changes next, and sets a timer.
  mutating func followDirectory() {
    guard joined != nil || !program.directoryReaders.isEmpty else { return }
    let instant = Instant(milliseconds: at)
    var next = Int64.max
    for role in [Loader.Role.account, .rep, .manager] {
      guard let id = id(of: role, .none), let record = directoryRecord(role, id, .none) else { continue }
      next = min(next, record.until)
    }
    if program.kind == .deal { next = min(next, ground.people.deal(record.deal, at: instant).until) }
    if let stretch = joined?.first(where: { $0.from > instant.milliseconds }) {
      next = min(next, stretch.from)
    }
    nextDirectoryChange = next
    if next <= ground.asOf { timers.set(owners.directory, at: next) } else { timers.cancel(owners.directory) }
  }

  /// A date of the directory has come.
  mutating func takeDirectoryChange() {
    for rule in program.directoryReaders { markDirty(rule) }
    if isClosed, joined?.contains(where: { $0.from == at }) == true {
      isClosed = false
      for rule in program.states { markDirty(rule) }
    }
    followDirectory()
  }

  /// Whether the pair parts at an instant.
  func parts(at instant: Int64) -> Bool {
    guard let joined else { return false }
    return joined.contains { $0.until == instant }
  }

  /// Whether a new period counts: the deal is open, the pair together.
  func isTogether(at instant: Int64) -> Bool {
    guard let joined else { return !isClosed }
    return joined.contains { $0.from <= instant && instant < $0.until }
  }

  /// The calendar of the subject: the first choice that fits it, else the site's.
  mutating func chooseCalendar() {
    guard !ground.calendarChoices.isEmpty else { return }
    let chosen = ground.calendarChoices.first { choice in
      if choice.subject == .deal { return choice.id == key.id(.deal, in: program.kind) }
      guard let role = Loader.Role(choice.subject) else { return false }
      return id(of: role, Reading(trigger: row)) == choice.id
    }
    takeCalendar(chosen?.calendar ?? 0)
  }

  mutating func takeCalendar(_ place: Int) {
    guard place != calendarPlace, ground.calendars.indices.contains(place) else { return }
    calendarPlace = place
    calendar = ground.calendars[place].calendar
    zone = ground.calendars[place].zone
  }
}

extension Loader.Role {
  init?(_ kind: SubjectKind) {
    switch kind {
    case .account: self = .account
    case .rep: self = .rep
    case .manager: self = .manager
    case .team: self = .team
    default: return nil
    }
  }
}
