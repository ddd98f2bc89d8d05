/// A stretch of the calendar over which a rule counts; weeks begin on Monday.
package enum Period: String, Hashable, Sendable, CaseIterable, BitwiseCopyable {
  case week, month, quarter

  /// The first day of the period that a day belongs to.
  package func firstDay(containing date: CivilDate) -> CivilDate {
    let (year, month, _) = date.parts
    return switch self {
    case .week: date.adding(days: -date.weekday.rawValue)
    case .month: CivilDate(daysSinceEpoch: CivilDate.days(year: year, month: month, day: 1))
    case .quarter:
      CivilDate(daysSinceEpoch: CivilDate.days(year: year, month: (month - 1) / 3 * 3 + 1, day: 1))
    }
  }

  /// The first day of the period after the one that a day belongs to.
  package func firstDayOfNext(after date: CivilDate) -> CivilDate {
    let first = firstDay(containing: date)
    return switch self {
    case .week: first.adding(days: 7)
    // Longer than any such period, shorter than two of them.
    case .month: firstDay(containing: first.adding(days: 31))
    case .quarter: firstDay(containing: first.adding(days: 92))
    }
  }
}

extension WorkCalendar {
  /// The first instant of the period, in the zone, that an instant belongs to.
  package func periodStart(containing instant: Instant, _ period: Period) -> Instant {
    zone.startOfDay(period.firstDay(containing: zone.local(instant).date))
  }

  /// The first instant of the next period, to which an activity there belongs.
  package func nextPeriodStart(after instant: Instant, _ period: Period) -> Instant {
    zone.startOfDay(period.firstDayOfNext(after: zone.local(instant).date))
  }
}
