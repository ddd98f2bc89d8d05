import Activity
import EventTime
package import RulePacks

/// A test of a pack as its author would write it, made from a log that is at hand.
package struct TestCaseText: Sendable {
  /// One element of `tests`, its lines indented by two; ends with a line end.
  package let yaml: String

  /// - Parameters:
  ///   - test: Everything but what is expected; its rule stands beside the name.
  ///   - outcomes: What is expected, each with its instant, and nothing else; none for a rule that does not apply.
  ///   - exactly: Whether nothing else happens.
  package init(_ test: PackTest, expecting outcomes: [TestOutcome], exactly: Bool = true) {
    let expected = outcomes.map { outcome in
      let subject = outcome.subject.map(Self.quoted).joined(separator: ", ")
      return
        "{ is: \(outcome.outcome.rawValue), subject: [\(subject)], at: \(Self.quoted(Self.time(outcome.at, test.calendar))) }"
    }
    let lines =
      outcomes.isEmpty
      ? ["expect: not-applicable"]
      : ["expect:"] + expected.map { "  - \($0)" } + (exactly ? ["exactly: true"] : [])
    yaml = Self.yaml(test, lines)
  }

  /// A test in which nothing is to be found.
  package init(silent test: PackTest) {
    yaml = Self.yaml(test, ["expect: silent"])
  }

  private static func yaml(_ test: PackTest, _ expectation: [String]) -> String {
    var lines = ["name: \(quoted(test.name))"]
    if let rule = test.rule { lines.append("rule: \(rule)") }
    lines += surroundings(of: test)
    lines.append("log: |")
    let rows = test.log.enumerated().map { line(of: $1, number: $0 + 1, test.calendar) }
    let width = rows.map(\.time.count).max() ?? 0
    lines += rows.map { row in
      "  " + row.time + String(repeating: " ", count: width - row.time.count) + "  " + row.rest
    }
    lines.append("as_of: \(quoted(time(test.asOf, test.calendar)))")
    if let known = test.knownAt { lines.append("known_at: \(quoted(time(known, test.calendar)))") }
    lines += expectation
    return "  - " + lines.joined(separator: "\n    ") + "\n"
  }

  // MARK: Lines of the log

  private static func line(
    of activity: LoggedActivity, number: Int, _ calendar: WorkCalendar
  ) -> (time: String, rest: String) {
    var words = [activity.kind]
    for (key, value, usual) in [
      ("deal", activity.deal, "D1"), ("account", activity.account, "A1"), ("rep", activity.rep, "R1"),
    ] where value != usual { words.append("\(key)=\(value.map(word) ?? "")") }
    if let actor = activity.actor { words.append("actor=\(actor.name)") }
    if !activity.contacts.isEmpty {
      words.append("contacts=" + activity.contacts.map(word).joined(separator: ","))
    }
    words += activity.data.map { "\($0.field)=\(value($0.value))" }
    if activity.seq != 0 { words.append("seq=\(activity.seq)") }
    if activity.rev != 0 { words.append("rev=\(activity.rev)") }
    if activity.deleted { words.append("deleted=true") }
    if let recorded = activity.recorded { words.append("recorded=\"\(time(recorded, calendar))\"") }
    if activity.id != id(number) { words.append("id=\(word(activity.id))") }
    if let text = activity.text, !text.isEmpty {
      words.append(": " + text.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
    return (time(activity.at, calendar), words.joined(separator: " "))
  }

  /// The id that a line has without saying so.
  private static func id(_ number: Int) -> String {
    "a" + String(repeating: "0", count: max(0, 3 - String(number).count)) + String(number)
  }

  /// `day 4 10:30` where days are those of UTC, else with the offset.
  private static func time(_ instant: Instant, _ calendar: WorkCalendar) -> String {
    let text = instant.testTime
    guard calendar.zone.name == "UTC", !text.hasSuffix("ms"),
      abs(instant.milliseconds - 1_767_571_200_000) < 500 * 86_400_000
    else { return RFC3339.format(instant) }
    return text
  }

  private static func value(_ value: DataValue) -> String {
    switch value {
    case .null: ""
    case .bool(let truth): "\(truth)"
    case .int(let number): "\(number)"
    case .double(let number): Int64(exactly: number).map { "\($0)" } ?? "\(number)"
    case .text(let text): word(text)
    case .list(let values): "[" + values.map { Self.value($0) }.joined(separator: ",") + "]"
    }
  }

  /// A word of a log; blanks, commas and brackets need quotes, and quotes cannot stand in it.
  private static func word(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "_-.:/@+".utf8.contains(byte)
    }
    guard !isPlain || text.isEmpty else { return text }
    return "\"" + text.filter { $0 != "\"" && !$0.isNewline } + "\""
  }

  // MARK: What stands around it

  private static func surroundings(of test: PackTest) -> [String] {
    var parts: [String] = []
    if !test.params.isEmpty {
      let params = test.params.sorted { $0.key < $1.key }.map { "\($0.key): \(value(of: $0.value))" }
      parts.append("params: { \(params.joined(separator: ", ")) }")
    }
    if !test.calendar.isStandard { parts.append("calendar: \(mapping(test.calendar))") }
    if !test.directory.isEmpty {
      parts.append("directory: [\(test.directory.map(mapping).joined(separator: ", "))]")
    }
    return parts.isEmpty ? [] : ["with:"] + parts.map { "  " + $0 }
  }

  private static func value(of value: ParameterValue) -> String {
    switch value {
    case .number(let number): Int64(exactly: number).map { "\($0)" } ?? "\(number)"
    case .int(let number): "\(number)"
    case .duration(let span): span.description
    case .text(let text): quoted(text)
    case .bool(let truth): "\(truth)"
    }
  }

  private static func mapping(_ calendar: WorkCalendar) -> String {
    let days = Weekday.allCases.filter(calendar.days.contains).map(\.abbreviation).joined(separator: ", ")
    var parts = [
      "zone: \(calendar.zone.name)", "days: [\(days)]", "hours: \(quoted(calendar.hours.description))",
    ]
    if !calendar.closed.isEmpty {
      parts.append("closed: [\(calendar.closed.map(\.description).joined(separator: ", "))]")
    }
    return "{ \(parts.joined(separator: ", ")) }"
  }

  private static func mapping(_ entry: Directory.Entry) -> String {
    var parts = ["\(entry.kind.rawValue): \(quoted(entry.id))"]
    for (key, text) in [
      ("name", entry.name), ("role", entry.role), ("manager", entry.manager), ("team", entry.team),
      ("zone", entry.zone), ("from", entry.from.map { RFC3339.format($0) }),
      ("until", entry.until.map { RFC3339.format($0) }),
    ] { if let text { parts.append("\(key): \(quoted(text))") } }
    for field in entry.fields {
      switch field.value {
      case .text(let text): parts.append("\(field.name): \(quoted(text))")
      case .bool, .int, .double: parts.append("\(field.name): \(value(field.value))")
      case .null, .list: break
      }
    }
    return "{ \(parts.joined(separator: ", ")) }"
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-")
    }
    let begins = text.utf8.first.map { (0x41...0x7A).contains($0) } ?? false
    guard
      !isPlain || !begins
        || ["true", "false", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
    else { return text }
    return "'" + text.filter { !$0.isNewline }.replacing("'", with: "''") + "'"
  }
}

extension WorkCalendar {
  /// Whether it is the one that tests have without saying so.
  fileprivate var isStandard: Bool {
    zone.name == WorkCalendar.standard.zone.name && days == WorkCalendar.standard.days
      && hours.description == WorkCalendar.standard.hours.description && closed.isEmpty
  }
}
