import CEL
import EventTime
import SourceText
import YAMLTree

// The starter of a rule and what it waits for.
extension PackBuilder {
  mutating func readForm(_ frame: inout RuleFrame) -> RuleForm? {
    let starters = frame.fields.present(Schema.starters)
    for entry in starters.dropFirst() {
      report(
        .starter, entry.keyRange, "a rule begins with one of when, while and every, and here is a second",
        help: "make two rules of it, or keep '\(starters[0].key.text)'")
    }
    guard let starter = starters.first else {
      if frame.fields.meant.isDisjoint(with: Schema.starters) {
        report(
          .starter, frame.fields.owner, "a rule begins with 'when', 'while' or 'every'",
          help: "add 'when: EVENT', 'while: CONDITION' or 'every: month'")
      }
      return nil
    }
    switch starter.key.text {
    case "when": return readWhen(starter, &frame)
    case "while": return readWhile(starter, frame: &frame)
    default: return readEvery(starter, &frame)
    }
  }

  // MARK: when

  private mutating func readWhen(_ starter: YAMLEntry, _ frame: inout RuleFrame) -> RuleForm? {
    let trigger = event(starter.value)
    frame.trigger = trigger.map { Place.Kinds($0.kindNames) } ?? .any
    let problems = diagnostics.count
    let expectation = frame.fields.entry("expect").flatMap { readExpectation($0, &frame) }
    let condition = frame.fields["if"].flatMap { self.condition($0, at: frame.place) }
    guard let trigger, !diagnostics[problems...].hasErrors else { return nil }
    return .when(trigger, if: condition, expect: expectation)
  }

  /// The keys of `expect`, and the one among them that says what is expected.
  private mutating func expectationFields(_ entry: YAMLEntry, _ frame: inout RuleFrame) -> (
    Fields, YAMLEntry
  )? {
    guard let fields = fields(entry.value, .expectation, owner: entry.keyRange) else { return nil }
    let present = fields.present(Schema.expectations)
    for entry in present.dropFirst() {
      report(
        .expectation, entry.keyRange, "a rule expects one thing, and '\(entry.key.text)' is a second",
        help: "make two rules of it, or keep '\(present[0].key.text)'")
    }
    guard let main = present.first else {
      if fields.meant.isDisjoint(with: Schema.expectations) {
        report(
          .expectation, entry.keyRange, "'expect' says nothing that is expected",
          help: "add one of: \(Schema.expectations.joined(separator: ", "))")
      }
      return nil
    }
    frame.expectation = main.key.text
    for entry in fields.entries where present.count == 1 {
      guard let forms = Schema.expectation.key(named: entry.key.text)?.beside, !forms.contains(main.key.text)
      else {
        continue
      }
      reportMisplaced(entry, form: main.key.text, forms)
    }
    return (fields, main)
  }

  private mutating func readExpectation(_ entry: YAMLEntry, _ frame: inout RuleFrame) -> Expectation? {
    guard let (fields, main) = expectationFields(entry, &frame) else { return nil }
    if main.key.text == "that" { return condition(main.value, at: frame.place).map { .that($0) } }
    if Schema.rule.key(named: "partial")?.beside?.contains(main.key.text) == true {
      report(
        .companion, main.keyRange, "'\(main.key.text)' counts in periods, and this rule has none",
        help: "begin the rule with 'every: month' instead of 'when'")
      return nil
    }
    guard let event = event(main.value) else { return nil }
    frame.events.append(event)
    let kinds = Place.Kinds(event.kindNames)
    switch main.key.text {
    case "earlier": return readEarlier(event, fields)
    case "later": return readLater(event, main, fields, &frame)
    case "never": return readNever(event, main, fields, &frame)
    default:
      frame.found = [.other(kinds)]
      return readNext(event, main, fields, &frame)
    }
  }

  private mutating func readEarlier(_ event: EventPattern, _ fields: Fields) -> Expectation? {
    let within = fields["within"].flatMap { duration($0) }
    guard let node = fields["since"] else { return .earlier(event, within: within, since: nil) }
    if node.scalar?.text == "previous" { return .earlier(event, within: within, since: .previous) }
    return self.event(node).map { .earlier(event, within: within, since: .event($0)) }
  }

  private mutating func readLater(
    _ event: EventPattern, _ main: YAMLEntry, _ fields: Fields, _ frame: inout RuleFrame
  ) -> Expectation? {
    frame.found = [.other(Place.Kinds(event.kindNames)), .due, .lateBy]
    let deadlines = fields.present(["within", "by"])
    if let second = deadlines.dropFirst().first {
      report(
        .companion, second.keyRange, "a deadline is given twice: by 'within' and by 'by'",
        help: "keep '\(deadlines[0].key.text)'")
    }
    guard let entry = deadlines.first else {
      if fields.meant.isDisjoint(with: ["within", "by"]) {
        report(
          .companion, main.keyRange, "'later' needs a deadline",
          help: "add 'within: 2 days', or 'by:' with a timestamp")
      }
      return nil
    }
    let each = frame.fields["each"].flatMap { bool($0) } ?? false
    return deadline(entry, frame).map { .later(event, deadline: $0, each: each) }
  }

  private mutating func readNever(
    _ event: EventPattern, _ main: YAMLEntry, _ fields: Fields, _ frame: inout RuleFrame
  ) -> Expectation? {
    frame.found = [.other(Place.Kinds(event.kindNames))]
    let until = fields["until"].flatMap { self.event($0) }
    if let until { frame.events.append(until) }
    guard let node = companion("within", of: main, in: fields), let within = duration(node) else {
      return nil
    }
    return .never(event, within: within, until: until)
  }

