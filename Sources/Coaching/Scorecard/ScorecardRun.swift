import Symbols
package import Activity
import Engine
import EventTime
package import RulePacks
import Statistics

/// Counts practices over the verdicts of a run.
package struct ScorecardRun {
  /// Months of the trend, the current one included.
  static let months = 6

  private let review: Review
  private let timeline: Timeline
  private let directory: Directory
  private let survey: Survey
  private let scope: ScorecardScope

  /// - Parameter review: Of an evaluation of the whole log with verdicts.
  package init(
    _ review: Review, timeline: Timeline, directory: Directory, survey: Survey,
    scope: ScorecardScope = ScorecardScope()
  ) {
    self.review = review
    self.timeline = timeline
    self.directory = directory
    self.survey = survey
    self.scope = scope
  }

  /// - Parameter days: The length of the period, which ends as of the run's end.
  package func scorecard(days: Int) -> Scorecard {
    let end = review.asOf
    let length = Int64(days) * 86_400_000
    let period = Scorecard.Period(from: end.advanced(by: -length), to: end)
    let before = Scorecard.Period(from: period.from.advanced(by: -length), to: period.from)
    let answers = SurveyAnswers(
      timeline, directory: directory, scope: scope, calendar: review.site.defaultCalendar, asOf: end)
    var lines = practices.map { line($0, answers) }
    let places = Dictionary(
      lines.indices.flatMap { line in lines[line].rules.map { ($0, line) } },
      uniquingKeysWith: { first, _ in first })
    let placeByRule = review.rules.rules.map { counts($0.rule) ? places[$0.fullName] : nil }
    let starts = monthStarts
    let earliest = min(starts.first ?? before.from, before.from)
    let whose = Conduct(review, directory: directory)
    for verdict in review.evaluation.verdicts where verdict.at > earliest {
      guard let place = placeByRule[verdict.rule], let tally = tally(verdict) else { continue }
      guard let person = whose.person(verdict), whose.belongs(person, to: scope, at: verdict.at) else {
        continue
      }
      if period.contains(verdict.at) {
        lines[place].now += tally
        if person == scope.rep { lines[place].own? += tally }
        if scope.listsPeople, !person.isEmpty { lines[place].people[person, default: Tally()] += tally }
      } else if before.contains(verdict.at) {
        lines[place].before += tally
      }
      if let month = starts.lastIndex(where: { $0 < verdict.at }) {
        lines[place].months[month].tally += tally
      }
    }
    capture(&lines, period)
    return Scorecard(
      period: period, scope: scope, lines: lines, surveyed: answers.asked,
      onTrial: review.rules.rules.count { $0.rule.practice != nil && $0.rule.status == .trial })
  }

  // MARK: Practices

  private var practices: [(pack: RulePack, practice: Practice)] {
    review.rules.packs.flatMap { pack in pack.practices.map { (pack, $0) } }
  }

  private func line(_ place: (pack: RulePack, practice: Practice), _ answers: SurveyAnswers) -> Scorecard.Line
  {
    let (pack, practice) = place
    let rules = review.rules.rules.indices.filter { index in
      let rule = review.rules.rules[index]
      return review.rules.packs[rule.pack].id == pack.id && rule.rule.practice == practice.id
        && counts(rule.rule)
    }
    let short = Set(rules.map { review.rules.rules[$0].rule.id })
    let asked = survey.lines.filter { line in
      line.practice?.name == practice.id || line.beside.contains { short.contains($0.name) }
    }
    return Scorecard.Line(
      pack: pack.id, practice: practice.id, statement: practice.statement,
      rules: rules.map { review.rules.rules[$0].fullName },
      capturedRules: rules.count { review.missingEvents[$0].isEmpty && review.missingTriggers[$0] == nil },
      now: Tally(), before: Tally(), months: monthStarts.map { Scorecard.Month(start: $0, tally: Tally()) },
      capture: Rate(0, of: 0), missingKinds: rules.flatMap { review.missingEvents[$0] }.kindNames,
      answers: asked.compactMap(answers.answer), benchmark: practice.benchmark,
      own: scope.rep == nil ? nil : Tally(), people: [:])
  }

  /// A signal has nothing to keep, and what is no commitment yet is not counted.
  private func counts(_ rule: Rule) -> Bool {
    guard rule.status == .live else { return false }
    if case .when(_, if: _, expect: nil) = rule.form { return false }
    return true
  }

  private func tally(_ verdict: Engine.Verdict) -> Tally? {
    switch verdict.outcome {
    case .met, .raised:
      if review.holdByRule[verdict.rule] == .notCaptured { return Tally(cannotTell: 1) }
      return verdict.outcome == .met ? Tally(kept: 1) : Tally(broken: 1)
    case .unknown: return Tally(cannotTell: 1)
    default: return nil
    }
  }

  /// Where months begin at the site, the earliest first.
  private var monthStarts: [Instant] {
    let calendar = review.site.defaultCalendar
    var starts: [Instant] = []
    var at = review.asOf
    for _ in 0..<Self.months {
      let start = calendar.periodStart(containing: at, .month)
      starts.insert(start, at: 0)
      at = start.advanced(by: -1)
    }
    return starts
  }

  // MARK: Capture

  /// One pass over the log: which deals moved in the period, and which kinds each has ever carried.
  private func capture(_ lines: inout [Scorecard.Line], _ period: Scorecard.Period) {
    let needs = lines.map { line in neededKinds(Set(line.rules)) }
    var moved: Set<Symbol> = []
    var carrying = lines.map { _ in Set<Symbol>() }
    var linesByKind: [Symbol: [Int]] = [:]
    for (place, kinds) in needs.enumerated() {
      for kind in kinds.compactMap({ timeline.symbols.find($0) }) {
        linesByKind[kind, default: []].append(place)
      }
    }
    for row in timeline.rows.indices {
      guard let deal = timeline.deal(row) else { continue }
      if period.contains(timeline.at(row)) { moved.insert(deal) }
      for place in linesByKind[timeline.kind(row)] ?? [] { carrying[place].insert(deal) }
    }
    for place in lines.indices where !needs[place].isEmpty {
      lines[place].capture = Rate(carrying[place].intersection(moved).count, of: moved.count)
    }
  }

  private func neededKinds(_ rules: Set<String>) -> Set<String> {
    let events = review.rules.rules.filter { rules.contains($0.fullName) }.flatMap { rule in
      rule.rule.expectedEvents(in: review.rules.packs[rule.pack])
    }
    return Set(events.compactMap(\.kindNames).joined())
  }
}
