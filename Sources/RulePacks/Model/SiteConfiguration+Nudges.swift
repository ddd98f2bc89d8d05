package import EventTime
package import SourceText

/// How much a site's people are told, how often, when not, and who hears next.
extension SiteConfiguration {
  /// `nudges: { most: 3, one_to_one: 3, wait: 10 minutes, repeat: [7 days, 7 days] }`.
  package struct Nudging: Hashable, Sendable {
    /// Points in one message to one person.
    package var most = 3
    /// Points in a one-to-one: one of praise, one pattern, and then deals.
    package var oneToOne = 3
    /// How long a point waits for what is found together with it.
    package var wait = TimeSpan(terms: [.init(count: 10, unit: .minute)])
    /// After how long what is not answered is said again, time by time; then it is left to the one-to-one.
    package var repeats = Array(repeating: TimeSpan(terms: [.init(count: 7, unit: .day)]), count: 2)

    package init() {}
  }

  /// Which nudges are meant: all of what is named has to match, and of each list one; what is empty matches anything.
  package struct NudgeMatcher: Hashable, Sendable {
    /// `pack/*`, `pack/rule`, `rule` or `tag:name`.
    package var rules: [String] = []
    /// `pack/practice` or `practice`.
    package var practices: [String] = []
    package var people: [String] = []
    package var deals: [String] = []
    package var teams: [String] = []

    package init(
      rules: [String] = [], practices: [String] = [], people: [String] = [], deals: [String] = [],
      teams: [String] = []
    ) {
      self.rules = rules
      self.practices = practices
      self.people = people
      self.deals = deals
      self.teams = teams
    }

    /// Whether it may mean nudges of a rule.
    package func means(_ rule: Rule, pack: String) -> Bool {
      let isOfPractice =
        practices.isEmpty
        || rule.practice.map { practices.contains($0) || practices.contains("\(pack)/\($0)") } ?? false
      return isOfPractice && (rules.isEmpty || rules.contains { rule.isMeant(by: $0, pack: pack) })
    }
  }

  /// For a time nothing is said.
  package struct Silence: Hashable, Sendable {
    package var matcher: NudgeMatcher
    package var from: Instant
    /// It no longer holds then.
    package var until: Instant
    package var why: String
    package var owner: String
    package var range: SourceRange

    package init(
      _ matcher: NudgeMatcher, from: Instant, until: Instant, why: String, owner: String, range: SourceRange
    ) {
      self.matcher = matcher
      self.from = from
      self.until = until
      self.why = why
      self.owner = owner
      self.range = range
    }
  }

  /// Hours or days that come again and again, in which nothing is said.
  package struct MuteTime: Hashable, Sendable {
    package var name: String
    package var matcher: NudgeMatcher
    /// Nil: on each day of the week.
    package var days: Set<Weekday>?
    /// Nil: all day.
    package var hours: WorkingHours?
    /// Days of the month, those below 0 counted from its end; nil: on each of them.
    package var dates: Set<Int>?
    /// Of whom it holds; nil: of everybody.
    package var calendar: String?
    package var why: String?
    package var range: SourceRange

    package init(
      _ name: String, _ matcher: NudgeMatcher, days: Set<Weekday>? = nil, hours: WorkingHours? = nil,
      dates: Set<Int>? = nil, calendar: String? = nil, why: String? = nil, range: SourceRange
    ) {
      self.name = name
      self.matcher = matcher
      self.days = days
      self.hours = hours
      self.dates = dates
      self.calendar = calendar
      self.why = why
      self.range = range
    }

    /// Whether it holds at an instant for somebody in a zone; hours that reach over midnight belong to the day before.
    package func covers(_ instant: Instant, in zone: TimeZoneRules) -> Bool {
      let today = zone.local(instant).date
      guard let hours else { return holds(on: today) }
      let close = hours.close > hours.open ? hours.close : hours.close + 1_440
      return [today.adding(days: -1), today].contains { day in
        holds(on: day) && zone.instant(day, milliseconds: hours.open * 60_000) <= instant
          && instant < zone.instant(day, milliseconds: close * 60_000)
      }
    }

    private func holds(on day: CivilDate) -> Bool {
      guard days?.contains(day.weekday) ?? true, let dates else { return days?.contains(day.weekday) ?? true }
      // The last day of the month is -1.
      let first = day.adding(days: 1 - day.day)
      let length = (28...31).last { first.adding(days: $0 - 1).month == day.month } ?? 28
      return dates.contains(day.day) || dates.contains(day.day - length - 1)
    }
  }

  /// Who hears of what the rep, or else the manager, does not answer.
  package struct Escalation: Hashable, Sendable {
    package var rules: [String]
    /// After so many half days of work; nil: as without it.
    package var manager: Int?
    /// Likewise; nil: never.
    package var managersManager: Int?
    package var range: SourceRange

    package init(rules: [String], manager: Int?, managersManager: Int?, range: SourceRange) {
      self.rules = rules
      self.manager = manager
      self.managersManager = managersManager
      self.range = range
    }
  }

  /// What holds for a rule; of several the last.
  package func escalation(of rule: Rule, pack: String) -> Escalation? {
    escalations.last { $0.rules.contains { rule.isMeant(by: $0, pack: pack) } }
  }
}
