import Activity
import EventTime
import SourceText
import YAMLTree

extension PackBuilder {
  mutating func readTests(_ node: YAMLNode) {
    for element in elements(node) {
      if let test = test(element) { tests.append(test) }
    }
    rule = nil
  }

  private mutating func test(_ node: YAMLNode) -> PackTest? {
    let start = SourceRange(start: node.range.start, end: min(node.range.start + 1, node.range.end))
    guard let fields = fields(node, .test, owner: start) else { return nil }
    let problems = diagnostics.count
    let ruleName = fields["rule"].flatMap { self.ruleName($0) }
    rule = ruleName
    let surroundings =
      fields["with"].map { self.surroundings($0) } ?? Surroundings(calendar: environment.calendar)
    let log = fields["log"].flatMap { self.log($0, surroundings.calendar) }
    let time = TestTime(calendar: surroundings.calendar, previous: log?.activities.last?.at)
    let fallback = log?.activities.last?.at ?? surroundings.calendar.zone.startOfDay(TestTime.dayZero)
    let asOf = fields["as_of"].flatMap { instant($0, time) } ?? fallback
    let knownAt = fields["known_at"].flatMap { instant($0, time) }
    let expected = fields["expect"].map { expectations($0, rule: ruleName, time) } ?? []
    let exactly = fields["exactly"].flatMap { bool($0) } ?? false
    let todo = fields["todo"].flatMap { text($0) }
    guard !diagnostics[problems...].hasErrors, let log,
      let name = fields["name"].flatMap({ text($0, "a name") })
    else {
      return nil
    }
    return PackTest(
      name: name, file: file, range: node.range, rule: ruleName, log: log.activities, lines: log.lines,
      asOf: asOf,
      knownAt: knownAt, params: surroundings.params, calendar: surroundings.calendar,
      directory: surroundings.directory, expect: expected, exactly: exactly, todo: todo)
  }

  private mutating func ruleName(_ node: YAMLNode) -> String? {
    guard let text = word(node, "a rule")?.text else { return nil }
    let prefix = header.id + "/"
    let name = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
    guard !ruleNames.contains(name) else { return name }
    reportUnknown(.unknownName, text, "rule", at: node.range, among: ruleNames)
    return nil
  }

  private mutating func instant(_ node: YAMLNode, _ time: TestTime) -> Instant? {
    guard let scalar = word(node, "a time") else { return nil }
    do throws(TestTime.Failure) {
      return try time.read(all: scalar.text)
    } catch {
      report(
        .time, scalar.textMap.fileRange(of: Self.range(ofWord: error.word, in: scalar.text)), error.message,
        help: "times read 'day 4 10:30', '2026-03-06 17:30' or RFC 3339")
      return nil
    }
  }

  private static func range(ofWord index: Int, in text: String) -> SourceRange {
    let bytes = Array(text.utf8)
    let words = bytes.split(separator: UInt8(ascii: " "))
    guard index < words.count else { return SourceRange(start: 0, end: bytes.count) }
    return SourceRange(start: words[index].startIndex, end: words[index].endIndex)
  }
}

// MARK: Log and surroundings

extension PackBuilder {
  private struct Surroundings {
    var params: [String: ParameterValue] = [:]
    var calendar: WorkCalendar
    var directory: [Directory.Entry] = []
  }

  private mutating func surroundings(_ node: YAMLNode) -> Surroundings {
    var surroundings = Surroundings(calendar: environment.calendar)
    guard let fields = fields(node, .surroundings) else { return surroundings }
    if let calendar = fields["calendar"].flatMap({ self.calendar($0) }) { surroundings.calendar = calendar }
    if let node = fields["directory"] {
      surroundings.directory = directory(node, zone: surroundings.calendar.zone)
    }
    guard let node = fields["params"], let entries = entries(node, "params") else { return surroundings }
    for entry in entries {
      guard let parameter = params.first(where: { $0.name == entry.key.text }) else {
        if vocabulary.params[entry.key.text] == nil {
          reportUnknown(
            .unknownName, entry.key.text, "parameter", at: entry.keyRange, among: params.map(\.name))
        }
        continue
      }
      surroundings.params[parameter.name] = value(entry.value, of: parameter)
    }
    return surroundings
  }

  private mutating func log(
    _ node: YAMLNode, _ calendar: WorkCalendar
  ) -> (activities: [LoggedActivity], lines: [Int])? {
    guard let scalar = scalar(node, "a log") else { return nil }
    let log = TestLog.parse(scalar.text, catalogue: environment.catalogue, calendar: calendar)
    for problem in log.problems {
      report(
        problem.problem, scalar.textMap.fileRange(of: problem.range), problem.message, help: problem.help,
        suggestion: problem.suggestion, severity: problem.severity)
    }
    let lines = log.starts.map { file.position(at: scalar.textMap.fileOffset(of: $0)).line }
    return log.problems.contains { $0.severity == .error } ? nil : (log.activities, lines)
  }
}

// MARK: Expectations

extension PackBuilder {
  private mutating func expectations(_ node: YAMLNode, rule: String?, _ time: TestTime) -> [PackTest.Expected]
  {
    if node.scalar != nil { return oneWordExpectation(node, rule: rule).map { [$0] } ?? [] }
    var expected: [PackTest.Expected] = []
    for element in elements(node) {
      if let entry = expectation(element, rule: rule, time) { expected.append(entry) }
    }
    return expected
  }

  private mutating func oneWordExpectation(_ node: YAMLNode, rule: String?) -> PackTest.Expected? {
    guard let word = word(node, "what is expected")?.text else { return nil }
    guard let outcome = PackTest.Expected.oneWord.first(where: { $0.rawValue == word }) else {
      let words = PackTest.Expected.oneWord.map(\.rawValue)
      reportWrongValue(
        node, "'\(word)' says not enough",
        help: "one of \(words.joined(separator: ", ")), or a list of outcomes",
        suggestion: nearest(word, among: words))
      return nil
    }
    return PackTest.Expected(range: node.range, rule: rule ?? onlyRule, outcome: outcome)
  }

  private var onlyRule: String? { ruleNames.count == 1 ? ruleNames.first : nil }

  private mutating func expectation(_ node: YAMLNode, rule: String?, _ time: TestTime) -> PackTest.Expected? {
    guard let fields = fields(node, .expected) else { return nil }
    let named = fields["rule"].flatMap { self.ruleName($0) }
    guard let outcome = fields["is"].flatMap({ choice($0, "an outcome", of: PackTest.Expected.Outcome.self) })
    else {
      return nil
    }
    if fields["rule"] == nil, rule == nil, onlyRule == nil, fields.meant.isEmpty {
      report(
        .missingKey, node.range, "the pack has several rules, and this outcome names none",
        help: "add 'rule: ...' here, or beside 'expect'")
    }
    var expected = PackTest.Expected(range: node.range, rule: named ?? rule ?? onlyRule, outcome: outcome)
    expected.subject = fields["subject"].map { texts($0, "a subject's id") }
    expected.at = fields["at"].flatMap { instant($0, time) }
    expected.says = fields["says"].flatMap { text($0) }
    expected.to = fields["to"].flatMap { choice($0, "a reader", of: Reader.self) }?.rawValue
    expected.evidence = fields["evidence"].map { texts($0, "an activity's id") }
    expected.missing = fields["missing"].map { texts($0, "what is missing") }
    return expected
  }

  private enum Reader: String, CaseIterable { case rep, manager }
}
