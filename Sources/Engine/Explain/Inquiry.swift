package import Activity
package import EventTime
package import RulePacks
import Symbols

/// One rule and one subject, cut out of a run, so that they can be asked again with activities that have not happened.
///
/// What it answers comes from the engine itself, run over the subject's log and the activities added to it.
package struct Inquiry {
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
  private let norms: DrawnNorms?
  private let trials: Trials

  /// The session that knows what the rule sees, and is asked what else would be.
  private final class Trials {
    private var session: Session

    init(_ session: consuming Session) { self.session = session }

    func findings(_ subject: SubjectID, adding activities: [LoggedActivity], asOf: Instant) -> [Finding] {
      session.suppose(activities, asOf: asOf, on: subject).findings
    }
  }

  /// - Parameters:
  ///   - rule: Of the pack; taken as in use, whatever its status.
  ///   - pack: With the site's values in it already.
  ///   - timeline: The whole log as of `asOf`; with `usual` as much of it as the subject needs.
  ///   - usual: What is usual in won deals, where that is known; else it is drawn up from the timeline.
  /// - Returns: Nil where the log has no such subject.
  package init?(
    _ rule: Rule, of pack: RulePack, on subject: SubjectID, timeline: Timeline, catalogue: KindCatalogue,
    directory: Directory = .empty, site: SiteConfiguration = SiteConfiguration(), asOf: Instant,
    usual: UsualNorms? = nil
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
    let seesAll = !rules.norms.isEmpty && usual == nil
    self.timeline = Self.cut(subject, from: timeline, catalogue, rules, site, seesAll: seesAll)
    norms = rules.norms.isEmpty ? nil : usual?.read(by: rules)
    trials = Trials(
      Session(
        rules, catalogue: catalogue, log: self.timeline, directory: directory, site: site,
        options: EvaluationOptions(asOf: .latest, texts: false), norms: norms))
    guard observe(self.timeline, asOf) != nil else { return nil }
  }

  /// The findings of the rule on the subject, with activities that have not happened.
  ///
  /// - Parameter asOf: By default that of the inquiry; later, to see what time alone brings.
  package func findings(adding activities: [LoggedActivity] = [], asOf: Instant? = nil) -> [Finding] {
    trials.findings(subject, adding: activities, asOf: asOf ?? self.asOf)
  }

  /// What the rule saw and said of the subject, point by point.
  package func history() -> RuleHistory { observe(timeline, asOf) ?? RuleHistory() }

  private func observe(_ timeline: Timeline, _ asOf: Instant) -> RuleHistory? {
    let options = EvaluationOptions(asOf: asOf, texts: false, verdicts: true)
    return Evaluator.observe(
      0, on: subject, Ground(rules, timeline, directory, site, options, usual: norms))
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
  /// deal's record or how many are open. Whom the directory joins to others sees everything, as does a rule that asks what
  /// is usual in won deals.
  private static func cut(
    _ subject: SubjectID, from timeline: Timeline, _ catalogue: KindCatalogue, _ rules: RuleSet,
    _ site: SiteConfiguration, seesAll: Bool
  ) -> Timeline {
    var builder = TimelineBuilder(
      catalogue: catalogue, options: ReadOptions(zone: site.defaultCalendar.zone), symbols: rules.symbols)
    let rows = seesAll ? Array(timeline.rows.indices) : rows(of: subject, in: timeline)
    for row in rows { builder.add(timeline.activity(row)) }
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
