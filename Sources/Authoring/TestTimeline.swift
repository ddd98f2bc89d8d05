import Activity
import EventTime
import RulePacks

extension TestResult {
  /// What happened when, for a test that failed: the log, what the rules said under it, and what was expected instead.
  ///
  /// Lines end with `\n`; times are days after day 0 of the test calendar in UTC.
  package var timeline: String {
    var lines = missing.map { "    expected, but did not happen: " + $0.sentence }
    lines += unexpected.map { "    happened, but was not expected: " + $0.sentence }
    if outcomes.isEmpty {
      lines.append("    nothing was decided: no activity begins the rule, or its 'if' is false")
    }
    lines.append("")
    lines += entries.map { "    " + $0 }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The log, and under it what one rule said of it and when, as it is shown to people who read about the rule.
  package func story(of rule: String) -> String {
    entries(of: outcomes.filter { $0.rule == rule }).joined(separator: "\n")
  }

  private var entries: [String] { entries(of: outcomes) }

  private func entries(of outcomes: [TestOutcome]) -> [String] {
    var rows: [(at: Instant, order: Int, text: String)] = []
    for activity in test.log {
      rows.append((activity.at, 0, pad(activity.at.testTime) + activity.id + "  " + activity.summary))
    }
    for outcome in outcomes {
      rows.append((outcome.at, 1, pad(outcome.at.testTime) + "  => " + outcome.words))
    }
    rows.append((test.asOf, 2, pad(test.asOf.testTime) + "as of"))
    let ordered = rows.enumerated().sorted {
      ($0.element.at, $0.element.order, $0.offset) < ($1.element.at, $1.element.order, $1.offset)
    }
    return ordered.map(\.element.text)
  }

  private func pad(_ text: String) -> String {
    text + String(repeating: " ", count: max(2, 24 - text.count))
  }
}

extension TestOutcome {
  var sentence: String { "\(words) at \(at.testTime)" }

  var words: String {
    var text = "\(rule) \(outcome.rawValue) for \(subject.joined(separator: "/"))"
    if !evidence.isEmpty { text += " [\(evidence.joined(separator: ", "))]" }
    if !missing.isEmpty { text += " missing \(missing.joined(separator: ", "))" }
    return text
  }
}

extension PackTest.Expected {
  var sentence: String {
    var text = [rule, outcome.rawValue].compactMap(\.self).joined(separator: " ")
    if let subject { text += " for \(subject.joined(separator: "/"))" }
    if let evidence { text += " [\(evidence.joined(separator: ", "))]" }
    if let missing { text += " missing \(missing.joined(separator: ", "))" }
    if let at { text += " at \(at.testTime)" }
    if let says { text += " saying \"\(says)\"" }
    if let to { text += " to \(to)" }
    return text
  }
}

extension LoggedActivity {
  fileprivate var summary: String {
    var parts = [kind]
    for (name, subject, usual) in [("deal", deal, "D1"), ("account", account, "A1"), ("rep", rep, "R1")]
    where subject != usual { parts.append("\(name)=\(subject ?? "")") }
    if !contacts.isEmpty { parts.append("contacts=" + contacts.joined(separator: ",")) }
    for (field, value) in data { parts.append("\(field)=\(value.written)") }
    return parts.joined(separator: " ")
  }
}

extension DataValue {
  /// As a line of a test's log says it.
  fileprivate var written: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .double(let value): "\(value)"
    case .text(let text): text.contains(" ") ? "\"\(text)\"" : text
    case .list(let values): "[" + values.map(\.written).joined(separator: ",") + "]"
    }
  }
}

extension Instant {
  /// `day 4 10:30`, counted from day 0 of the test calendar: Monday 2026-01-05 in UTC.
  var testTime: String {
    let dayLength: Int64 = 86_400_000
    let sinceDayZero = milliseconds - 1_767_571_200_000
    let day = sinceDayZero >= 0 ? sinceDayZero / dayLength : (sinceDayZero - dayLength + 1) / dayLength
    let rest = sinceDayZero - day * dayLength
    guard rest > 0 else { return "day \(day)" }
    let clock = [rest / 3_600_000, rest / 60_000 % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(
      separator: ":")
    let milliseconds = rest % 60_000
    guard milliseconds > 0 else { return "day \(day) \(clock)" }
    return "day \(day) \(clock) and \(milliseconds) ms"
  }
}
