package import Activity
package import EventTime
package import SourceText

/// A site's file, `touchline.yaml`: what holds here, without editing a pack.
///
/// LANGUAGE.md section 12.
package struct SiteConfiguration: Sendable {
  package var file: SourceFile?
  /// Packs in use; empty: all shipped ones.
  package var use: [PackUse]
  /// The directory's file, relative to the configuration.
  package var people: String?
  package var calendars: [String: WorkCalendar]
  package var calendarFor: [CalendarChoice]
  package var select: [Selection]
  package var tune: [PackTuning]
  package var except: [SiteException]
  /// What the business wants to reach, and which rules serve it.
  package var objectives: [Objective]
  package var audience: [Audience]
  package var inhibit: [Inhibition]
  /// How much people are told, and how often.
  package var nudges = Nudging()
  package var silences: [Silence] = []
  package var muteTimes: [MuteTime] = []
  package var escalations: [Escalation] = []
  /// Which nudges are left unsaid by chance, to learn whether they help; nil: none.
  package var holdOut: HoldOut?
  /// Kinds of the site itself, and fields added to others.
  package var kinds: [KindDeclaration]

  package init(
    file: SourceFile? = nil, use: [PackUse] = [], people: String? = nil,
    calendars: [String: WorkCalendar] = ["default": .standard], calendarFor: [CalendarChoice] = [],
    select: [Selection] = [], tune: [PackTuning] = [], except: [SiteException] = [],
    objectives: [Objective] = [], audience: [Audience] = [],
    inhibit: [Inhibition] = [], kinds: [KindDeclaration] = []
  ) {
    self.file = file
    self.use = use
    self.people = people
    self.calendars = calendars
    self.calendarFor = calendarFor
    self.select = select
    self.tune = tune
    self.except = except
    self.objectives = objectives
    self.audience = audience
    self.inhibit = inhibit
    self.kinds = kinds
  }

  /// `{ share: 20%, salt: spring, from: 2026-01-05 }`.
  package struct HoldOut: Hashable, Sendable {
    /// How likely a nudge is left unsaid, between 0 and 1.
    package var share: Double
    /// Another one deals the lots anew.
    package var salt: String
    /// The first day on which nudges are left unsaid.
    package var from: CivilDate

    package init(share: Double, salt: String, from: CivilDate) {
      self.share = share
      self.salt = salt
      self.from = from
    }
  }

  /// The calendar that holds where ``calendarFor`` says nothing.
  package var defaultCalendar: WorkCalendar { calendars["default"] ?? .standard }

  package struct PackUse: Sendable {
    package var pack: String
    package var version: String?
    package var range: SourceRange

    package init(pack: String, version: String?, range: SourceRange) {
      self.pack = pack
      self.version = version
      self.range = range
    }
  }

  /// `{ team: gulf, calendar: dubai }`; the key is one of deal, account, rep, manager, team.
  package struct CalendarChoice: Sendable {
    package var subject: SubjectKind
    package var id: String
    package var calendar: String
    package var range: SourceRange

    package init(subject: SubjectKind, id: String, calendar: String, range: SourceRange) {
      self.subject = subject
      self.id = id
      self.calendar = calendar
      self.range = range
    }
  }

  /// `enable` or `disable` of `pack/*`, `pack/rule`, `rule` or `tag:name`; the last match wins.
  package struct Selection: Sendable {
    package var enables: Bool
    package var pattern: String
    package var range: SourceRange

    package init(enables: Bool, pattern: String, range: SourceRange) {
      self.enables = enables
      self.pattern = pattern
      self.range = range
    }
  }

  package struct PackTuning: Sendable {
    package var pack: String
    package var range: SourceRange
    package var params: [(name: String, value: ParameterValue, range: SourceRange)]
    package var rules: [RuleTuning]

    package init(
      pack: String, range: SourceRange, params: [(name: String, value: ParameterValue, range: SourceRange)],
      rules: [RuleTuning]
    ) {
      self.pack = pack
      self.range = range
      self.params = params
      self.rules = rules
    }
  }

  /// Values of a rule, never its logic.
  package struct RuleTuning: Sendable {
    package var rule: String
    package var range: SourceRange
    package var level: Level?
    package var status: Status?
    /// By the rule's own keys: `within`, `for`, `in_last`, `cool_down`, `expires`, `remind`.
    package var durations: [String: TimeSpan]
    package var why: String?
    package var owner: String?

    package init(
      rule: String, range: SourceRange, level: Level? = nil, status: Status? = nil,
      durations: [String: TimeSpan] = [:], why: String? = nil, owner: String? = nil
    ) {
      self.rule = rule
      self.range = range
      self.level = level
      self.status = status
      self.durations = durations
      self.why = why
      self.owner = owner
    }
  }

  package struct SiteException: Sendable {
    package var rules: [String]
    /// Over `deal`, `account`, `rep`, `manager`, `team` of whichever rule it stands for.
    package var condition: Condition
    package var why: String
    package var owner: String
    /// The last day on which it holds.
    package var ends: CivilDate

    package init(
      rules: [String], condition: Condition, why: String, owner: String,
      ends: CivilDate
    ) {
      self.rules = rules
      self.condition = condition
      self.why = why
      self.owner = owner
      self.ends = ends
    }
  }

  package struct Objective: Sendable {
    package var name: String
    package var range: SourceRange
    package var says: String
    /// Patterns of rules, besides the practices that name it.
    package var servedBy: [String]

    package init(name: String, range: SourceRange, says: String, servedBy: [String]) {
      self.name = name
      self.range = range
      self.says = says
      self.servedBy = servedBy
    }
  }

  package struct Audience: Sendable {
    /// When people are told of a level.
    package enum When: String, Hashable, Sendable, CaseIterable {
      case atOnce = "at once"
      case morning
      case oneToOne = "one-to-one"
    }

    /// How many points of a level one person is told: `3 per person and day`.
    package struct Most: Hashable, Sendable, CustomStringConvertible {
      package enum Period: String, Hashable, Sendable, CaseIterable { case day, slot }

      package var count: Int
      package var period: Period

      package init(count: Int, per period: Period) {
        self.count = count
        self.period = period
      }

      package var description: String { "\(count) per person and \(period.rawValue)" }

      /// Nil for another form.
      package static func parse(_ text: String) -> Most? {
        let words = text.split(separator: " ")
        guard words.count == 5, words[1...3] == ["per", "person", "and"], let count = Int(words[0]),
          let period = Period(rawValue: String(words[4])), (1...100).contains(count)
        else { return nil }
        return Most(count: count, per: period)
      }
    }

    package var level: Level
    package var to: [String]
    package var when: When
    package var most: Most?

    package init(level: Level, to: [String], when: When, most: Most?) {
      self.level = level
      self.to = to
      self.when = when
      self.most = most
    }
  }

  package struct Inhibition: Sendable {
    package var whileRule: String
    package var mute: [String]
    package var range: SourceRange

    package init(whileRule: String, mute: [String], range: SourceRange) {
      self.whileRule = whileRule
      self.mute = mute
      self.range = range
    }
  }
}
