package import EventTime

/// Half a working day of one person: in each of them at most one message comes.
package struct NudgeSlot: Hashable, Sendable {
  package var start: Instant
  package var end: Instant
  /// `2026-03-02 morning`, in the person's zone.
  package var name: String
  package var isMorning: Bool

  /// The slot that an instant lies in; nil outside working hours.
  package static func at(_ instant: Instant, _ calendar: WorkCalendar) -> NudgeSlot? {
    let today = calendar.zone.local(instant).date
    // Hours that reach over midnight belong to the day before.
    return [today.daysSinceEpoch - 1, today.daysSinceEpoch].flatMap { slots(of: $0, calendar) }
      .first { $0.start <= instant && instant < $0.end }
  }

  /// The slot that begins first after an instant; nil where nobody works for a year.
  package static func after(_ instant: Instant, _ calendar: WorkCalendar) -> NudgeSlot? {
    let today = calendar.zone.local(instant).date.daysSinceEpoch
    return (today - 1...today + 366).lazy.flatMap { slots(of: $0, calendar) }.first { $0.start > instant }
  }

  /// Whether a slot begins after one instant and until another.
  package static func begins(after: Instant, until: Instant, _ calendar: WorkCalendar) -> Bool {
    self.after(after, calendar).map { $0.start <= until } ?? false
  }

  /// How many slots begin after one instant and until another.
  package static func count(after: Instant, until: Instant, _ calendar: WorkCalendar) -> Int {
    guard after < until else { return 0 }
    let days = [after, until].map { calendar.zone.local($0).date.daysSinceEpoch }
    return (days[0]...days[1]).lazy.flatMap { slots(of: $0, calendar) }
      .reduce(0) { $0 + (after < $1.start && $1.start <= until ? 1 : 0) }
  }

  private static func slots(of day: Int, _ calendar: WorkCalendar) -> [NudgeSlot] {
    let date = CivilDate(daysSinceEpoch: day)
    guard calendar.days.contains(date.weekday), !calendar.closed.contains(date) else { return [] }
    let hours = calendar.hours
    let close = hours.close > hours.open ? hours.close : hours.close + 1_440
    let middle = (hours.open + close) / 2
    func slot(_ from: Int, _ until: Int, _ isMorning: Bool) -> NudgeSlot {
      NudgeSlot(
        start: calendar.zone.instant(date, milliseconds: from * 60_000),
        end: calendar.zone.instant(date, milliseconds: until * 60_000),
        name: "\(date) \(isMorning ? "morning" : "afternoon")", isMorning: isMorning)
    }
    return [slot(hours.open, middle, true), slot(middle, close, false)]
  }
}
