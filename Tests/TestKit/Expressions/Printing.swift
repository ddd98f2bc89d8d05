import EventTime
import RulePacks

/// How values read in texts. LANGUAGE.md section 10.
enum Printing {
  /// Nil for what has no printed form.
  static func print(_ value: Worth) -> String? {
    switch value {
    case .bool(let value): value ? "true" : "false"
    case .int(let value): "\(value)"
    case .double(let value): number(value)
    case .text(let value): value
    case .instant: value.asInstant.map(RFC3339.format)
    case .duration(let microseconds): number(Double(microseconds) / 1e6) + "s"
    case .null, .list, .fields, .record, .unknown, .error: nil
    }
  }

  private static func number(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The functions of texts; arguments that the reader of packs adds (currency, zone, now) come last.
  static func call(_ function: String, _ arguments: [Worth]) -> Worth? {
    switch (function, arguments.first) {
    case ("money", let amount?): money(amount, arguments.dropFirst().compactMap(print).first { !$0.isEmpty })
    case ("percent", let share?): decimal(share).map { .text(rounded($0 * 100, digits: 1) + " %") }
    case ("day", .instant?): arguments[0].asInstant.map { .text(day($0, zone: arguments.dropFirst().first)) }
    case ("ago", .instant?): ago(arguments)
    case ("span", .duration(let microseconds)?): .text(span(microseconds))
    case ("clip", .text(let text)?): clip(text, arguments[1])
    case ("plural", let count?): plural(count, Array(arguments.dropFirst()))
    case ("list", .list(let elements)?): .text(enumeration(elements.compactMap(print)))
    default: nil
    }
  }

  private static func decimal(_ value: Worth) -> Double? {
    switch value {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  /// With at most so many digits behind the point, and no idle zeros.
  private static func rounded(_ value: Double, digits: Int) -> String {
    let scale = digits == 1 ? 10.0 : 100.0
    let scaled = Int64((value.magnitude * scale).rounded())
    var rest = String("\(scaled % Int64(scale) + Int64(scale))".dropFirst())
    while rest.hasSuffix("0") { rest.removeLast() }
    return (value < 0 && scaled > 0 ? "-" : "") + "\(scaled / Int64(scale))"
      + (rest.isEmpty ? "" : "." + rest)
  }

  private static func money(_ amount: Worth, _ currency: String?) -> Worth? {
    guard let value = decimal(amount) else { return nil }
    let parts = rounded(value.magnitude, digits: 2).split(separator: ".")
    let digits = Array(parts[0])
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    if parts.count == 2 { text += "." + parts[1] + (parts[1].count == 1 ? "0" : "") }
    return .text((currency.map { $0 + " " } ?? "") + (value < 0 && text != "0" ? "-" : "") + text)
  }

  private static func plural(_ count: Worth, _ words: [Worth]) -> Worth? {
    guard let number = print(count), let one = words.first.flatMap(print) else { return nil }
    let many = words.count > 1 ? print(words[1]) ?? "" : one + "s"
    return .text("\(number) \(number == "1" ? one : many)")
  }

  /// By days of the calendar.
  private static func ago(_ arguments: [Worth]) -> Worth? {
    guard arguments.count == 3, let then = arguments[0].asInstant, let now = arguments[1].asInstant else {
      return nil
    }
    let days = date(now, zone: arguments[2]).daysSinceEpoch - date(then, zone: arguments[2]).daysSinceEpoch
    let words = "\(days.magnitude) day\(days.magnitude == 1 ? "" : "s")"
    return .text(days == 0 ? "today" : days > 0 ? words + " ago" : "in " + words)
  }

  /// In the largest unit of which there is one, whole.
  private static func span(_ microseconds: Int64) -> String {
    let seconds = microseconds.magnitude / 1_000_000
    let (count, unit) =
      seconds >= 86_400
      ? (seconds / 86_400, "day")
      : seconds >= 3_600
        ? (seconds / 3_600, "hour") : seconds >= 60 ? (seconds / 60, "minute") : (seconds, "second")
    return "\(count) \(unit)\(count == 1 ? "" : "s")"
  }

  /// What fits of a text, whole words where there is a blank among them.
  private static func clip(_ text: String, _ limit: Worth) -> Worth? {
    guard case .int(let limit) = limit else { return nil }
    if text.count <= limit { return .text(text) }
    let kept = Array(text).prefix(Int(limit) - 1)
    let words = kept.split(separator: " ", omittingEmptySubsequences: false)
    let whole = words.count > 1 ? words.dropLast().map { String($0) }.joined(separator: " ") : String(kept)
    return .text((whole.isEmpty ? String(kept) : whole) + "\u{2026}")
  }

  private static func enumeration(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func day(_ instant: Instant, zone name: Worth?) -> String {
    let date = date(instant, zone: name)
    return "\(date.day) \(months[date.month - 1].prefix(3)) \(date.year)"
  }

  private static func date(_ instant: Instant, zone name: Worth?) -> CivilDate {
    (name.flatMap(print).flatMap(TimeZoneRules.load) ?? .utc).local(instant).date
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// `February 2026`, `Q2 2026`; a week is counted by the Thursdays of its year.
  static func name(of period: Period, beginning first: CivilDate) -> String {
    switch period {
    case .month: return "\(months[first.month - 1]) \(first.year)"
    case .quarter: return "Q\((first.month + 2) / 3) \(first.year)"
    case .week:
      let thursday = first.adding(days: 3)
      var number = 1
      while thursday.adding(days: -7 * number).year == thursday.year { number += 1 }
      return "week \(number) of \(thursday.year)"
    }
  }
}

extension Scene {
  /// A text with its holes filled.
  func render(_ text: TextTemplate) -> String {
    text.parts.map { part in
      switch part {
      case .literal(let words): words
      case .hole(let condition): Printing.print(evaluate(condition)) ?? "not on record"
      }
    }.joined()
  }
}
