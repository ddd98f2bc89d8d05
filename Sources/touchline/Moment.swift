import EventTime
import Glibc
import RulePacks

/// Instants of the command line.
enum Moment {
  /// The clock on the wall, read here and nowhere else.
  static var now: Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// The day that it is where a site is.
  static func today(_ site: SiteConfiguration) -> CivilDate { site.defaultCalendar.zone.local(now).date }

  /// RFC 3339 with an offset, or a day, which is its first instant in the zone.
  static func parse(_ text: String, _ option: String, _ zone: TimeZoneRules) throws(Failure) -> Instant {
    if let instant = RFC3339.parse(text) { return instant }
    if let day = CivilDate.parse(text) { return zone.startOfDay(day) }
    throw .usage(
      "\(option) '\(text)' is no instant: write 2026-03-10T08:00:00Z, with an offset, or a day, 2026-03-10")
  }
}
