package import Activity
package import Engine
package import EventTime
package import RulePacks

/// Judges a log twice, without and with activities that have not happened.
package struct PreflightRun {
  private let rules: RuleSet
  private let timeline: Timeline
  private let catalogue: KindCatalogue
  private let directory: Directory
  private let site: SiteConfiguration
  private let asOf: Instant
  private let threads: Int

  /// - Parameter asOf: Of the question; the timeline goes no further.
  package init(
    _ rules: RuleSet, timeline: Timeline, catalogue: KindCatalogue, directory: Directory,
    site: SiteConfiguration, asOf: Instant, threads: Int = 1
  ) {
    self.rules = rules
    self.timeline = timeline
    self.catalogue = catalogue
    self.directory = directory
    self.site = site
    self.asOf = asOf
    self.threads = threads
  }

  /// What is wrong with a question.
  package struct Problem: Error {
    package let message: String
  }

  /// Reads activities as lines of a pack's test are read; what has no time happens at `asOf`, on this deal.
  ///
  /// Whatever such a line would lose without a word, an unknown kind or field, is refused here.
  package func read(_ lines: [String], on deal: DealSummary) throws(Problem) -> [LoggedActivity] {
    var defaults = TestLog.Defaults(deal: deal.id, account: deal.account, rep: deal.rep, time: asOf)
    defaults.idPrefix = idPrefix
    let log = TestLog.parse(
      lines.joined(separator: "\n"), catalogue: catalogue, calendar: site.defaultCalendar, defaults: defaults)
    if let problem = log.problems.first {
      let meant = problem.suggestion.map { "; did you mean '\($0)'?" } ?? problem.help.map { "; \($0)" } ?? ""
      throw Problem(message: problem.message + meant)
    }
    guard (1...Preflight.mostActivities).contains(log.activities.count) else {
      throw Problem(message: "from 1 to \(Preflight.mostActivities) activities can be supposed at once")
    }
    return log.activities.enumerated().map { place, activity in
      var activity = activity
      if activity.seq == 0 { activity.seq = Self.afterAll + Int64(place) }
      return activity
    }
  }

  /// Greater than the `seq` of what is logged: of one instant, what is supposed comes last.
  private static let afterAll: Int64 = 1 << 40

  /// With which no id of the log begins that a line could be given.
  private var idPrefix: String {
    var prefix = "if-"
    while true {
      let ids = (1...Preflight.mostActivities).map { "\(prefix)0\($0 < 10 ? "0" : "")\($0)" }
      let index = ActivityIndex(timeline, ids: Set(ids))
      if ids.allSatisfy({ index.row($0) == nil }) { return prefix }
      prefix = "what-" + prefix
    }
  }

  package func preflight(_ activities: [LoggedActivity], on deal: DealSummary) throws(Problem) -> Preflight {
    let until = activities.reduce(asOf) { max($0, $1.at) }
    var builder = TimelineBuilder(
      continuing: timeline, catalogue: catalogue,
      options: ReadOptions(asOf: until, zone: site.defaultCalendar.zone))
    for activity in activities {
      if let reason = builder.add(activity) { throw Problem(message: "\(activity.kind): \(reason)") }
    }
    let deals = Set([deal.id] + activities.compactMap(\.deal))
    let besides = Set(activities.flatMap(people))
    let longer = builder.finish().timeline
    return Preflight(
      activities, before: review(timeline, deals, besides, until),
      after: review(longer, deals, besides, until), timelines: (timeline, longer), askedAsOf: asOf)
  }

  /// Of whom else an activity makes the deal speak: they are looked at without it, too.
  private func people(_ activity: LoggedActivity) -> [String] {
    let rep = activity.rep.flatMap { directory.entry(.person, $0, at: activity.at) }
    return [activity.account, activity.rep, rep?.manager, rep?.team].compactMap(\.self)
  }

  private func review(
    _ timeline: Timeline, _ deals: Set<String>, _ besides: Set<String>, _ until: Instant
  ) -> Review {
    var options = EvaluationOptions(
      asOf: until, verdicts: true, witnesses: true, onlyDeals: deals, threads: threads)
    options.besides = besides
    let evaluation = Evaluator.evaluate(
      rules, timeline: timeline, directory: directory, site: site, options: options)
    return Review(
      evaluation, rules: rules, site: site, asOf: until, timeline: timeline, budget: .unlimited)
  }
}
