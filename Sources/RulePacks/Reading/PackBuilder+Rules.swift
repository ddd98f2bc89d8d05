import SourceText
import YAMLTree

/// What is known of a rule while its keys are read.
struct RuleFrame {
  var fields: Fields
  var per: SubjectKind
  /// The activity at hand in its conditions and texts; nil for `while` and `every`.
  var trigger: Place.Kinds?
  /// The kinds of every event that the rule names, for `same`.
  var events: [EventPattern] = []
  /// What its texts may say of what the sentence found.
  var found: [Place.Found] = []
  /// The key that says what it waits for, such as `later`; nil for a signal and for `while`.
  var expectation: String?

  var place: Place {
    trigger.map { .trigger($0, per: per) } ?? .state(per: per)
  }

  /// The key that a companion goes with, as the table of the language has it.
  var form: String {
    if let expectation { return expectation }
    if fields["while"] != nil { return fields["without"] == nil ? "while" : "without" }
    return fields["every"] == nil ? "when" : "every"
  }
}

extension PackBuilder {
  mutating func readRules(_ node: YAMLNode) {
    let entries = named(node, "rules", .hyphenated)
    ruleNames = entries.map(\.key.text)
    for entry in entries {
      rule = entry.key.text
      if let rule = readRule(entry) { rules.append(rule) }
    }
    rule = nil
  }

  private mutating func readRule(_ entry: YAMLEntry) -> Rule? {
    guard let fields = fields(entry.value, .rule, owner: entry.keyRange) else { return nil }
    var frame = RuleFrame(fields: fields, per: fields["per"].flatMap { subject($0) } ?? .deal)
    let form = readForm(&frame)
    refuseMisplaced(frame)
    let nudge = fields["nudge"].flatMap { self.nudge($0, frame) }
    var rule = Rule(
      id: entry.key.text, range: entry.keyRange, title: fields["title"].flatMap { text($0) } ?? "",
      per: frame.per,
      form: form ?? .when(EventPattern(range: entry.keyRange, alternatives: []), if: nil, expect: nil),
      nudge: nudge ?? Nudge())
    readCommonKeys(&rule, frame)
    readLife(&rule, frame)
    return form != nil && nudge != nil ? rule : nil
  }

  private mutating func subject(_ node: YAMLNode) -> SubjectKind? {
    guard let pair = node.sequence else { return oneSubject(node) }
    guard pair.count == 2 else {
      report(.wrongShape, node.range, "a pair has two subjects", help: "write 'per: [manager, rep]'")
      return nil
    }
    guard let a = oneSubject(pair[0]), let b = oneSubject(pair[1]) else { return nil }
    return .pair(a, b)
  }

  private mutating func oneSubject(_ node: YAMLNode) -> SubjectKind? {
    guard let name = word(node, "a subject")?.text else { return nil }
    if let subject = SubjectKind.simple.first(where: { $0.name == name }) { return subject }
    let names = SubjectKind.simple.map(\.name)
    reportWrongValue(
      node, "'\(name)' is no subject", help: "one of: \(names.joined(separator: ", "))",
      suggestion: nearest(name, among: names))
    return nil
  }
}

extension SubjectKind {
  /// Those that are no pairs.
  package static let simple: [SubjectKind] = [.deal, .account, .rep, .manager, .team, .organisation]
}

// MARK: Keys that every rule may have

extension PackBuilder {
  private mutating func readCommonKeys(_ rule: inout Rule, _ frame: RuleFrame) {
    let fields = frame.fields
    if let level = fields["level"].flatMap({ choice($0, "a level", of: Level.self) }) { rule.level = level }
    if let status = fields["status"].flatMap({ choice($0, "a status", of: Status.self) }) {
      rule.status = status
    }
    if let node = fields["practice"] { rule.practice = practice(node) }
    rule.tags = fields["tags"].map { texts($0, "a tag") } ?? []
    rule.about = fields["about"].flatMap { text($0) }
    rule.goodReasons = fields["good_reasons"].map { texts($0) } ?? []
    for element in fields["mutes"].map({ elements($0) }) ?? [] {
      guard let name = text(element, "a rule or a tag") else { continue }
      rule.mutes.append(Mute(name: name, range: element.range))
    }
    rule.same = fields["same"].map { sameKeys($0, frame) } ?? []
    rule.unless = fields["unless"].flatMap { event($0) }
  }

