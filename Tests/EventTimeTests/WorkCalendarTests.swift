import EventTime
import Testing

@Suite("Business time follows a calendar")
struct WorkCalendarTests {
  struct Site {
    var zone = "UTC"
    var days = "mon-fri"
    var hours = "09:00-18:00"
    var closed: [String] = []
  }

  static func calendar(_ site: Site) throws -> WorkCalendar {
    WorkCalendar(
      zone: try #require(TimeZoneRules.load(site.zone)), days: Set(try #require(Weekday.parse(site.days))),
      hours: try #require(WorkingHours.parse(site.hours)),
      closed: site.closed.compactMap { CivilDate.parse($0) })
  }

  /// Adds (or subtracts, for a text that begins with `-`) a span; instants without an offset are UTC.
  func check(
    _ from: String, _ span: String, is expected: String, _ site: Site = Site(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let calendar = try Self.calendar(site)
    let instant = try #require(RFC3339.parse(from + "Z"), sourceLocation: sourceLocation)
    let isBackwards = span.hasPrefix("-")
    let parsed = try TimeSpan.parse(isBackwards ? String(span.dropFirst()) : span).get()
    let result = isBackwards ? calendar.subtract(parsed, from: instant) : calendar.add(parsed, to: instant)
    #expect(RFC3339.format(result) == expected + "Z", sourceLocation: sourceLocation)
  }

  // 2026-01-05 is a Monday.

  @Test(
    "business days after end at the close of the n-th working day, whatever the time of day",
    arguments: [
      ("2026-01-09T17:30:00", "1 business day", "2026-01-12T18:00:00"),
      ("2026-01-10T11:00:00", "1 business day", "2026-01-12T18:00:00"),
      ("2026-01-11T23:59:59.999", "1 business day", "2026-01-12T18:00:00"),
      ("2026-01-12T00:00:00", "1 business day", "2026-01-13T18:00:00"),
      ("2026-01-12T23:00:00", "1 business day", "2026-01-13T18:00:00"),
      ("2026-01-05T10:00:00", "5 bd", "2026-01-12T18:00:00"),
      ("2026-01-05T10:00:00", "260 bd", "2027-01-04T18:00:00"),
      ("2026-01-05T10:00:00", "0 business days", "2026-01-05T10:00:00"),
      ("1969-12-29T10:00:00", "1 business day", "1969-12-30T18:00:00"),
      ("1600-02-28T10:00:00", "1 business day", "1600-02-29T18:00:00"),
    ])
  func daysAfter(_ from: String, _ span: String, _ expected: String) throws {
    try check(from, span, is: expected)
  }

  @Test(
    "business days before begin at the opening of the n-th working day before",
    arguments: [
      ("2026-01-12T00:00:00", "-1 business day", "2026-01-09T09:00:00"),
      ("2026-01-11T10:00:00", "-1 business day", "2026-01-09T09:00:00"),
      ("2026-01-13T23:00:00", "-2 business days", "2026-01-09T09:00:00"),
      ("2026-01-11T10:00:00", "-0 business days", "2026-01-11T10:00:00"),
      ("2026-01-11T10:00:00", "-0 business hours", "2026-01-11T10:00:00"),
    ])
  func daysBefore(_ from: String, _ span: String, _ expected: String) throws {
    try check(from, span, is: expected)
  }

  @Test("closed days and weekends do not count, in both directions")
  func closedDays() throws {
    let site = Site(closed: ["2026-01-12", "2026-01-09", "2026-01-10", "2026-01-09"])
    try check("2026-01-08T10:00:00", "1 business day", is: "2026-01-13T18:00:00", site)
    try check("2026-01-08T10:00:00", "2 business days", is: "2026-01-14T18:00:00", site)
    try check("2026-01-13T10:00:00", "-1 business day", is: "2026-01-08T09:00:00", site)
    try check("2026-01-08T17:30:00", "1 business hour", is: "2026-01-13T09:30:00", site)
  }

  @Test("working days are numbered as counting them one by one would")
  func numbering() throws {
    let site = Site(
      days: "tue-sat", closed: ["2026-01-06", "2026-01-07", "2026-01-08", "2026-01-20", "2026-02-01"])
    let calendar = try Self.calendar(site)
    for start in 0..<40 {
      let date = CivilDate(daysSinceEpoch: 20_450 + start)
      var day = date
      for count in 1...30 {
        repeat {
          day = day.adding(days: 1)
        } while !calendar.days.contains(day.weekday) || calendar.closed.contains(day)
        let span = TimeSpan(terms: [.init(count: Int64(count), unit: .businessDay)])
        let close = calendar.add(span, to: calendar.zone.instant(date, milliseconds: 3_600_000))
        #expect(close == calendar.zone.instant(day, milliseconds: 64_800_000))
        let opening = calendar.subtract(
          span, from: calendar.zone.instant(day.adding(days: 1), milliseconds: 1))
        if count == 1 { #expect(opening == calendar.zone.instant(day, milliseconds: 32_400_000)) }
      }
    }
  }

  @Test(
    "business hours are working time elapsed",
    arguments: [
      ("2026-01-09T17:30:00", "1 business hour", "2026-01-12T09:30:00"),
      ("2026-01-10T12:00:00", "1 business hour", "2026-01-12T10:00:00"),
      ("2026-01-06T03:00:00", "1 business hour", "2026-01-06T10:00:00"),
      ("2026-01-09T17:00:00", "1 business hour", "2026-01-09T18:00:00"),
      ("2026-01-09T18:00:00", "1 business hour", "2026-01-12T10:00:00"),
      ("2026-01-09T12:00:00", "0 business hours", "2026-01-09T12:00:00"),
      ("2026-01-10T12:00:00", "0 business hours", "2026-01-10T12:00:00"),
      ("2026-01-05T09:00:00", "45 bh", "2026-01-09T18:00:00"),
      ("2026-01-05T09:00:00", "46 bh", "2026-01-12T10:00:00"),
      ("2026-01-12T10:00:00", "-4 business hours", "2026-01-09T15:00:00"),
      ("2026-01-12T13:00:00", "-4 business hours", "2026-01-12T09:00:00"),
      ("2026-01-12T09:00:00", "-1 business hour", "2026-01-09T17:00:00"),
      ("2026-01-11T12:00:00", "-9 business hours", "2026-01-09T09:00:00"),
      ("2026-01-11T12:00:00", "-10 business hours", "2026-01-08T17:00:00"),
    ])
  func hours(_ from: String, _ span: String, _ expected: String) throws {
    try check(from, span, is: expected)
  }

  @Test("the local date decides, and the close is local on both sides of a clock change")
  func localDate() throws {
    let berlin = Site(zone: "Europe/Berlin")
    try check("2026-01-08T23:30:00", "1 business day", is: "2026-01-12T17:00:00", berlin)
    try check("2026-03-27T11:00:00", "1 business day", is: "2026-03-30T16:00:00", berlin)
    try check("2026-10-23T10:00:00", "1 business day", is: "2026-10-26T17:00:00", berlin)
    try check("2026-03-27T16:30:00", "1 business hour", is: "2026-03-30T07:30:00", berlin)
  }

  @Test("days are 24 hours when the clocks change")
  func plainDays() throws {
    try check("2026-03-28T11:00:00", "1 day", is: "2026-03-29T11:00:00", Site(zone: "Europe/Berlin"))
  }

  @Test("hours may run over midnight; they belong to the day they begin on")
  func nightShift() throws {
    let night = Site(hours: "22:00-06:00")
    try check("2026-01-05T23:00:00", "2 business hours", is: "2026-01-06T01:00:00", night)
    try check("2026-01-10T05:00:00", "1 business hour", is: "2026-01-10T06:00:00", night)
    try check("2026-01-10T05:00:00", "2 business hours", is: "2026-01-12T23:00:00", night)
    try check("2026-01-12T23:00:00", "-2 business hours", is: "2026-01-10T05:00:00", night)
    try check("2026-01-05T10:00:00", "1 business day", is: "2026-01-07T06:00:00", night)
  }

  @Test("hours may be the whole day")
  func wholeDay() throws {
    let site = Site(hours: "00:00-24:00")
    try check("2026-01-09T23:00:00", "2 business hours", is: "2026-01-12T01:00:00", site)
    try check("2026-01-09T23:00:00", "1 business day", is: "2026-01-13T00:00:00", site)
  }

  @Test("a gap within the hours shortens the day")
  func gapInHours() throws {
    let site = Site(zone: "Europe/Berlin", days: "sun", hours: "01:00-05:00")
    try check("2026-03-28T23:00:00", "3 business hours", is: "2026-03-29T03:00:00", site)
    try check("2026-03-28T23:00:00", "4 business hours", is: "2026-04-05T00:00:00", site)
    // The opening falls into the gap.
    let late = Site(zone: "Europe/Berlin", days: "sun", hours: "02:30-05:00")
    try check("2026-03-28T23:00:00", "1 business hour", is: "2026-03-29T02:00:00", late)
  }

  @Test("terms are added in the order written")
  func order() throws {
    try check("2026-01-08T23:00:00", "1 business day 2 hours", is: "2026-01-09T20:00:00")
    try check("2026-01-08T23:00:00", "2 hours 1 business day", is: "2026-01-12T18:00:00")
    try check("2026-01-12T10:00:00", "-1 day 1 business day", is: "2026-01-09T09:00:00")
  }

  @Test("results are held within the years 1 to 9999")
  func bounds() throws {
    try check("9999-12-31T00:00:00", "1 day", is: "9999-12-31T23:59:59.999")
    try check("9999-12-31T00:00:00", "1 business day", is: "9999-12-31T23:59:59.999")
    try check("9999-12-31T00:00:00", "100 business hours", is: "9999-12-31T23:59:59.999")
    // A Friday, with no working day after it.
    try check("9999-12-31T12:00:00", "-1 business hour", is: "9999-12-31T11:00:00")
    try check("0001-01-01T00:00:00", "-1 second", is: "0001-01-01T00:00:00")
    try check("0001-01-01T00:00:00", "-1 business day", is: "0001-01-01T00:00:00")
    try check("0001-01-01T00:00:00", "-1 business hour", is: "0001-01-01T00:00:00")
    let never = WorkCalendar(zone: .utc, days: [])
    let span = TimeSpan(terms: [.init(count: 1, unit: .businessDay), .init(count: .max, unit: .week)])
    #expect(never.add(span, to: Instant(milliseconds: 0)) == .latest)
  }

  @Test(
    "periods begin at local midnight, weeks on Monday",
    arguments: [
      (Period.week, "2026-01-11T22:59:59.999", "2026-01-04T23:00:00", "2026-01-11T23:00:00"),
      (.week, "2026-01-11T23:00:00", "2026-01-11T23:00:00", "2026-01-18T23:00:00"),
      (.month, "2026-03-31T21:59:00", "2026-02-28T23:00:00", "2026-03-31T22:00:00"),
      (.month, "2026-12-31T23:30:00", "2026-12-31T23:00:00", "2027-01-31T23:00:00"),
      (.quarter, "2026-05-05T00:00:00", "2026-03-31T22:00:00", "2026-06-30T22:00:00"),
      (.quarter, "2026-12-31T22:00:00", "2026-09-30T22:00:00", "2026-12-31T23:00:00"),
    ])
  func periods(_ period: Period, _ at: String, _ start: String, _ next: String) throws {
    let calendar = try Self.calendar(Site(zone: "Europe/Berlin"))
    let instant = try #require(RFC3339.parse(at + "Z"))
    #expect(RFC3339.format(calendar.periodStart(containing: instant, period)) == start + "Z")
    #expect(RFC3339.format(calendar.nextPeriodStart(after: instant, period)) == next + "Z")
  }

  @Test("hours and days as calendars write them")
  func parsing() {
    #expect(WorkingHours.parse("08:00-17:30")?.description == "08:00-17:30")
    for text in [
      "", "9:00-18:00", "09:00-09:00", "25:00-26:00", "09:60-18:00", "09:00–18:00", "09:00-24:01",
      "24:00-09:00",
    ] {
      #expect(WorkingHours.parse(text) == nil, "\(text)")
    }
    #expect(Weekday.parse("mon-fri") == [.monday, .tuesday, .wednesday, .thursday, .friday])
    #expect(Weekday.parse("sun-thu") == [.sunday, .monday, .tuesday, .wednesday, .thursday])
    #expect(Weekday.parse("sat") == [.saturday])
    for text in ["", "monday", "mon-", "mon-tue-wed", "Mon"] {
      #expect(Weekday.parse(text) == nil, "\(text)")
    }
  }
}
