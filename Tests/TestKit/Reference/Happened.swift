import Activity
import EventTime

/// An activity of the corrected log, its fields typed by the catalogue.
struct Happened {
  var id: String
  var at: Instant
  var kind: String
  var deal: String?
  var account: String?
  var rep: String?
  var actor: String?
  var contacts: [String]
  /// Only fields that are there and fit their declared type.
  var data: [String: Worth]
  var text: String?

  init(_ logged: LoggedActivity, catalogue: KindCatalogue, calendar: WorkCalendar) {
    id = logged.id
    at = logged.at
    kind = logged.kind
    deal = logged.deal
    account = logged.account
    rep = logged.rep
    actor = logged.actor?.name
    contacts = logged.contacts
    text = logged.text
    let declaration = catalogue.kind(named: logged.kind)
    data = [:]
    for (field, value) in logged.data {
      data[field] = Happened.typed(value, as: declaration?.field(named: field)?.type ?? .any, calendar)
    }
  }

  static func typed(_ value: DataValue, as type: FieldType, _ calendar: WorkCalendar) -> Worth? {
    switch (type, value) {
    case (.text, .text(let text)): return .text(text)
    case (.bool, .bool(let flag)): return .bool(flag)
    case (.int, .int(let number)): return .int(number)
    case (.number, .int(let number)), (.money, .int(let number)), (.share, .int(let number)),
      (.percentPoints, .int(let number)):
      return .double(Double(number))
    case (.number, .double(let number)), (.money, .double(let number)), (.share, .double(let number)),
      (.percentPoints, .double(let number)):
      return .double(number)
    case (.date, .text(let text)), (.instant, .text(let text)):
      return (RFC3339.parse(text) ?? CivilDate.parse(text).map { calendar.zone.startOfDay($0) })
        .map { Worth($0) }
    case (.listOfText, .list(let elements)):
      return .list(elements.compactMap { typed($0, as: .text, calendar) })
    case (.any, _): return loose(value)
    default: return nil
    }
  }

  static func loose(_ value: DataValue) -> Worth? {
    switch value {
    case .null: nil
    case .bool(let flag): .bool(flag)
    case .int(let number): .int(number)
    case .double(let number): .double(number)
    case .text(let text): .text(text)
    case .list(let elements): .list(elements.compactMap(loose))
    }
  }
}

/// What the log says once edits, tombstones and late records are taken into account. LANGUAGE.md section 3.
enum CorrectedLog {
  /// In the order of every timeline: by instant, `seq`, id.
  static func activities(of log: [LoggedActivity], knownAt: Instant?, asOf: Instant) -> [LoggedActivity] {
    var winners: [String: LoggedActivity] = [:]
    for activity in log {
      if let knownAt, (activity.recorded ?? activity.at) > knownAt { continue }
      if let other = winners[activity.id], !outranks(activity, other) { continue }
      winners[activity.id] = activity
    }
    return winners.values.filter { !$0.deleted && $0.at <= asOf }.sorted(by: isEarlier)
  }

  /// The greater `rev` is the activity; of two with the same one it is the one whose text sorts last.
  private static func outranks(_ a: LoggedActivity, _ b: LoggedActivity) -> Bool {
    a.rev != b.rev ? a.rev > b.rev : b.line.utf8.lexicographicallyPrecedes(a.line.utf8)
  }

  private static func isEarlier(_ a: LoggedActivity, _ b: LoggedActivity) -> Bool {
    if a.at != b.at { return a.at < b.at }
    if a.seq != b.seq { return a.seq < b.seq }
    return a.id.utf8.lexicographicallyPrecedes(b.id.utf8)
  }
}