  private mutating func readNext(
    _ event: EventPattern, _ main: YAMLEntry, _ fields: Fields, _ frame: inout RuleFrame
  ) -> Expectation? {
    guard let node = companion("among", of: main, in: fields), let among = self.event(node) else {
      return nil
    }
    frame.events.append(among)
    frame.found = [.other(Place.Kinds(among.kindNames))]
    return .next(event, among: among, each: frame.fields["each"].flatMap { bool($0) } ?? false)
  }

  // MARK: while

  private mutating func readWhile(_ starter: YAMLEntry, frame: inout RuleFrame) -> RuleForm? {
    refuseExpectation(frame, beside: "while")
    let condition = self.condition(starter.value, at: frame.place)
    guard let without = frame.fields.entry("without") else {
      if let entry = frame.fields.entry("in_last"), frame.fields.lacks("without") {
        report(
          .companion, entry.keyRange, "'in_last' needs 'without'",
          help: "add 'without: EVENT': what is missing")
      }
      let duration = frame.fields["for"].flatMap { self.duration($0) }
      return condition.map { .while($0, for: duration) }
    }
    let event = self.event(without.value)
    if let event { frame.found = [.last(Place.Kinds(event.kindNames)), .due] }
    let inLast = companion("in_last", of: without, in: frame.fields).flatMap { duration($0) }
    guard let condition, let event, let inLast else { return nil }
    return .silence(while: condition, without: event, inLast: inLast)
  }

  private mutating func refuseExpectation(_ frame: RuleFrame, beside starter: String) {
    guard let entry = frame.fields.entry("expect") else { return }
    report(
      .companion, entry.keyRange, "'expect' has no meaning beside '\(starter)'",
      help: "what a 'while' rule says is wrong is its condition; begin with 'when' to expect something")
  }

  // MARK: every

  private mutating func readEvery(_ starter: YAMLEntry, _ frame: inout RuleFrame) -> RuleForm? {
    let period: Period? = choice(starter.value, "a period")
    guard let entry = frame.fields.entry("expect") else {
      if frame.fields.lacks("expect") {
        report(
          .companion, starter.keyRange, "'every' needs 'expect'",
          help: "add 'expect: { at_least: 2, of: EVENT }'")
      }
      return nil
    }
    let condition = frame.fields["if"].flatMap { self.condition($0, at: frame.place) }
    guard let (fields, main) = expectationFields(entry, &frame) else { return nil }
    guard let bound = bound(main, fields, &frame) else { return nil }
    guard let node = companion("of", of: main, in: fields), let of = event(node) else { return nil }
    let kinds = Place.Kinds(of.kindNames)
    if !bound.isLeast { frame.found.append(.other(kinds)) }
    let distinct = fields["distinct"].flatMap { self.condition($0, at: .activity(kinds), wants: .value) }
    guard let period else { return nil }
    let quota = Quota(
      bound: bound, of: of, distinct: distinct, condition: condition,
      countsPartial: countsPartial(frame, bound))
    return .every(period, quota)
  }

  private mutating func bound(
    _ main: YAMLEntry, _ fields: Fields, _ frame: inout RuleFrame
  ) -> Quota.Bound? {
    frame.found = [.count, .period]
    switch main.key.text {
    case "at_least":
      frame.found += [.missing, .due]
      if comparesPeriods(main, fields) { return share(main, fields, &frame).map { .atLeastShare($0) } }
      return int(main.value, in: 1...1_000_000).map { .atLeast($0) }
    case "at_most":
      if comparesPeriods(main, fields) { return share(main, fields, &frame).map { .atMostShare($0) } }
      return int(main.value, in: 0...1_000_000).map { .atMost($0) }
    default:
      report(
        .companion, main.keyRange, "'\(main.key.text)' has no meaning beside 'every'",
        help: "count with 'at_least' or 'at_most', or begin the rule with 'when'")
      return nil
    }
  }

  private enum Partial: String, CaseIterable { case skip, count }

  private mutating func countsPartial(_ frame: RuleFrame, _ bound: Quota.Bound) -> Bool {
    if let partial = frame.fields["partial"].flatMap({
      choice($0, "what becomes of a part", of: Partial.self)
    }) {
      return partial == .count
    }
    if case .atMost = bound { return true }
    return false
  }
}

// MARK: Deadlines

extension PackBuilder {
  private mutating func deadline(_ entry: YAMLEntry, _ frame: RuleFrame) -> Deadline? {
    if entry.key.text == "within" { return duration(entry.value).map { .within($0) } }
    guard let scalar = word(entry.value, "a timestamp") else { return nil }
    guard let split = Self.splitOffset(scalar.text) else {
      return condition(entry.value, at: frame.place, wants: .instant).map { .by($0) }
    }
    let bytes = Array(scalar.text.utf8)
    let written = String(decoding: bytes[..<split.duration], as: UTF8.self)
    let setting = duration(written, of: scalar, range: entry.value.range)
    let source = ExpressionSource(bytes[split.instant...], of: scalar)
    guard let instant = condition(source, at: frame.place, wants: .instant), let setting else { return nil }
    return split.isBefore ? .before(setting, instant) : .after(setting, instant)
  }

  /// `4 business hours before data.starts`, cut into its parts; nil for an expression alone.
  private static func splitOffset(_ text: String) -> (duration: Int, instant: Int, isBefore: Bool)? {
    guard let first = text.utf8.first,
      (0x30...0x39).contains(first) || text.hasPrefix("params.") || first == 0x2D
    else {
      return nil
    }
    let bytes = Array(text.utf8)
    for (word, isBefore) in [(" before ", true), (" after ", false)] {
      guard let range = bytes.firstRange(of: Array(word.utf8)) else { continue }
      return (range.lowerBound, range.upperBound, isBefore)
    }
    return nil
  }
}
