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
    case .null, .list, .record, .unknown, .error: nil
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
    case ("percent", let share?): decimal(share).map { .text("\(Int64(($0 * 100).rounded())) %") }
    case ("day", .instant?): arguments[0].asInstant.map { .text(day($0, zone: arguments.dropFirst().first)) }
    case ("plural", let count?): plural(count, arguments[1])
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

  private static func money(_ amount: Worth, _ currency: String?) -> Worth? {
    guard let value = decimal(amount) else { return nil }
    let digits = Array("\(Int64(value.magnitude.rounded()))")
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return .text((currency.map { $0 + " " } ?? "") + (value < 0 ? "-" : "") + text)
  }

  private static func plural(_ count: Worth, _ noun: Worth) -> Worth? {
    guard let number = print(count), let word = print(noun) else { return nil }
    return .text("\(number) \(word)\(number == "1" ? "" : "s")")
  }

  private static func enumeration(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func day(_ instant: Instant, zone name: Worth?) -> String {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let zone = name.flatMap(print).flatMap(TimeZoneRules.load) ?? .utc
    let date = zone.local(instant).date
    return "\(date.day) \(months[date.month - 1]) \(date.year)"
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
