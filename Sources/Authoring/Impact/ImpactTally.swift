import Activity
import Coaching
import Engine
import EventTime
import RulePacks
import Statistics
import Symbols

/// Counts the findings of both sides by rule, rep, team, stage and week, and the nudges of each person.
struct ImpactTally {
  private let history: DealHistory
  private let symbols: SymbolTable
  private let directory: Directory
  private let weeks: Weeks
  private(set) var impact = Impact()
  /// By person and week.
  private var nudges: [String: [Int: (before: Int, after: Int)]] = [:]
  /// By rep and week: who leads them.
  private var posts: [Post: (team: String?, manager: String?)] = [:]

  private struct Post: Hashable {
    var rep: String
    var week: Int
  }

  /// Findings that are counted together.
  private struct Spot: Hashable {
    var rule: Int
    var rep: String?
    var stage: Symbol
    var week: Int
    /// Where the subject is one.
    var manager: String?
  }

  init(_ timeline: Timeline, _ directory: Directory, _ calendar: WorkCalendar) {
    history = DealHistory(timeline)
    symbols = timeline.symbols
    self.directory = directory
    weeks = Weeks(calendar)
    activeWeeks(timeline)
  }

  /// A person's weeks begin with their first activity and end with their last, whether or not they are nudged.
  private mutating func activeWeeks(_ timeline: Timeline) {
    var ends: [Symbol: (first: Instant, last: Instant)] = [:]
    for row in timeline.rows where !row.rep.isNone {
      ends[row.rep, default: (row.at, row.at)].last = row.at
    }
    for (rep, ends) in ends {
      for at in [ends.first, ends.last] {
        nudges[symbols.text(rep), default: [:]][weeks.week(of: at)] = (0, 0)
      }
    }
  }

  // MARK: Findings

  mutating func add(_ findings: BareFindings, _ rules: RuleSet, _ telling: Telling) {
    let subjects = findings.subjectIDs
    let deals = subjects.map { $0.kind == .deal ? symbols.find($0.ids[0]) ?? .none : .none }
    var spots: [Spot: Int] = [:]
    var reps: [Symbol: String] = [:]
    findings.forEach { rule, subject, at in
      let entry = history.entry(of: deals[subject], at: at)
      var spot = Spot(rule: rule, stage: entry?.stage ?? .none, week: weeks.week(of: at))
      if let rep = entry?.rep, !rep.isNone {
        spot.rep = reps[rep] ?? symbols.text(rep)
        reps[rep] = spot.rep
      } else {
        spot.rep = subjects[subject].id(of: .rep)
        spot.manager = subjects[subject].id(of: .manager)
      }
      spots[spot, default: 0] += 1
    }
    for (spot, count) in spots { add(spot, rules, telling, before: count, after: count) }
  }

  mutating func add(_ findings: [Finding], _ rules: RuleSet, _ telling: Telling, isBefore: Bool) {
    for finding in findings {
      let spot = Spot(
        rule: finding.rule, rep: finding.rep, stage: stage(finding.deal, finding.at),
        week: weeks.week(of: finding.at), manager: finding.manager)
      add(spot, rules, telling, before: isBefore ? 1 : 0, after: isBefore ? 0 : 1)
    }
  }

  private mutating func add(
    _ spot: Spot, _ rules: RuleSet, _ telling: Telling, before: Int, after: Int
  ) {
    let post = post(spot.rep, spot.week)
    let names = names(rules.rules[spot.rule].fullName, spot.rep, post.team, spot.stage, spot.week)
    change(names) { counts in
      counts.before += before
      counts.after += after
    }
    guard
      let person = telling.addressee(spot.rule, rep: spot.rep, manager: spot.manager ?? post.manager)?.person
    else { return }
    nudges[person, default: [:]][spot.week, default: (0, 0)].before += before
    nudges[person, default: [:]][spot.week, default: (0, 0)].after += after
  }

  // MARK: Differences

