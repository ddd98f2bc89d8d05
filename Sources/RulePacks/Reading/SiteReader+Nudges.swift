import EventTime
import SourceText
import YAMLTree

// How much people are told, how often, when not, and who hears next.
extension SiteBuilder {
  mutating func readHygiene(_ fields: Fields) {
    if let node = fields["audience"] { readAudience(node) }
    if let node = fields["nudges"] { readNudging(node) }
    if let node = fields["inhibit"] { readInhibitions(node) }
    if let node = fields["silences"] { readSilences(node) }
    if let node = fields["mute_times"] { readMuteTimes(node) }
    if let node = fields["escalate"] { readEscalations(node) }
  }

  // MARK: How much and how often

  private mutating func readAudience(_ node: YAMLNode) {
    for element in elements(node) {
      guard let fields = fields(element, .audience) else { continue }
      let level = fields["level"].flatMap { choice($0, "a level", of: Level.self) }
      let when = fields["when"].flatMap { choice($0, "a time", of: SiteConfiguration.Audience.When.self) }
      let most = fields["most"].flatMap { self.most($0) }
      guard let level, let when, let to = fields["to"] else { continue }
      site.audience.append(.init(level: level, to: readers(to), when: when, most: most))
    }
  }

  private mutating func readers(_ node: YAMLNode) -> [String] {
    let roles = Schema.audienceRoles
    var readers: [String] = []
    for element in elements(node) {
      guard let name = text(element, "a reader") else { continue }
      readers.append(name)
      guard !roles.contains(name) else { continue }
      reportWrongValue(
        element, "'\(name)' is no reader", help: "one of: \(roles.joined(separator: ", "))",
        suggestion: nearest(name, among: roles))
    }
    return readers
  }

  private mutating func most(_ node: YAMLNode) -> SiteConfiguration.Audience.Most? {
    guard let text = text(node, "a number") else { return nil }
    if let most = SiteConfiguration.Audience.Most.parse(text) { return most }
    reportWrongValue(
      node, "'\(text)' does not say how many",
      help: "write '3 per person and day', or '2 per person and slot'")
    return nil
  }

  private mutating func readNudging(_ node: YAMLNode) {
    guard let fields = fields(node, .nudging) else { return }
    if let node = fields["most"], let count = int(node, in: 1...20) { site.nudges.most = count }
    if let node = fields["one_to_one"], let count = int(node, in: 2...20) { site.nudges.oneToOne = count }
    if let node = fields["wait"], let wait = duration(node) { site.nudges.wait = wait }
    if let node = fields["repeat"] { site.nudges.repeats = elements(node).compactMap { duration($0) } }
  }

  private mutating func duration(_ node: YAMLNode) -> TimeSpan? {
    word(node, "a duration").flatMap { span($0.text, of: $0) }
  }

  // MARK: When not

  private mutating func readInhibitions(_ node: YAMLNode) {
    for element in elements(node) {
      guard let fields = fields(element, .inhibition),
        let rule = fields["while"], let name = text(rule, "a rule"), let mute = fields["mute"]
      else { continue }
      checkPattern(name, at: rule.range)
      site.inhibit.append(.init(whileRule: name, mute: rulePatterns(mute), range: element.range))
    }
  }

  private mutating func readSilences(_ node: YAMLNode) {
    for element in elements(node) {
      guard let fields = fields(element, .silence) else { continue }
      let matcher = self.matcher(fields)
      if fields.present(Schema.silence.anyOf).isEmpty {
        report(
          .missingKey, element.range, "a silence of everything for everybody is no silence",
          help: "say whom or what it is about: \(Schema.silence.anyOf.joined(separator: ", "))")
      }
      let from = fields["from"].flatMap { moment($0, isEnd: false) } ?? .earliest
      let why = fields["why"].flatMap { text($0) }
      let owner = fields["owner"].flatMap { text($0) }
      guard let node = fields["until"], let until = end(of: "a silence", node, after: from), let why,
        let owner
      else { continue }
      site.silences.append(
        .init(matcher, from: from, until: until, why: why, owner: owner, range: element.range))
    }
  }

