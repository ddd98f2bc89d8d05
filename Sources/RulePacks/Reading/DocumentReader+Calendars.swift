import EventTime
import SourceText
import YAMLTree

extension DocumentReader {
  /// When people work: `{ zone: Europe/Berlin, days: mon-fri, hours: 09:00-18:00, closed: [2026-12-24] }`.
  mutating func calendar(_ node: YAMLNode, owner: SourceRange? = nil) -> WorkCalendar? {
    guard let fields = fields(node, .calendar, owner: owner) else { return nil }
    let zone = fields["zone"].map { self.zone($0) } ?? .utc
    let days = fields["days"].map { self.days($0) } ?? WorkCalendar.mondayToFriday
    let hours = fields["hours"].map { self.hours($0) } ?? .standard
    let closed = fields["closed"].map { node in elements(node).compactMap { date($0) } } ?? []
    guard let zone, let days, let hours else { return nil }
    return WorkCalendar(zone: zone, days: days, hours: hours, closed: closed)
  }

  mutating func date(_ node: YAMLNode) -> CivilDate? {
    guard let text = text(node, "a date")?.trimmed else { return nil }
    if let date = CivilDate.parse(text) { return date }
    report(.time, node.range, "'\(text)' is no date", help: "write it as 2026-12-24")
    return nil
  }

  private mutating func zone(_ node: YAMLNode) -> TimeZoneRules? {
    guard let name = text(node, "a time zone") else { return nil }
    if let zone = TimeZoneRules.load(name) { return zone }
    report(
      .time, node.range, "there is no time zone '\(name)'",
      help: "write its name in the tz database: Europe/Berlin")
    return nil
  }

  mutating func hours(_ node: YAMLNode) -> WorkingHours? {
    guard let text = text(node, "hours of business") else { return nil }
    if let hours = WorkingHours.parse(text) { return hours }
    report(.time, node.range, "'\(text)' are no hours of business", help: "write them as 09:00-18:00")
    return nil
  }

  mutating func days(_ node: YAMLNode) -> Set<Weekday>? {
    var days: Set<Weekday> = []
    for element in elements(node) {
      guard let text = text(element, "days of the week") else { return nil }
      guard let named = Weekday.parse(text) else {
        report(
          .time, element.range, "'\(text)' are no days of the week",
          help: "write 'mon-fri', or a list such as [mon, thu]",
          suggestion: nearest(text, among: Weekday.allCases.map(\.abbreviation)))
        return nil
      }
      days.formUnion(named)
    }
    return days.isEmpty ? nil : days
  }
}
