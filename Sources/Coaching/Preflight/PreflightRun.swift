package import Activity
package import Engine
package import EventTime
package import RulePacks

/// Judges a log twice, without and with activities that have not happened.
///
/// What there is of the log may be a part of it, as long as that has every line that the subjects need whom the deals and
/// the activities concern.
package struct PreflightRun {
  private let rules: RuleSet
  private let catalogue: KindCatalogue
  private let directory: Directory
  private let site: SiteConfiguration
  private let asOf: Instant
  private let threads: Int

  /// - Parameter asOf: Of the question; no timeline goes further.
  package init(
    _ rules: RuleSet, catalogue: KindCatalogue, directory: Directory, site: SiteConfiguration, asOf: Instant,
    threads: Int = 1
  ) {
    self.rules = rules
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

  // MARK: What is supposed

  /// Reads activities as lines of a pack's test are read; what has no time happens at `asOf`, on this deal.
  ///
  /// Whatever such a line would lose without a word, an unknown kind or field, is refused here.
  ///
  /// - Parameter idPrefix: As ``idPrefix(isFree:)`` gives it.
  package func read(
    _ lines: [String], on deal: DealSummary, idPrefix: String
  ) throws(Problem) -> [LoggedActivity] {
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
  ///
  /// - Parameter isFree: Whether the log has no activity of any of some ids.
  package static func idPrefix(isFree: (Set<String>) throws -> Bool) rethrows -> String {
    var prefix = "if-"
    while true {
      let ids = (1...Preflight.mostActivities).map { "\(prefix)0\($0 < 10 ? "0" : "")\($0)" }
      if try isFree(Set(ids)) { return prefix }
      prefix = "what-" + prefix
    }
  }

  /// As of when both runs judge: the last activity, or the question where that is later.
  package func end(of activities: [LoggedActivity]) -> Instant { activities.reduce(asOf) { max($0, $1.at) } }

  /// The deals that the question and its activities are about.
  package func deals(_ activities: [LoggedActivity], on deal: DealSummary) -> Set<String> {
    Set([deal.id] + activities.compactMap(\.deal))
  }

  /// A timeline with activities that have not happened.
  package func adding(_ activities: [LoggedActivity], to timeline: Timeline) throws(Problem) -> Timeline {
    var builder = TimelineBuilder(
      continuing: timeline, catalogue: catalogue,
      options: ReadOptions(asOf: end(of: activities), zone: site.defaultCalendar.zone))
    for activity in activities {
      if let reason = builder.add(activity) { throw Problem(message: "\(activity.kind): \(reason)") }
    }
    return builder.finish().timeline
  }

  // MARK: What comes of it

  /// What the rules say without and with activities that have not happened.
  package struct Judgement {
    let activities: [LoggedActivity]
    package let before: Evaluation
    package let after: Evaluation
  }

  /// - Parameter usual: What is usual in won deals, where that is known; else it is drawn up from the timeline.
  package func judge(
    _ activities: [LoggedActivity], on deal: DealSummary, _ timeline: Timeline, usual: DrawnNorms? = nil
  ) throws(Problem) -> Judgement {
    var options = EvaluationOptions(
      asOf: end(of: activities), verdicts: true, witnesses: true, onlyDeals: deals(activities, on: deal),
      threads: threads)
    options.besides = Set(activities.flatMap(people))
    let longer = try adding(activities, to: timeline)
    let evaluations = [timeline, longer].map { timeline in
      Evaluator.evaluate(
        rules, timeline: timeline, directory: directory, site: site, options: options, usual: usual)
    }
    return Judgement(activities: activities, before: evaluations[0], after: evaluations[1])
  }

  /// - Parameters:
  ///   - timeline: Has what findings name, too.
  ///   - carried: The kinds of activity that the whole log carries, where the timeline is a part of it.
  package func preflight(
    _ judgement: Judgement, _ timeline: Timeline, carried: Set<String>? = nil
  ) throws(Problem) -> Preflight {
    let longer = try adding(judgement.activities, to: timeline)
    let until = end(of: judgement.activities)
    func review(_ evaluation: Evaluation, _ timeline: Timeline, _ new: [LoggedActivity]) -> Review {
      Review(
        evaluation, rules: rules, site: site, asOf: until, timeline: timeline,
        capture: carried.map { Capture(kinds: $0.union(new.map(\.kind))) }, budget: .unlimited)
    }
    return Preflight(
      judgement.activities, before: review(judgement.before, timeline, []),
      after: review(judgement.after, longer, judgement.activities), timelines: (timeline, longer),
      askedAsOf: asOf)
  }

  /// Of whom else an activity makes the deal speak: they are looked at without it, too.
  private func people(_ activity: LoggedActivity) -> [String] {
    let rep = activity.rep.flatMap { directory.entry(.person, $0, at: activity.at) }
    return [activity.account, activity.rep, rep?.manager, rep?.team].compactMap(\.self)
  }
}
