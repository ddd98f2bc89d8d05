package import Activity
import CEL
package import EventTime
package import SourceText
import YAMLTree

/// Reads a site's `touchline.yaml`; LANGUAGE.md section 12.
///
/// Without packs at hand, what names them is only checked for its form: with them all of it.
package struct SiteReader: Sendable {
  /// The packs that can be tuned; nil leaves their names and values unchecked.
  package var packs: [RulePack]?
  /// The day from which `ends` of an exception is at most a year away; nil leaves it unchecked.
  package var today: CivilDate?
  /// The kinds that conditions of exceptions are checked with.
  package var catalogue: KindCatalogue

  package init(packs: [RulePack]? = nil, today: CivilDate? = nil, catalogue: KindCatalogue = KindCatalogue())
  {
    self.packs = packs
    self.today = today
    self.catalogue = catalogue
  }

  /// - Returns: The configuration unless one of the diagnostics is an error, and the diagnostics in order of place.
  package func read(_ file: SourceFile) -> (site: SiteConfiguration?, diagnostics: [Diagnostic]) {
    let parsed = YAMLNode.parse(file)
    var builder = SiteBuilder(file: file, environment: self, diagnostics: parsed.diagnostics)
    if let root = parsed.root { builder.readSite(root) }
    let found = Diagnostic.ordered(builder.diagnostics)
    return (parsed.root == nil || found.hasErrors ? nil : builder.site, found)
  }
}

/// A site's file while it is being read.
struct SiteBuilder: DocumentReader {
  let file: SourceFile
  let environment: SiteReader
  var diagnostics: [Diagnostic]
  var rule: String? { nil }
  var site: SiteConfiguration

  init(file: SourceFile, environment: SiteReader, diagnostics: [Diagnostic]) {
    self.file = file
    self.environment = environment
    self.diagnostics = diagnostics
    site = SiteConfiguration(file: file)
  }

  mutating func readSite(_ root: YAMLNode) {
    guard let fields = fields(root, .site) else { return }
    if let node = fields["touchline"], let text = word(node, "the language version, 1")?.text, text != "1" {
      report(.languageVersion, node.range, "this program reads version 1 of the language, not '\(text)'")
    }
    site.people = fields["people"].flatMap { text($0, "a file") }
    if let node = fields["use"] { readUse(node) }
    if let node = fields["calendars"] { readCalendars(node) }
    if let node = fields["calendar_for"] { readCalendarChoices(node) }
    if let node = fields["select"] { readSelection(node) }
    if let node = fields["tune"] { readTuning(node) }
    if let node = fields["except"] { readExceptions(node) }
    if let node = fields["objectives"] { readObjectives(node) }
    readHygiene(fields)
    if let node = fields["hold_out"] { readHoldOut(node) }
    if let node = fields["kinds"] { site.kinds = kinds(node) }
  }

  private mutating func readUse(_ node: YAMLNode) {
    for element in elements(node) {
      guard let fields = fields(element, .use),
        let pack = fields["pack"].flatMap({ text($0, "a pack") })
      else { continue }
      let version = fields["version"].flatMap { text($0) }
      if let version, let node = fields["version"] { checkVersion(version, of: pack, at: node.range) }
      site.use.append(.init(pack: pack, version: version, range: element.range))
    }
  }

  /// Another version may say other things than those that the site has agreed to.
  private mutating func checkVersion(_ version: String, of name: String, at range: SourceRange) {
    let file = name.hasSuffix(".yaml") ? name : name + ".yaml"
    let pack = environment.packs?.first {
      $0.id == name || $0.file.name == file || $0.file.name.hasSuffix("/" + file)
    }
    guard let pack, pack.version != version else { return }
    report(
      .otherVersion, range, "'\(name)' is here in version \(pack.version), not \(version)",
      help: "read what has changed, then write the version that you have")
  }
}

// MARK: Calendars

extension SiteBuilder {
  private mutating func readCalendars(_ node: YAMLNode) {
    for entry in named(node, "calendars", .hyphenated) {
      if let calendar = calendar(entry.value, owner: entry.keyRange) {
        site.calendars[entry.key.text] = calendar
      }
    }
  }

  private mutating func readCalendarChoices(_ node: YAMLNode) {
    let subjects = Schema.calendarSubjects
    for element in elements(node) {
      guard let fields = fields(element, .calendarChoice) else { continue }
      let written = fields.present(subjects.map(\.name))
      guard written.count == 1, let subject = subjects.first(where: { $0.name == written[0].key.text }) else {
        report(
          .missingKey, element.range, "a calendar is chosen for one subject",
          help: "one of: \(subjects.map(\.name).joined(separator: ", "))")
        continue
      }
      guard let id = text(written[0].value, "an id"), let node = fields["calendar"],
        let name = calendarName(node)
      else {
        continue
      }
      site.calendarFor.append(.init(subject: subject, id: id, calendar: name, range: element.range))
    }
  }

