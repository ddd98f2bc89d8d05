package import EventTime

/// Times as tests write them: `day 4 10:30`, `2026-03-06 17:30`, RFC 3339, `+2h`.
///
/// LANGUAGE.md section 11. Day 0 is Monday 2026-01-05; days and times of day are those of the calendar's zone.
package struct TestTime: Sendable {
  package var calendar: WorkCalendar
  /// What `+2h` is counted from: the time of the line before.
  package var previous: Instant?

  package init(calendar: WorkCalendar, previous: Instant? = nil) {
    self.calendar = calendar
    self.previous = previous
  }

  static let dayZero = CivilDate(daysSinceEpoch: 20_458)
  /// Some 27 years to either side of day 0.
  static let mostDays = 10_000

  /// What a time cannot be read for.
  struct Failure: Error {
    /// Which of the words is wrong.
    var word: Int
    var message: String
  }

  /// The instant that the first words write and how many they are; nil where they begin no time.
  func read(_ words: [String]) throws(Failure) -> (instant: Instant, count: Int)? {
    guard let first = words.first else { return nil }
    if first == "day" { return try readDay(words) }
    if first.hasPrefix("+") { return try readOffset(words) }
    if let instant = RFC3339.parse(first) { return (instant, 1) }
    guard let digit = first.utf8.first, (0x30...0x39).contains(digit) else { return nil }
    guard let date = CivilDate.parse(first) else {
      throw Failure(
        word: 0, message: "'\(first)' is neither a date such as 2026-03-06 nor a time with an offset")
    }
    return try readClock(words, on: date, at: 1)
  }

  /// A text that is a time and nothing else.
  func read(all text: String) throws(Failure) -> Instant {
    let words = text.split(separator: " ").map(String.init)
    guard let (instant, count) = try read(words) else {
      throw Failure(word: 0, message: "a time is wanted here")
    }
    guard count == words.count else {
      throw Failure(word: count, message: "'\(words[count])' is no part of a time")
    }
    return instant
  }

  private func readDay(_ words: [String]) throws(Failure) -> (instant: Instant, count: Int)? {
    guard words.count > 1, let number = Int(words[1]),
      (-Self.mostDays...Self.mostDays).contains(number)
    else {
      throw Failure(word: min(1, words.count - 1), message: "a number of days is wanted behind 'day'")
    }
    return try readClock(words, on: Self.dayZero.adding(days: number), at: 2)
  }

  /// The time of day, where the next word looks like one, or else midnight.
  private func readClock(
    _ words: [String], on date: CivilDate, at index: Int
  ) throws(Failure) -> (instant: Instant, count: Int)? {
    guard index < words.count, let first = words[index].utf8.first, (0x30...0x39).contains(first) else {
      return (calendar.zone.startOfDay(date), index)
    }
    guard let milliseconds = Self.timeOfDay(words[index]) else {
      throw Failure(
        word: index, message: "'\(words[index])' is no time of day, such as 10:30 or 23:59:59.999")
    }
    return (calendar.zone.instant(date, milliseconds: milliseconds), index + 1)
  }

  private func readOffset(_ words: [String]) throws(Failure) -> (instant: Instant, count: Int)? {
    guard let previous else {
      throw Failure(word: 0, message: "no line stands before this one to count from")
    }
    var text = String(words[0].dropFirst())
    var count = 1
    while count < words.count, words[count].utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
      text += " " + words[count]
      count += 1
    }
    switch TimeSpan.parse(text) {
    case .success(let span): return (calendar.add(span, to: previous), count)
    case .failure(let error): throw Failure(word: 0, message: error.message)
    }
  }

  /// `10:30`, `10:30:05`, `10:30:05.123` in milliseconds since midnight.
  static func timeOfDay(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 else { return nil }
    guard let hours = number(parts[0], digits: 2, below: 24),
      let minutes = number(parts[1], digits: 2, below: 60)
    else {
      return nil
    }
    var milliseconds = (hours * 60 + minutes) * 60_000
    guard parts.count == 3 else { return milliseconds }
    let seconds = parts[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = number(seconds[0], digits: 2, below: 60) else { return nil }
    milliseconds += whole * 1_000
    guard seconds.count == 2 else { return milliseconds }
    let digits = seconds[1]
    guard (1...3).contains(digits.count), let value = number(digits, digits: digits.count, below: 1_000)
    else { return nil }
    return milliseconds + value * [100, 10, 1][digits.count - 1]
  }

  private static func number(_ text: Substring, digits: Int, below limit: Int) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text).flatMap { $0 < limit ? $0 : nil }
  }
}