  /// The instant at which it is over.
  private mutating func end(of what: String, _ node: YAMLNode, after from: Instant) -> Instant? {
    guard let until = moment(node, isEnd: true) else { return nil }
    guard until > from else {
      report(.time, node.range, "\(what) ends after it begins", help: "write a later 'until'")
      return nil
    }
    guard let today = environment.today else { return until }
    let zone = site.defaultCalendar.zone
    if until > zone.startOfDay(today.adding(days: 367)) {
      report(
        .time, node.range, "\(what) ends within a year", help: "decide again in a year at the latest")
      return nil
    }
    if until <= zone.startOfDay(today) {
      report(
        .idle, node.range, "this silence has ended, so it keeps nothing quiet any more",
        help: "remove it, or decide again and give it another end", severity: .warning)
    }
    return until
  }

  /// An instant, or a day: its beginning, or its end.
  private mutating func moment(_ node: YAMLNode, isEnd: Bool) -> Instant? {
    guard let text = text(node, "a day")?.trimmed else { return nil }
    if let instant = RFC3339.parse(text) { return instant }
    guard let day = date(node) else { return nil }
    return site.defaultCalendar.zone.startOfDay(isEnd ? day.adding(days: 1) : day)
  }

  private mutating func readMuteTimes(_ node: YAMLNode) {
    for entry in named(node, "mute_times", .hyphenated) {
      guard let fields = fields(entry.value, .muteTime, owner: entry.keyRange) else { continue }
      if fields.present(Schema.muteTimeParts).isEmpty {
        report(
          .missingKey, entry.keyRange, "a mute time needs to say when it is",
          help: "at least one of: \(Schema.muteTimeParts.joined(separator: ", "))")
      }
      site.muteTimes.append(
        .init(
          entry.key.text, matcher(fields), days: fields["days"].flatMap { days($0) },
          hours: fields["hours"].flatMap { hours($0) }, dates: fields["dates"].map { dates($0) },
          calendar: fields["calendar"].flatMap { calendarName($0) }, why: fields["why"].flatMap { text($0) },
          range: entry.keyRange))
    }
  }

  private mutating func dates(_ node: YAMLNode) -> Set<Int> {
    var dates: Set<Int> = []
    for element in elements(node) {
      guard let number = int(element, in: -31...31) else { continue }
      dates.insert(number)
      if number == 0 {
        reportWrongValue(element, "there is no day 0 of a month", help: "1 is the first day, -1 the last")
      }
    }
    return dates
  }

  private mutating func matcher(_ fields: Fields) -> SiteConfiguration.NudgeMatcher {
    SiteConfiguration.NudgeMatcher(
      rules: fields["rules"].map { rulePatterns($0) } ?? [],
      practices: fields["practices"].map { self.practices($0) } ?? [],
      people: fields["people"].map { texts($0, "an id") } ?? [],
      deals: fields["deals"].map { texts($0, "an id") } ?? [],
      teams: fields["teams"].map { texts($0, "a team") } ?? [])
  }

  private mutating func practices(_ node: YAMLNode) -> [String] {
    let names = environment.packs?.flatMap { pack in
      pack.practices.flatMap { [$0.id, "\(pack.id)/\($0.id)"] }
    }
    for element in elements(node) {
      guard let names, let name = element.scalar?.text, !names.contains(name) else { continue }
      reportUnknown(.unknownName, name, "practice", at: element.range, among: names)
    }
    return texts(node, "a practice")
  }

  // MARK: Who hears next

  private mutating func readEscalations(_ node: YAMLNode) {
    for element in elements(node) {
      guard let fields = fields(element, .escalation), let rules = fields["rules"] else { continue }
      let patterns = rulePatterns(rules)
      let manager = fields["manager"].flatMap { int($0, in: 1...100) }
      let above = fields["managers_manager"].flatMap { int($0, in: 1...100) }
      if fields.present(Schema.escalation.anyOf).isEmpty {
        report(
          .missingKey, element.range, "an escalation needs to say who hears, and when",
          help: "add 'manager: 2' or 'managers_manager: 6', in half days of work")
      }
      if let manager, let above, above <= manager, let node = fields["managers_manager"] {
        reportWrongValue(
          node, "the manager's manager hears after the manager", help: "write more than \(manager)")
      }
      site.escalations.append(
        .init(rules: patterns, manager: manager, managersManager: above, range: element.range))
    }
  }
}