  private mutating func practice(_ node: YAMLNode) -> String? {
    guard let name = word(node, "a practice")?.text else { return nil }
    guard !practiceNames.contains(name) else { return name }
    reportUnknown(.unknownName, name, "practice", at: node.range, among: practiceNames)
    return nil
  }

  /// Keys are asked of the trigger and of every other event of the rule.
  private mutating func sameKeys(_ node: YAMLNode, _ frame: RuleFrame) -> [Condition] {
    var kinds = frame.trigger ?? .any
    for event in frame.events { kinds = kinds.union(Place.Kinds(event.kindNames)) }
    var conditions: [Condition] = []
    for element in elements(node) {
      if let condition = condition(element, at: .activity(kinds), wants: .value) {
        conditions.append(condition)
      }
    }
    return conditions
  }

  private mutating func readLife(_ rule: inout Rule, _ frame: RuleFrame) {
    let fields = frame.fields
    rule.clears = fields["clears"].flatMap { clearing($0, frame) }
    rule.expires = fields["expires"].flatMap { duration($0) }
    rule.coolDown = fields["cool_down"].flatMap { duration($0) }
    rule.afterClose = fields["after_close"].flatMap { bool($0) } ?? false
    rule.remind = fields["remind"].flatMap { reminder($0) }
    rule.exceptions = fields["exceptions"].map { exceptions($0, frame) } ?? []
    rule.aim = fields["aim"].flatMap { aim($0) }
  }

  private mutating func clearing(_ node: YAMLNode, _ frame: RuleFrame) -> Clearing? {
    guard node.mapping != nil, node["if"] != nil else { return event(node).map { .event($0) } }
    guard let fields = fields(node, .clearingCondition), let node = fields["if"] else {
      return nil
    }
    return condition(node, at: frame.place).map { .condition($0) }
  }

  private mutating func exceptions(_ node: YAMLNode, _ frame: RuleFrame) -> [RuleException] {
    var exceptions: [RuleException] = []
    for element in elements(node) {
      guard let fields = fields(element, .ruleException) else { continue }
      let name = fields["name"].flatMap { text($0, "a name") }
      let reason = fields["reason"].flatMap { text($0) }
      let condition = fields["if"].flatMap { self.condition($0, at: frame.place) }
      guard let name, let reason, let condition else { continue }
      exceptions.append(RuleException(name: name, range: element.range, condition: condition, reason: reason))
    }
    return exceptions
  }

  private mutating func aim(_ node: YAMLNode) -> Aim? {
    guard let fields = fields(node, .aim) else { return nil }
    let event = fields["event"].flatMap { self.event($0) }
    let within = fields["within"].flatMap { duration($0) }
    guard let event, let within else { return nil }
    return Aim(event: event, within: within)
  }
}

// MARK: Texts

extension PackBuilder {
  private mutating func nudge(_ node: YAMLNode, _ frame: RuleFrame) -> Nudge? {
    guard let fields = fields(node, .nudge) else { return nil }
    let place = frame.place.text(found: frame.found)
    let problems = diagnostics.count
    let nudge = Nudge(
      rep: fields["rep"].flatMap { template($0, at: place) },
      manager: fields["manager"].flatMap { template($0, at: place) },
      ask: fields["ask"].map { templates($0, at: place) } ?? [],
      do: fields["do"].map { templates($0, at: place) } ?? [])
    if fields["rep"] == nil, fields["manager"] == nil, fields.meant.isEmpty {
      report(
        .missingKey, frame.fields.entry("nudge")?.keyRange ?? node.range, "a nudge needs 'rep' or 'manager'",
        help: "write what it says to one of the two")
    }
    return diagnostics[problems...].hasErrors ? nil : nudge
  }

  private mutating func templates(_ node: YAMLNode, at place: Place) -> [TextTemplate] {
    var templates: [TextTemplate] = []
    for element in elements(node) {
      if let template = template(element, at: place) { templates.append(template) }
    }
    return templates
  }
}