  mutating func add(_ match: FindingMatch) {
    for finding in match.added { change(names(finding)) { $0.added += 1 } }
    for finding in match.removed { change(names(finding)) { $0.removed += 1 } }
    for move in match.moved { change(names(move.after)) { $0.moved += 1 } }
    impact.loads = nudges.keys.sorted().compactMap(load)
  }

  private mutating func names(_ finding: Impact.Finding) -> [(Impact.Dimension, String)] {
    let week = weeks.week(of: finding.at)
    return names(
      finding.rule, finding.rep, post(finding.rep, week).team, stage(finding.deal, finding.at), week)
  }

  private func names(
    _ rule: String, _ rep: String?, _ team: String?, _ stage: Symbol, _ week: Int
  ) -> [(Impact.Dimension, String)] {
    let stage = stage.isNone ? nil : symbols.text(stage)
    let none = "(none)"
    return [
      (.rule, rule), (.rep, rep ?? none), (.team, team ?? none), (.stage, stage ?? none),
      (.week, weeks.name(of: week)),
    ]
  }

  private mutating func change(
    _ names: [(Impact.Dimension, String)], _ body: (inout Impact.Counts) -> Void
  ) {
    body(&impact.total)
    for (dimension, name) in names {
      body(&impact.counts[dimension, default: [:]][name, default: Impact.Counts()])
    }
  }

  private func stage(_ deal: String?, _ at: Instant) -> Symbol {
    deal.flatMap { symbols.find($0) }.flatMap { history.entry(of: $0, at: at)?.stage } ?? .none
  }

  /// Of a week's first instant, which is near enough for a count.
  private mutating func post(_ rep: String?, _ week: Int) -> (team: String?, manager: String?) {
    guard let rep else { return (nil, nil) }
    let key = Post(rep: rep, week: week)
    if let known = posts[key] { return known }
    let entry = directory.entry(.person, rep, at: weeks.end(of: week))
    posts[key] = (entry?.team, entry?.manager)
    return (entry?.team, entry?.manager)
  }

  // MARK: Load

  private func load(_ person: String) -> Impact.Load? {
    guard let weeks = nudges[person], let first = weeks.keys.min(), let last = weeks.keys.max() else {
      return nil
    }
    let counts = (first...last).map { weeks[$0] ?? (0, 0) }
    let (before, after) = (counts.map(\.before), counts.map(\.after))
    let total = Impact.Sides(before: before.reduce(0, +), after: after.reduce(0, +))
    guard total.before + total.after > 0 else { return nil }
    return Impact.Load(
      person: person,
      median: .init(before: before.map(Double.init).median ?? 0, after: after.map(Double.init).median ?? 0),
      most: .init(before: before.max() ?? 0, after: after.max() ?? 0), total: total)
  }
}

extension SubjectID {
  /// The id that it has for one kind of person.
  fileprivate func id(of wanted: SubjectKind) -> String? {
    if case .pair(let first, let second) = kind {
      return first == wanted ? ids.first : second == wanted ? ids.last : nil
    }
    return kind == wanted ? ids.first : nil
  }
}

/// Weeks from Monday to Sunday in a zone, by number.
private struct Weeks {
  private let zone: TimeZoneRules

  init(_ calendar: WorkCalendar) { zone = calendar.zone }

  /// Counted from the one that 1970 began in.
  func week(of instant: Instant) -> Int {
    let day = zone.local(instant).date.daysSinceEpoch + 3
    return day >= 0 ? day / 7 : (day - 6) / 7
  }

  /// Its last instant.
  func end(of week: Int) -> Instant {
    Instant(milliseconds: zone.startOfDay(monday(of: week).adding(days: 7)).milliseconds - 1)
  }

  /// Its Monday.
  func name(of week: Int) -> String { "\(monday(of: week))" }

  private func monday(of week: Int) -> CivilDate { CivilDate(daysSinceEpoch: week * 7 - 3) }
}