  mutating func calendarName(_ node: YAMLNode) -> String? {
    guard let name = text(node, "a calendar") else { return nil }
    guard site.calendars[name] == nil else { return name }
    reportUnknown(.unknownName, name, "calendar", at: node.range, among: site.calendars.keys)
    return nil
  }
}

// MARK: Which rules hold

extension SiteBuilder {
  private mutating func readSelection(_ node: YAMLNode) {
    for element in elements(node) {
      guard let fields = fields(element, .selection) else { continue }
      guard let entry = fields.entries.first, fields.entries.count == 1 else {
        report(.companion, element.range, "a selection has one of 'enable' and 'disable'")
        continue
      }
      for pattern in elements(entry.value) {
        guard let text = text(pattern, "rules") else { continue }
        checkPattern(text, at: pattern.range)
        site.select.append(
          .init(enables: entry.key.text == "enable", pattern: text, range: pattern.range))
      }
    }
  }

  /// `pack/*`, `pack/rule`, `rule` or `tag:name` must name something.
  mutating func checkPattern(_ pattern: String, at range: SourceRange) {
    guard let packs = environment.packs else { return }
    let tag = "tag:"
    if pattern.hasPrefix(tag) {
      let tags = Set(packs.flatMap { $0.rules.flatMap(\.tags) })
      let name = String(pattern.dropFirst(tag.count))
      if !tags.contains(name) { reportUnknown(.unknownName, name, "tag", at: range, among: tags) }
      return
    }
    let names = packs.flatMap { pack in
      [pack.id + "/*"] + pack.rules.flatMap { [$0.id, pack.id + "/" + $0.id] }
    }
    if !names.contains(pattern) { reportUnknown(.unknownName, pattern, "rule", at: range, among: names) }
  }

  private mutating func readExceptions(_ node: YAMLNode) {
    for element in elements(node) {
      guard let fields = fields(element, .siteException) else { continue }
      let rules = fields["rules"].map { rulePatterns($0) } ?? []
      let condition = fields["if"].flatMap { self.condition($0) }
      let why = fields["why"].flatMap { text($0) }
      let owner = fields["owner"].flatMap { text($0) }
      let ends = fields["ends"].flatMap { end($0) }
      guard let condition, let why, let owner, let ends else { continue }
      site.except.append(
        .init(
          rules: rules, condition: condition, why: why, owner: owner,
          ends: ends))
    }
  }

  /// A condition over the subjects of whichever rule it stands for, so that only what every rule has may be read.
  private mutating func condition(_ node: YAMLNode) -> Condition? {
    guard let scalar = word(node, "a condition") else { return nil }
    let source = ExpressionSource(scalar)
    let parsed = Parser.parse(Array(scalar.text.utf8))
    var place = Place.state(per: .deal)
    place.clock = .absent
    place.readsFacts = false
    var vocabulary = Vocabulary(catalogue: environment.catalogue, functions: [])
    let declarations = vocabulary.declarations(at: place)
    let checked = parsed.expression.map { Checker.check($0, in: declarations) }
    let problems = parsed.problems.isEmpty ? checked?.problems ?? [] : parsed.problems
    for problem in problems { report(problem, of: source) }
    if let type = checked?.checked?.type, !Wanted.truth.admits(type) {
      report(.wrongType, node.range, "this is a \(type), and true or false is wanted here")
    }
    guard problems.isEmpty, let checked = checked?.checked else { return nil }
    return Condition(text: source.text, range: source.range, offsets: source.offsets, checked: checked)
  }

  mutating func rulePatterns(_ node: YAMLNode) -> [String] {
    for element in elements(node) {
      if let text = element.scalar?.text { checkPattern(text, at: element.range) }
    }
    return texts(node, "a rule")
  }

  private mutating func end(_ node: YAMLNode) -> CivilDate? {
    guard let date = date(node) else { return nil }
    if let today = environment.today, date > today.adding(days: 366) {
      report(
        .time, node.range, "an exception ends within a year", help: "decide again in a year at the latest")
      return nil
    }
    if let today = environment.today, date < today {
      report(
        .idle, node.range, "this exception has ended, so it excuses nobody any more",
        help: "remove it, or decide again and give it another end", severity: .warning)
    }
    return date
  }

  private mutating func readHoldOut(_ node: YAMLNode) {
    guard let fields = fields(node, .holdOut), let share = fields["share"] else { return }
    let salt = fields["salt"].flatMap { text($0, "a word") }
    let from = fields["from"].flatMap { date($0) }
    guard let value = percent(share), let salt, let from else { return }
    guard value > 0, value <= 0.5 else {
      report(.wrongValue, share.range, "from above 0% to 50% of the nudges can be held out")
      return
    }
    site.holdOut = .init(share: value, salt: salt, from: from)
  }

}
