import EventTime

extension WorkCalendar {
  /// How people call a period: `February 2026`, `Q2 2026`, `week 7 of 2026` (ISO 8601).
  func name(of period: Period, startingAt start: Instant) -> String {
    let first = zone.local(start).date
    switch period {
    case .month: return "\(Self.monthNames[(first.month - 1) % 12]) \(first.year)"
    case .quarter: return "Q\((first.month - 1) / 3 + 1) \(first.year)"
    case .week:
      // The year of a week is that of its Thursday.
      let thursday = first.adding(days: 3)
      let newYear = CivilDate(year: thursday.year, month: 1, day: 1) ?? thursday
      let number = (thursday.daysSinceEpoch - newYear.daysSinceEpoch) / 7 + 1
      return "week \(number) of \(thursday.year)"
    }
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
}
