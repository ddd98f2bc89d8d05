/// When a zone changes its offset from UTC, for every instant from year 1 to 9999.
///
/// Read once from the tz database (TZif, RFC 8536) and then a plain value. What lies after the file's last
/// change follows its POSIX footer, laid out for one Gregorian cycle of 400 years, after which weekdays and
/// leap years repeat.
package struct TimeZoneRules: Sendable {
  /// As the calendar names it: `Europe/Berlin`, `UTC`, `+02:00`.
  package let name: String
  /// Seconds since 1970 at which the offset changes, ascending.
  private let changes: [Int64]
  /// Seconds east of Greenwich: before the first change, then from each change on.
  private let offsets: [Int32]
  /// From here on the offsets of the last 400 years of ``changes`` repeat; `Int64.max` where they do not.
  private let cycleEnd: Int64

  private static let cycleSeconds: Int64 = 146_097 * 86_400

  package static let utc = TimeZoneRules(name: "UTC", secondsEast: 0)

  package init(name: String, secondsEast: Int) {
    self.init(name: name, changes: [], offsets: [Int32(clamping: secondsEast)], repeats: false)
  }

  /// - Parameters:
  ///   - changes: Seconds since 1970 of each change, ascending.
  ///   - offsets: One more than there are changes.
  ///   - repeats: Whether the changes end with a whole cycle of 400 years that goes on for ever.
  init(name: String, changes: [Int64], offsets: [Int32], repeats: Bool) {
    self.name = name
    self.changes = changes
    self.offsets = offsets
    cycleEnd = repeats ? changes.last ?? .max : .max
  }

  /// Seconds east of Greenwich at an instant.
  package func secondsEast(at instant: Instant) -> Int {
    Int(offsets[place(of: instant.milliseconds.floorQuotient(by: 1_000))])
  }

  /// The clock on the wall at an instant: the local day and the milliseconds since its midnight.
  package func local(_ instant: Instant) -> (date: CivilDate, milliseconds: Int) {
    let local = instant.milliseconds &+ Int64(secondsEast(at: instant)) * 1_000
    let day = local.floorQuotient(by: 86_400_000)
    return (CivilDate(daysSinceEpoch: Int(day)), Int(local &- day * 86_400_000))
  }

  /// The instant at which the clock on the wall shows a time of a day.
  ///
  /// A time that a clock change skips is the first instant after the gap; a doubled one is the earlier of the
  /// two.
  /// - Parameter milliseconds: Since local midnight; more than a day reaches into the days after.
  package func instant(_ date: CivilDate, milliseconds: Int = 0) -> Instant {
    let wall = Int64(date.daysSinceEpoch) * 86_400_000 + Int64(milliseconds)
    // No zone is more than a day away from UTC, so these two offsets enclose every change that can matter.
    let before = Int64(secondsEast(at: Instant(milliseconds: wall - 86_400_000))) * 1_000
    let after = Int64(secondsEast(at: Instant(milliseconds: wall + 86_400_000))) * 1_000
    let early = Instant(milliseconds: wall - before)
    if Int64(secondsEast(at: early)) * 1_000 == before { return early }
    let late = Instant(milliseconds: wall - after)
    if Int64(secondsEast(at: late)) * 1_000 == after { return late }
    return change(between: late, and: early)
  }

  /// The first instant of a local day.
  package func startOfDay(_ date: CivilDate) -> Instant { instant(date) }

  /// The change in (from, to], which is the end of the gap that a local time fell into.
  private func change(between from: Instant, and to: Instant) -> Instant {
    var low = from.milliseconds.floorQuotient(by: 1_000)
    var high = to.milliseconds.floorQuotient(by: 1_000)
    let offset = offsets[place(of: low)]
    while high - low > 1 {
      let middle = (low + high) / 2
      if offsets[place(of: middle)] == offset { low = middle } else { high = middle }
    }
    return Instant(milliseconds: high * 1_000)
  }

  /// The index in ``offsets`` that holds at a second.
  private func place(of second: Int64) -> Int {
    var second = second
    if second >= cycleEnd {
      second -= ((second - cycleEnd) / Self.cycleSeconds + 1) * Self.cycleSeconds
    }
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= second { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
