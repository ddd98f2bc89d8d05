package import Activity
package import EventTime
package import RulePacks
import Symbols

/// One rule and one subject, cut out of a run, so that they can be asked again with activities that have not happened.
///
/// What it answers comes from the engine itself, run over the subject's log and the activities added to it.
package struct Inquiry: Sendable {
  package let rule: Rule
  package let pack: RulePack
  /// `pack/rule`.
  package let fullName: String
  package let subject: SubjectID
  package let asOf: Instant
  /// The activities that the rule can see from this subject, and no others where that can be told.
  package let timeline: Timeline
  package let catalogue: KindCatalogue
  package let site: SiteConfiguration
  private let directory: Directory
  private let rules: RuleSet
  /// What won deals of the whole log give, and the table of its texts.
  private let norms: (book: NormBook, symbols: SymbolTable)

  /// - Parameters:
  ///   - rule: Of the pack; taken as in use, whatever its status.
  ///   - pack: With the site's values in it already.
  ///   - timeline: The whole log as of `asOf`.
  /// - Returns: Nil where the log has no such subject.
  package init?(
    _ rule: Rule, of pack: RulePack, on subject: SubjectID, timeline: Timeline, catalogue: KindCatalogue,
    directory: Directory = .empty, site: SiteConfiguration = SiteConfiguration(), asOf: Instant
  ) {
    self.rule = rule
    self.pack = pack
    fullName = "\(pack.id)/\(rule.id)"
    self.subject = subject
    self.asOf = asOf
    self.catalogue = catalogue
    self.directory = directory
    self.site = site
    rules = Self.compile(rule, of: pack, site)
    norms = Self.norms(rules, timeline, catalogue, directory, site, asOf)
    self.timeline = Self.cut(subject, from: timeline, catalogue, rules.symbols, site)
    guard observe(self.timeline, asOf) != nil else { return nil }
  }

  /// The findings of the rule on the subject, with activities that have not happened.
  ///
  /// - Parameter asOf: By default that of the inquiry; later, to see what time alone brings.
  package func findings(adding activities: [LoggedActivity] = [], asOf: Instant? = nil) -> [Finding] {
    let asOf = asOf ?? self.asOf
    let evaluation = Evaluator.evaluate(
      rules,
      Ground(
        rules, timeline(adding: activities, asOf), directory, site,
        EvaluationOptions(asOf: asOf, texts: false), norms: norms))
    return evaluation.findings.filter { $0.subject == subject }
  }

  /// What the rule saw and said of the subject, point by point.
  package func history(adding activities: [LoggedActivity] = [], asOf: Instant? = nil) -> RuleHistory {
    let asOf = asOf ?? self.asOf
    return observe(timeline(adding: activities, asOf), asOf) ?? RuleHistory()
  }

  private func observe(_ timeline: Timeline, _ asOf: Instant) -> RuleHistory? {
    let options = EvaluationOptions(asOf: asOf, texts: false, verdicts: true)
    return Evaluator.observe(
      0, on: subject, Ground(rules, timeline, directory, site, options, norms: norms))
  }

  private func timeline(adding activities: [LoggedActivity], _ asOf: Instant) -> Timeline {
    guard !activities.isEmpty else { return timeline }
    var builder = TimelineBuilder(
      continuing: timeline, catalogue: catalogue,
      options: ReadOptions(asOf: asOf, zone: site.defaultCalendar.zone))
    for activity in activities { builder.add(activity) }
    return builder.finish().timeline
  }

  /// What other deals give is not in what the rule can see from its subject.
  private static func norms(
    _ rules: RuleSet, _ timeline: Timeline, _ catalogue: KindCatalogue, _ directory: Directory,
    _ site: SiteConfiguration, _ asOf: Instant
  ) -> (NormBook, SymbolTable) {
    guard !rules.norms.isEmpty else { return (.empty, rules.symbols) }
    var builder = TimelineBuilder(
      catalogue: catalogue, options: ReadOptions(zone: site.defaultCalendar.zone), symbols: rules.symbols)
    for row in timeline.rows.indices { builder.add(timeline.activity(row)) }
    let ground = Ground(
      rules, builder.finish().timeline, directory, site, EvaluationOptions(asOf: asOf, texts: false))
    return (ground.norms, ground.symbols)
  }

  private static func compile(_ rule: Rule, of pack: RulePack, _ site: SiteConfiguration) -> RuleSet {
    var pack = pack
    var rule = rule
    rule.status = .live
    pack.rules = [rule]
    pack.brief = Brief()
    var site = site
    site.select = []
    site.tune = []
    var symbols = SymbolTable()
    return RuleSet.compile([pack], site: site, symbols: &symbols)
  }
}

// MARK: What the rule can see from the subject

extension Inquiry {
  /// A deal sees its own activities. An account or a rep sees also whatever happened on their deals, which may change the
  /// deal's record or how many are open. Whom the directory joins to others sees everything.
  private static func cut(
    _ subject: SubjectID, from timeline: Timeline, _ catalogue: KindCatalogue, _ symbols: SymbolTable,
    _ site: SiteConfiguration
  ) -> Timeline {
    var builder = TimelineBuilder(
      catalogue: catalogue, options: ReadOptions(zone: site.defaultCalendar.zone), symbols: symbols)
    for row in rows(of: subject, in: timeline) { builder.add(timeline.activity(row)) }
    return builder.finish().timeline
  }

  private static func rows(of subject: SubjectID, in timeline: Timeline) -> [Int] {
    let all = timeline.rows.indices
    // A manager or a team need not be named by any activity.
    guard let id = subject.ids.first.flatMap(timeline.symbols.find) else { return Array(all) }
    switch subject.kind {
    case .deal: return all.filter { timeline.rows[$0].deal == id }
    case .account: return rows(on: all.filter { timeline.rows[$0].account == id }, in: timeline)
    case .rep: return rows(on: all.filter { timeline.rows[$0].rep == id }, in: timeline)
    default: return Array(all)
    }
  }

  private static func rows(on own: [Int], in timeline: Timeline) -> [Int] {
    let deals = Set(own.compactMap { timeline.deal($0) })
    let mine = Set(own)
    return timeline.rows.indices.filter { row in
      mine.contains(row) || timeline.deal(row).map(deals.contains) ?? false
    }
  }
}

extension Evaluator {
  /// Runs one subject and looks at one rule of its kind.
  ///
  /// - Parameter rule: Index into the rule set.
  /// - Returns: Nil where there is no such subject.
  static func observe(_ rule: Int, on subject: SubjectID, _ ground: Ground) -> RuleHistory? {
    guard let program = ground.rules.programs.first(where: { $0.kind == subject.kind }),
      let slot = program.rules.firstIndex(where: { $0.index == rule })
    else { return nil }
    let subjects = SubjectTimelines.group(ground.timeline, by: program.kind, ground.people, ground.symbols)
    guard
      let place = subjects.indices.first(where: {
        subjects.key(of: $0).subjectID(program.kind, ground.symbols) == subject
      })
    else {
      return nil
    }
    var run = SubjectRun(ground, program, openDeals(program, ground))
    var observer = RuleObserver(slot)
    run.run(subjects.key(of: place), rows: subjects.rows(of: place), observer: &observer)
    return observer.history
  }
}
