package import EventTime

/// How quantities read in a sentence, in English.
package enum Wording {
  /// `1,250` or `1,250.50`: thousands in groups, cents only where there are some.
  package static func amount(_ value: Double) -> String {
    let text = decimal(abs(value), places: 2)
    let parts = text.split(separator: ".", maxSplits: 1)
    var whole = ""
    for (index, digit) in parts[0].enumerated() {
      if index > 0, (parts[0].count - index).isMultiple(of: 3) { whole += "," }
      whole.append(digit)
    }
    let cents = parts.count == 2 ? "." + parts[1] + (parts[1].count == 1 ? "0" : "") : ""
    return (value < 0 && text != "0" ? "-" : "") + whole + cents
  }

  /// A number with at most so many digits behind the point, rounded half away from zero, without idle zeros.
  package static func decimal(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return "?" }
    let scale = places == 1 ? 10.0 : 100.0
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 1e17 else { return value.description }
    let (whole, rest) = Int64(scaled).quotientAndRemainder(dividingBy: Int64(scale))
    var digits = String(rest)
    if places == 2, rest < 10 { digits = "0" + digits }
    while digits.last == "0" { digits.removeLast() }
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return sign + String(whole) + (digits.isEmpty ? "" : "." + digits)
  }

  /// `3 Feb 2026`.
  package static func day(_ date: CivilDate) -> String {
    let (year, month, day) = date.parts
    return "\(day) \(months[month - 1].prefix(3)) \(year)"
  }

  /// `12 days ago`, `today`, `in 3 days`.
  package static func ago(days: Int) -> String {
    switch days {
    case 0: "today"
    case 1...: "\(count(Int64(days), one: "day", many: "days")) ago"
    default: "in \(count(Int64(-days), one: "day", many: "days"))"
    }
  }

  /// The largest unit that is at least one, whole: `12 days`, `3 hours`.
  package static func span(nanoseconds: Int64) -> String {
    let seconds = Int64((nanoseconds / 1_000_000_000).magnitude)
    for (unit, name) in [(Int64(86_400), "day"), (3_600, "hour"), (60, "minute")] where seconds >= unit {
      return count(seconds / unit, one: name, many: name + "s")
    }
    return count(seconds, one: "second", many: "seconds")
  }

  /// The text, or its beginning up to a word's end with `...` where it is longer than so many characters.
  package static func clip(_ text: String, to limit: Int) -> String {
    guard text.count > limit else { return text }
    let cut = text.prefix(max(1, limit - 1))
    let words = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
    return (words.isEmpty ? cut : words) + "…"
  }

  /// `1 call`, `3 calls`.
  package static func count(_ number: Int64, one: String, many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  /// The regular plural of the last word of a phrase.
  package static func plural(of one: String) -> String {
    let vowels = "aeiou"
    if one.hasSuffix("y"), let before = one.dropLast().last, !vowels.contains(before) {
      return one.dropLast() + "ies"
    }
    let hisses = ["s", "x", "z", "ch", "sh"].contains { one.hasSuffix($0) }
    return one + (hisses ? "es" : "s")
  }

  /// `a, b and c`; `nothing` for none.
  package static func list(_ words: [String]) -> String {
    guard let last = words.last else { return "nothing" }
    guard words.count > 1 else { return last }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// `February 2026`, `Q2 2026`, `week 7 of 2026` for the period that begins on a day.
  package static func period(_ period: Period, beginning date: CivilDate) -> String {
    switch period {
    case .month: return "\(months[date.month - 1]) \(date.year)"
    case .quarter: return "Q\((date.month - 1) / 3 + 1) \(date.year)"
    case .week:
      // ISO 8601: a week belongs to the year of its Thursday, and the first Thursday is in week 1.
      let thursday = date.adding(days: 3)
      guard let newYear = CivilDate(year: thursday.year, month: 1, day: 1) else { return date.description }
      return "week \((thursday.daysSinceEpoch - newYear.daysSinceEpoch) / 7 + 1) of \(thursday.year)"
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]
}
