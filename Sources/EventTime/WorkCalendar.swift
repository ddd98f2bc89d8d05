/// When people work: a zone, working days, hours of business and days on which everything is closed.
///
/// Business time of the rule-pack language, section 3. A pure value; every method answers in event time.
package struct WorkCalendar: Sendable {
  package let zone: TimeZoneRules
  package let days: Set<Weekday>
  package let hours: WorkingHours
  package let closed: [CivilDate]
  let workingDays: WorkingDays

  /// UTC, Monday to Friday, 09:00-18:00.
  package static let standard = WorkCalendar(zone: .utc)

  package static let mondayToFriday: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]

  /// - Parameter days: At least one; without any, a deadline in business time never comes.
  package init(
    zone: TimeZoneRules, days: Set<Weekday> = mondayToFriday, hours: WorkingHours = .standard,
    closed: [CivilDate] = []
  ) {
    self.zone = zone
    self.days = days
    self.hours = hours
    self.closed = closed
    workingDays = WorkingDays(days: days, closed: closed)
  }

  /// `t ⊕ D`: the terms added from left to right, held at the earliest and latest instant.
  package func add(_ span: TimeSpan, to instant: Instant) -> Instant {
    if let length = span.exactMilliseconds { return instant.advanced(by: length) }
    return span.terms.reduce(instant) { instant, term in
      switch term.unit {
      case .businessDay: closeOfBusiness(daysAfter: term.count, instant)
      case .businessHour: after(term.count.multipliedClamped(by: 3_600_000), instant)
      default: instant.advanced(by: (term.unit.milliseconds ?? 0).multipliedClamped(by: term.count))
      }
    }
  }

  /// `t ⊖ D`: the mirror image of ``add(_:to:)``, term by term from left to right.
  package func subtract(_ span: TimeSpan, from instant: Instant) -> Instant {
    if let length = span.exactMilliseconds { return instant.advanced(by: -length) }
    return span.terms.reduce(instant) { instant, term in
      switch term.unit {
      case .businessDay: openingOfBusiness(daysBefore: term.count, instant)
      case .businessHour: before(term.count.multipliedClamped(by: 3_600_000), instant)
      default: instant.advanced(by: -(term.unit.milliseconds ?? 0).multipliedClamped(by: term.count))
      }
    }
  }

  /// Close of business on the n-th working day after the local date: the day it happens never counts.
  private func closeOfBusiness(daysAfter count: Int64, _ instant: Instant) -> Instant {
    guard count > 0 else { return instant }
    let today = zone.local(instant).date.daysSinceEpoch
    let number = workingDays.count(before: today + 1) + Int(count) - 1
    guard let day = workingDays.day(number: number) else { return .latest }
    return business(on: day).close.clamped
  }

  private func openingOfBusiness(daysBefore count: Int64, _ instant: Instant) -> Instant {
    guard count > 0 else { return instant }
    let today = zone.local(instant).date.daysSinceEpoch
    guard let day = workingDays.day(number: workingDays.count(before: today) - Int(count)) else {
      return .earliest
    }
    return business(on: day).open.clamped
  }

  /// The earliest instant by which so much working time has elapsed.
  private func after(_ milliseconds: Int64, _ instant: Instant) -> Instant {
    guard milliseconds > 0 else { return instant }
    var rest = milliseconds
    // Yesterday's hours may reach over midnight.
    var number = workingDays.count(before: zone.local(instant).date.daysSinceEpoch - 1)
    while let day = workingDays.day(number: number) {
      let (open, close) = business(on: day)
      let from = max(open, instant)
      if from < close {
        if close.milliseconds - from.milliseconds >= rest { return from.advanced(by: rest) }
        rest -= close.milliseconds - from.milliseconds
      }
      number += 1
    }
    return .latest
  }

  /// The latest instant from which so much working time elapses until this one.
  private func before(_ milliseconds: Int64, _ instant: Instant) -> Instant {
    guard milliseconds > 0 else { return instant }
    var rest = milliseconds
    var number = workingDays.count(before: zone.local(instant).date.daysSinceEpoch + 1) - 1
    while let day = workingDays.day(number: number) {
      let (open, close) = business(on: day)
      let until = min(close, instant)
      if open < until {
        if until.milliseconds - open.milliseconds >= rest { return until.advanced(by: -rest) }
        rest -= until.milliseconds - open.milliseconds
      }
      number -= 1
    }
    return .earliest
  }

  /// Opening and close of business of a working day.
  private func business(on day: Int) -> (open: Instant, close: Instant) {
    let date = CivilDate(daysSinceEpoch: day)
    let close = hours.close > hours.open ? hours.close : hours.close + 1_440
    return (
      zone.instant(date, milliseconds: hours.open * 60_000), zone.instant(date, milliseconds: close * 60_000)
    )
  }
}

extension Instant {
  /// The instant so many milliseconds later, held at ``earliest`` and ``latest``.
  package func advanced(by milliseconds: Int64) -> Instant {
    Instant(milliseconds: self.milliseconds.addingClamped(milliseconds)).clamped
  }

  var clamped: Instant { min(max(self, .earliest), .latest) }
}
