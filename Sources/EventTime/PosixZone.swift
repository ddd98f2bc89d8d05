/// The rule at the end of a zone file, as POSIX writes TZ: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixZone {
  /// When summer or winter time begins, in local time.
  struct Change {
    enum Day {
      /// The n-th (5: last) such weekday, 0 being Sunday, of a month.
      case weekday(month: Int, week: Int, weekday: Int)
      /// 1 to 365; 29 February is never counted.
      case julian(Int)
      /// 0 to 365; 29 February is counted.
      case zeroBased(Int)
    }

    var day: Day
    /// Seconds after local midnight, -167 h to 167 h.
    var time: Int

    /// Local seconds since 1970 of the change in a year.
    func localSeconds(year: Int) -> Int64 {
      let firstOfYear = CivilDate.days(year: year, month: 1, day: 1)
      let days =
        switch day {
        case .julian(let number): firstOfYear + number - (CivilDate.isLeap(year) && number >= 60 ? 0 : 1)
        case .zeroBased(let number): firstOfYear + number
        case .weekday(let month, let week, let weekday): Self.days(year, month, week, weekday)
        }
      return Int64(days) * 86_400 + Int64(time)
    }

    private static func days(_ year: Int, _ month: Int, _ week: Int, _ weekday: Int) -> Int {
      let first = CivilDate.days(year: year, month: month, day: 1)
      let weekdayOfFirst = (first + 4).floorRemainder(by: 7)
      var day = (weekday - weekdayOfFirst + 7) % 7 + (week - 1) * 7
      if day >= CivilDate.length(ofMonth: month, year: year) { day -= 7 }
      return first + day
    }
  }

  /// Seconds east of Greenwich.
  var standard: Int
  var summer: (offset: Int, start: Change, end: Change)?

  /// The table of a file, continued by this rule for 400 years beyond its last change.
  func extending(_ changes: [Int64], _ offsets: [Int32], name: String) -> TimeZoneRules {
    guard let summer else {
      var (changes, offsets) = (changes, offsets)
      // A footer without summer time agrees with the last entry; a file of the footer alone has no entry at
      // all.
      if changes.isEmpty { offsets = [Int32(clamping: standard)] }
      return TimeZoneRules(name: name, changes: changes, offsets: offsets, repeats: false)
    }
    var changes = changes
    var offsets = offsets
    let last = changes.last ?? Int64.min
    let lastYear = changes.last.map { CivilDate(daysSinceEpoch: Int($0.floorQuotient(by: 86_400))).year }
    // Old compilers of the database begin with a change at the big bang; summer time is younger.
    let firstYear = max(lastYear ?? 1_900, 1_900)
    for year in firstYear...(firstYear + 402) {
      let start = (summer.start.localSeconds(year: year) - Int64(standard), Int32(clamping: summer.offset))
      let end = (summer.end.localSeconds(year: year) - Int64(summer.offset), Int32(clamping: standard))
      for (time, offset) in start.0 <= end.0 ? [start, end] : [end, start] where time > last {
        // Where one year's end is the next year's start (summer time all year), the later entry holds.
        if changes.last == time { offsets[offsets.count - 1] = offset; continue }
        changes.append(time)
        offsets.append(offset)
      }
    }
    return TimeZoneRules(name: name, changes: changes, offsets: offsets, repeats: true)
  }

  static func parse(_ text: Slice<UnsafeRawBufferPointer>) -> PosixZone? {
    var reader = Reader(bytes: Array(text))
    guard reader.skipName(), let west = reader.time(), abs(west) < 93_600 else { return nil }
    guard !reader.isAtEnd else { return PosixZone(standard: -west, summer: nil) }
    guard reader.skipName() else { return nil }
    var offset = -west + 3_600
    if !reader.next(is: ",") {
      guard let summerWest = reader.time() else { return nil }
      offset = -summerWest
    }
    guard reader.take(","), let start = reader.change(), reader.take(","), let end = reader.change() else {
      return nil
    }
    guard reader.isAtEnd, abs(offset) < 93_600 else { return nil }
    return PosixZone(standard: -west, summer: (offset, start, end))
  }

  private struct Reader {
    let bytes: [UInt8]
    var offset = 0

    var isAtEnd: Bool { offset == bytes.count }

    func next(is character: Unicode.Scalar) -> Bool {
      offset < bytes.count && bytes[offset] == UInt8(ascii: character)
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard next(is: character) else { return false }
      offset += 1
      return true
    }

    /// Letters, or anything between `<` and `>`.
    mutating func skipName() -> Bool {
      let start = offset
      if take("<") {
        while offset < bytes.count, !next(is: ">") { offset += 1 }
        return take(">")
      }
      while offset < bytes.count, (0x61...0x7A).contains(bytes[offset] | 0x20) { offset += 1 }
      return offset > start
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
      let start = offset
      var value = 0
      while offset < bytes.count, bytes[offset] &- 0x30 < 10, offset - start < 4 {
        value = value * 10 + Int(bytes[offset] - 0x30)
        offset += 1
      }
      return offset > start && range.contains(value) ? value : nil
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func time() -> Int? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard let hours = number(0...167) else { return nil }
      var seconds = hours * 3_600
      if take(":") {
        guard let minutes = number(0...59) else { return nil }
        seconds += minutes * 60
        if take(":") {
          guard let rest = number(0...59) else { return nil }
          seconds += rest
        }
      }
      return isNegative ? -seconds : seconds
    }

    mutating func change() -> Change? {
      guard let day = day() else { return nil }
      guard take("/") else { return Change(day: day, time: 7_200) }
      return time().map { Change(day: day, time: $0) }
    }

    private mutating func day() -> Change.Day? {
      if take("J") { return number(1...365).map { .julian($0) } }
      guard take("M") else { return number(0...365).map { .zeroBased($0) } }
      guard let month = number(1...12), take("."), let week = number(1...5), take("."),
        let weekday = number(0...6)
      else { return nil }
      return .weekday(month: month, week: week, weekday: weekday)
    }
  }
}
