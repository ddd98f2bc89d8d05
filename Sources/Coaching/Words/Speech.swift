package import EventTime

/// How dates, money and lists are spoken in one place of the world, seen from one instant.
///
/// Near dates carry their weekday, far ones their year: `Tue 3 Mar`, `6 Nov`, `2 May 2024`.
package struct Speech: Sendable {
  package let zone: TimeZoneRules
  package let asOf: Instant

  package init(zone: TimeZoneRules, asOf: Instant) {
    self.zone = zone
    self.asOf = asOf
  }

  /// `Tue 3 Mar`; beyond two weeks `6 Nov`, beyond ten months `2 May 2024`.
  package func day(_ instant: Instant) -> String {
    let date = zone.local(instant).date
    let distance = abs(date.daysSinceEpoch - zone.local(asOf).date.daysSinceEpoch)
    let (year, month, day) = date.parts
    let plain = "\(day) \(Self.months[month - 1])"
    if distance <= 14 { return "\(Self.name(of: date.weekday)) \(plain)" }
    return distance > 300 ? "\(plain) \(year)" : plain
  }

  /// The day and, unless it is midnight, the time: `Thu 5 Mar, 18:00`.
  package func moment(_ instant: Instant) -> String {
    let clock = clock(instant)
    return clock == "00:00" ? day(instant) : "\(day(instant)), \(clock)"
  }

  /// `Tue 10 Mar 2026, 08:00`, at midnight only the day: what heads a page.
  package func fullMoment(_ instant: Instant) -> String {
    let date = zone.local(instant).date
    let (year, month, day) = date.parts
    let clock = clock(instant)
    let plain = "\(Self.name(of: date.weekday)) \(day) \(Self.months[month - 1]) \(year)"
    return clock == "00:00" ? plain : "\(plain), \(clock)"
  }

  /// Whole days from an instant to as_of, by the local calendar; negative for what lies ahead.
  package func daysAgo(_ instant: Instant) -> Int {
    zone.local(asOf).date.daysSinceEpoch - zone.local(instant).date.daysSinceEpoch
  }

  /// `today`, `yesterday`, `12 days ago`, `tomorrow`, `in 3 days`.
  package func distance(_ instant: Instant) -> String {
    switch daysAgo(instant) {
    case 0: "today"
    case 1: "yesterday"
    case -1: "tomorrow"
    case let days where days > 0: "\(days) days ago"
    case let days: "in \(-days) days"
    }
  }

  private func clock(_ instant: Instant) -> String {
    let minutes = zone.local(instant).milliseconds / 60_000
    return Self.twoDigits(minutes / 60) + ":" + Self.twoDigits(minutes % 60)
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  private static func name(of weekday: Weekday) -> String {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday.rawValue]
  }

  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

extension Speech {
  /// `EUR 180,000`, `180,000.50`; cents only where there are any.
  package static func money(_ amount: Double, _ currency: String?) -> String {
    let number = number(amount)
    guard let currency, !currency.isEmpty else { return number }
    return "\(currency) \(number)"
  }

  /// A number with a comma every three digits and at most two decimals.
  package static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return String(value) }
    let hundredths = Int64((abs(value) * 100).rounded())
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    let whole = grouped(hundredths / 100)
    let cents = hundredths % 100
    return sign + whole + (cents == 0 ? "" : "." + twoDigits(Int(cents)))
  }

  /// `1,250`.
  package static func grouped(_ number: Int64) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// `a`, `a and b`, `a, b and c`.
  package static func list(_ words: [String], _ conjunction: String = "and") -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }

  /// `1 deal`, `3 deals`.
  package static func plural(_ count: Int, _ noun: String) -> String {
    "\(grouped(Int64(count))) \(noun)\(count == 1 ? "" : "s")"
  }

  /// With a capital letter in front and, unless it ends a sentence already, a full stop behind.
  package static func sentence(_ text: String) -> String {
    let capital = capitalized(text)
    guard let last = capital.last, !".!?".contains(last) else { return capital }
    return capital + "."
  }

  package static func capitalized(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  /// `people_met` as `people met`.
  package static func words(_ name: some StringProtocol) -> String {
    String(name.map { $0 == "_" || $0 == "-" ? " " : $0 })
  }
}
