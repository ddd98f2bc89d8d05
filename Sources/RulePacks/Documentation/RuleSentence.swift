import EventTime

extension Rule {
  /// The rule as a sentence in the words of the language: *when proposal, expect earlier: understanding, within 120 days*.
  package var sentence: String {
    var words = [form.sentence]
    if !same.isEmpty { words.append("same \(same.map(\.text).joined(separator: ", "))") }
    if let unless { words.append("unless \(unless.words)") }
    if afterClose { words.append("also after the close") }
    return words.joined(separator: ", ")
  }
}

extension RuleForm {
  var sentence: String {
    switch self {
    case .when(let event, let condition, let expect):
      ["when " + event.words, condition.map { "if `\($0.text)`" }, expect.map { "expect " + $0.words }]
        .compactMap(\.self).joined(separator: ", ")
    case .while(let condition, let duration):
      "while `\(condition.text)`" + (duration.map { " for \($0.words)" } ?? "")
    case .silence(let condition, let event, let inLast):
      "while `\(condition.text)`, without \(event.words) in the last \(inLast.words)"
    case .every(let period, let quota):
      "every \(period), expect \(quota.words)" + (quota.condition.map { ", if `\($0.text)`" } ?? "")
    }
  }
}

extension Expectation {
  var words: String {
    switch self {
    case .that(let condition): "that `\(condition.text)`"
    case .earlier(let event, let within, let since):
      ["earlier: " + event.words, within.map { "within \($0.words)" }, since?.words]
        .compactMap(\.self).joined(separator: ", ")
    case .later(let event, let deadline, _): "later: \(event.words), \(deadline.words)"
    case .never(let event, let within, let until):
      "never: \(event.words), within \(within.words)" + (until.map { ", until \($0.words)" } ?? "")
    case .next(let event, let among, _): "next: \(event.words), among \(among.words)"
    }
  }
}

extension Expectation.Since {
  var words: String {
    switch self {
    case .event(let event): "since \(event.words)"
    case .previous: "since the previous trigger"
    }
  }
}

extension Deadline {
  var words: String {
    switch self {
    case .within(let duration): "within \(duration.words)"
    case .by(let instant): "by `\(instant.text)`"
    case .before(let duration, let instant): "by \(duration.words) before `\(instant.text)`"
    case .after(let duration, let instant): "by \(duration.words) after `\(instant.text)`"
    }
  }
}

extension Quota {
  var words: String {
    let limit =
      switch bound {
      case .atLeast(let count): "at least \(count)"
      case .atMost(let count): "at most \(count)"
      case .atLeastShare(let share): "at least \(share.percent)%"
      case .atMostShare(let share): "at most \(share.percent)%"
      }
    return "\(limit) of \(of.words)" + (distinct.map { ", different in `\($0.text)`" } ?? "")
      + (bound.share.map { ", against the previous one on a basis of \($0.basis)" } ?? "")
  }
}

extension EventPattern {
  /// Its name, or what stands in its place.
  var words: String { name ?? kindNames?.joined(separator: " or ") ?? "any activity" }
}

extension DurationSetting {
  /// The duration, and the parameter that tunes it.
  var words: String { parameter.map { "\(span) (`params.\($0)`)" } ?? span.description }
}

extension Norm {
  /// The norm in the words of the language: *80% quantile of the time from entered to left, by `deal.stage`*.
  package var sentence: String {
    var words = ["\(quantile)% quantile of \(measure.words)"]
    if onlyGreatest { words.append("of each deal only the greatest") }
    if !by.isEmpty { words.append("by " + by.map { "`\($0.text)`" }.joined(separator: " and ")) }
    let deals = atLeast.parameter.map { "`params.\($0)`" } ?? String(atLeast.deals)
    words.append("of at least \(deals) won deals, drawn up every \(every.rawValue)")
    if let otherwise { words.append("otherwise \(otherwise.words)") }
    return words.joined(separator: ", ")
  }
}

extension Norm.Measure {
  var words: String {
    switch self {
    case .value(let condition, at: let event):
      "`\(condition.text)` at " + (event.map { "each \($0.words)" } ?? "the win")
    case .time(let from, let to): "the time from \(from.words) to \(to.words)"
    }
  }
}

extension Norm.Fallback {
  var words: String {
    switch self {
    case .constant(_, let parameter?): "`params.\(parameter)`"
    case .constant(.duration(let span), nil): span.description
    case .constant(.int(let number), nil): String(number)
    case .constant(.number(let number), nil): String(number)
    case .constant: "a constant"
    case .norm(let name): "`norms.\(name)`"
    }
  }
}
