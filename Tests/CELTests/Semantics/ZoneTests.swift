import Testing

@testable import CEL

@Suite("Zones are named as in the tz database")
struct ZoneTests {
  /// The clock on the wall, as `hours:minutes day.month.year`, at an instant in a zone.
  private func check(_ instant: String, _ zone: String, shows wanted: String) throws {
    let parts = ["getHours", "getMinutes", "getDayOfMonth", "getMonth", "getFullYear"]
    let reads = parts.map { "timestamp('\(instant)').\($0)('\(zone)')" }
    try expect("'%d:%d %d.%d.%d'.format([\(reads.joined(separator: ", "))])", .value("\"\(wanted)\""))
  }

  @Test(
    "and clocks go forward and back at the very instant",
    arguments: [
      ("2026-03-29T00:59:59.999999999Z", "Europe/Berlin", "1:59 28.2.2026"),
      ("2026-03-29T01:00:00Z", "Europe/Berlin", "3:0 28.2.2026"),
      ("2026-10-25T00:59:59Z", "Europe/Berlin", "2:59 24.9.2026"),
      ("2026-10-25T01:00:00Z", "Europe/Berlin", "2:0 24.9.2026"),
      ("2026-03-08T06:59:59Z", "America/New_York", "1:59 7.2.2026"),
      ("2026-03-08T07:00:00Z", "America/New_York", "3:0 7.2.2026"),
      ("2026-11-01T05:59:59Z", "America/New_York", "1:59 0.10.2026"),
      ("2026-11-01T06:00:00Z", "America/New_York", "1:0 0.10.2026"),
      // Half an hour, on the other half of the year.
      ("2026-04-04T14:59:59Z", "Australia/Lord_Howe", "1:59 4.3.2026"),
      ("2026-04-04T15:00:00Z", "Australia/Lord_Howe", "1:30 4.3.2026"),
      // A whole day was left out.
      ("2011-12-30T09:59:59Z", "Pacific/Apia", "23:59 28.11.2011"),
      ("2011-12-30T10:00:00Z", "Pacific/Apia", "0:0 30.11.2011"),
    ])
  func changes(instant: String, zone: String, wanted: String) throws {
    try check(instant, zone, shows: wanted)
  }

  @Test(
    "and offsets may be odd, historical, or far ahead",
    arguments: [
      ("2026-01-01T00:00:00Z", "Asia/Kathmandu", "5:45 0.0.2026"),
      ("2026-01-01T00:00:00Z", "Pacific/Kiritimati", "14:0 0.0.2026"),
      ("2026-01-01T00:00:00Z", "Pacific/Pago_Pago", "13:0 30.11.2025"),
      ("1880-01-01T00:00:00Z", "Europe/Berlin", "0:53 0.0.1880"),
      ("2045-07-01T12:00:00Z", "Europe/Berlin", "14:0 0.6.2045"),
      ("9000-07-01T12:00:00Z", "Europe/Berlin", "14:0 0.6.9000"),
      ("9000-01-01T12:00:00Z", "Europe/Berlin", "13:0 0.0.9000"),
      ("2026-07-01T12:00:00Z", "UTC", "12:0 0.6.2026"),
      ("2026-07-01T12:00:00Z", "", "12:0 0.6.2026"), ("2026-07-01T12:00:00Z", "Etc/GMT+5", "7:0 0.6.2026"),
      ("2026-07-01T12:00:00Z", "+02:00", "14:0 0.6.2026"), ("2026-07-01T12:00:00Z", "02:00", "14:0 0.6.2026"),
      ("2026-07-01T12:00:00Z", "-05:30", "6:30 0.6.2026"),
      ("2026-07-01T12:00:00Z", "+23:59", "11:59 1.6.2026"),
    ])
  func offsets(instant: String, zone: String, wanted: String) throws {
    try check(instant, zone, shows: wanted)
  }

  @Test("and the days of a week and of a year are those of the zone")
  func days() throws {
    let newYear = "timestamp('2025-12-31T23:30:00Z')"
    try expect("a.getDayOfWeek() == 3 && a.getDayOfWeek('Europe/Berlin') == 4", a: newYear, .yes)
    try expect("a.getDayOfYear() == 364 && a.getDayOfYear('Europe/Berlin') == 0", a: newYear, .yes)
    try expect("a.getDate() == 31 && a.getDate('Europe/Berlin') == 1", a: newYear, .yes)
    try expect("a.getSeconds('Europe/Berlin') == 0 && a.getMilliseconds('Asia/Tokyo') == 0", a: newYear, .yes)
    let first = "timestamp('0001-01-01T00:00:00Z')"
    try expect(
      "a.getFullYear('-08:00') == 0 && a.getMonth('-08:00') == 11 && a.getDate('-08:00') == 31", a: first,
      .yes)
    let last = "timestamp('9999-12-31T23:59:59.999999999Z')"
    try expect("a.getFullYear('+00:01') == 10000 && a.getDayOfYear('+00:01') == 0", a: last, .yes)
  }

  @Test(
    "and what is no zone is an error",
    arguments: [
      "Mars/Olympus", "europe/berlin", "Berlin", "../../../etc/passwd", "/etc/localtime", "Europe", "+2",
      "+24:00", "+02:60",
      "2:00", "+02:00:00", " UTC", "UTC ", "Europe/Berlin\\x00", "\\u0301",
    ])
  func unknown(zone: String) throws {
    try expect("timestamp('2026-07-01T12:00:00Z').getHours('\(zone)' + '')", .error(.unknownZone))
  }

  @Test("and more of them than are kept are still found")
  func many() throws {
    let offsets = (0..<ZoneCache.most + 20).map { "'+\(($0 / 60).paddedToTwo):\(($0 % 60).paddedToTwo)'" }
    try expect(
      "[\(offsets.joined(separator: ", "))].all(z, timestamp('2026-07-01T00:00:00Z').getMinutes(z) == int(z.substring(4)))",
      .yes)
  }
}

extension Int {
  fileprivate var paddedToTwo: String { self < 10 ? "0\(self)" : String(self) }
}
