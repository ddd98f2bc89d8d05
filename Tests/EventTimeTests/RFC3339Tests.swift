import EventTime
import Testing

@Suite("Instants are read strictly and written in one form")
struct RFC3339Tests {
  @Test(
    "what is read",
    arguments: [
      ("2026-01-05T09:14:00Z", "2026-01-05T09:14:00Z"), ("2026-01-05t09:14:00z", "2026-01-05T09:14:00Z"),
      ("2026-01-05T09:14:00+01:00", "2026-01-05T08:14:00Z"),
      ("2026-01-05T00:14:00-05:30", "2026-01-05T05:44:00Z"),
      ("2026-01-05T09:14:00-00:00", "2026-01-05T09:14:00Z"),
      ("2026-01-05T09:14:00.5Z", "2026-01-05T09:14:00.500Z"),
      ("2026-01-05T09:14:00.123999999999Z", "2026-01-05T09:14:00.123Z"),
      ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999Z"),
      ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
      ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
      ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"),
      ("1900-03-01T00:00:00+23:59", "1900-02-28T00:01:00Z"),
    ])
  func reading(_ text: String, _ expected: String) throws {
    #expect(RFC3339.format(try #require(RFC3339.parse(text))) == expected)
  }

  @Test(
    "what is refused",
    arguments: [
      "", "2026-01-05", "2026-01-05T09:14:00", "2026-01-05 09:14:00Z", "2026-1-5T09:14:00Z",
      "2026-02-30T09:14:00Z",
      "2025-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z",
      "2026-01-05T24:00:00Z", "2026-01-05T09:60:00Z", "2026-01-05T23:59:60Z", "2026-01-05T09:14:00.Z",
      "2026-01-05T09:14:00+0100", "2026-01-05T09:14:00+24:00", "2026-01-05T09:14:00+01:60",
      "2026-01-05T09:14:00Zx",
      " 2026-01-05T09:14:00Z", "2026-01-05T09:14:00.5", "0000-12-31T23:59:59Z", "0001-01-01T00:00:00+00:01",
      "9999-12-31T23:59:59-00:01", "2026-01-05T09:14:00−01:00", "+026-01-05T09:14:00Z",
      "2026-01-05T09:14:00,5Z", "2026-01-0:T09:14:00Z", "2026-01-05T09:14:00.5:Z",
    ])
  func refusing(_ text: String) {
    #expect(RFC3339.parse(text) == nil)
  }

  @Test("days and their numbers agree over all years")
  func days() {
    for days in stride(from: -719_162, through: 2_932_896, by: 37) {
      let date = CivilDate(daysSinceEpoch: days)
      let (year, month, day) = date.parts
      #expect(CivilDate(year: year, month: month, day: day) == date)
      #expect(CivilDate.parse(date.description) == date)
      #expect(date < CivilDate(daysSinceEpoch: days + 1) && !(date < date))
    }
  }

  @Test(
    "weekdays",
    arguments: [
      ("1970-01-01", Weekday.thursday), ("2026-01-05", .monday), ("1969-12-28", .sunday),
      ("0001-01-01", .monday),
    ])
  func weekdays(_ date: String, _ weekday: Weekday) throws {
    #expect(try #require(CivilDate.parse(date)).weekday == weekday)
  }

  @Test("years that can be divided by 4 have a leap day, by 100 none, by 400 one")
  func leapDays() {
    for year in ["0004", "2000", "2024", "2400"] { #expect(CivilDate.parse("\(year)-02-29") != nil) }
    for year in ["0100", "1900", "2023", "2100"] { #expect(CivilDate.parse("\(year)-02-29") == nil) }
  }

  @Test(
    "dates that are none",
    arguments: [
      "2026-02-29", "2026-1-05", "2026-01-05T", "20260105", "0000-01-01", "2026/01/05", "", "1900-02-29",
    ])
  func noDates(_ text: String) {
    #expect(CivilDate.parse(text) == nil)
  }

  @Test("instants beyond the years 1 to 9999 are written as the nearest one within")
  func clamping() {
    #expect(RFC3339.format(Instant(milliseconds: .max)) == "9999-12-31T23:59:59.999Z")
    #expect(RFC3339.format(Instant(milliseconds: .min)) == "0001-01-01T00:00:00Z")
  }
}
