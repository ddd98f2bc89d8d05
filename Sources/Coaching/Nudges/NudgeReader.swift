import EventTime
import RulePacks

/// One person who may be told something at an instant.
struct NudgeReader {
  let id: String
  let calendar: WorkCalendar
  let calendarName: String
  let team: String?
  /// Nil outside working hours.
  let slot: NudgeSlot?
  /// What was said before, whether or not it is over.
  let told: [SentNudge]

  /// How many points of a level were said on the day of an instant, before it.
  func toldToday(_ level: Level, _ instant: Instant) -> Int {
    let today = calendar.zone.local(instant).date
    return told.count { nudge in
      nudge.level == level && nudge.sent.contains { calendar.zone.local($0).date == today }
    }
  }
}
