package import EventTime
package import SourceText

/// One sentence of a pack: when it speaks, about whom, and what it says.
///
/// LANGUAGE.md sections 8 to 10.
package struct Rule: Sendable {
  /// The name within the pack.
  package var id: String
  /// The place of the name in the file.
  package var range: SourceRange
  package var title: String
  package var per: SubjectKind
  package var form: RuleForm
  package var level: Level
  package var status: Status
  /// The id of a practice of the same pack.
  package var practice: String?
  package var tags: [String]
  package var about: String?
  /// Keys in which every event of the rule and joined triggers agree with the trigger.
  package var same: [Condition]
  package var unless: EventPattern?
  package var clears: Clearing?
  package var expires: DurationSetting?
  package var coolDown: DurationSetting?
  /// Lifts the deal's (or the pair's) close.
  package var afterClose: Bool
  package var exceptions: [RuleException]
  /// A reminder at due ⊖ this while the wait is open.
  package var remind: DurationSetting?
  package var aim: Aim?
  /// Rules (`id`, `pack/id`) or tags that stay quiet on the subject while a finding of this rule is open.
  package var mutes: [Mute]
  package var nudge: Nudge
  package var goodReasons: [String]

  package init(
    id: String, range: SourceRange, title: String, per: SubjectKind = .deal, form: RuleForm,
    level: Level = .coach, status: Status = .live, practice: String? = nil, tags: [String] = [],
    about: String? = nil, same: [Condition] = [], unless: EventPattern? = nil, clears: Clearing? = nil,
    expires: DurationSetting? = nil, coolDown: DurationSetting? = nil, afterClose: Bool = false,
    exceptions: [RuleException] = [], remind: DurationSetting? = nil, aim: Aim? = nil, mutes: [Mute] = [],
    nudge: Nudge, goodReasons: [String] = []
  ) {
    self.id = id
    self.range = range
    self.title = title
    self.per = per
    self.form = form
    self.level = level
    self.status = status
    self.practice = practice
    self.tags = tags
    self.about = about
    self.same = same
    self.unless = unless
    self.clears = clears
    self.expires = expires
    self.coolDown = coolDown
    self.afterClose = afterClose
    self.exceptions = exceptions
    self.remind = remind
    self.aim = aim
    self.mutes = mutes
    self.nudge = nudge
    self.goodReasons = goodReasons
  }
}

/// Whose timeline a rule watches. Raw values are those of `per:` and of `subject.kind` in findings.
package enum SubjectKind: Hashable, Sendable {
  case deal, account, rep, manager, team, organisation
  /// Two of them together, such as manager and rep, in the order written.
  indirect case pair(SubjectKind, SubjectKind)

  /// `deal`, or `manager/rep` for a pair.
  package var name: String {
    switch self {
    case .deal: "deal"
    case .account: "account"
    case .rep: "rep"
    case .manager: "manager"
    case .team: "team"
    case .organisation: "organisation"
    case .pair(let a, let b): a.name + "/" + b.name
    }
  }
}

package enum Level: String, Sendable, CaseIterable, Comparable {
  case notice, coach, act

  package static func < (a: Self, b: Self) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }
}

package enum Status: String, Sendable, CaseIterable {
  case draft, trial, live, retired
}

package enum RuleForm: Sendable {
  /// `when E [if C] [expect ...]`; no expectation: a signal.
  case when(EventPattern, if: Condition?, expect: Expectation?)
  /// `while C [for D]`; no duration: at once.
  case `while`(Condition, for: DurationSetting?)
  /// `while C, without: Y, in_last: D`.
  case silence(while: Condition, without: EventPattern, inLast: DurationSetting)
  /// `every week|month|quarter, expect: { at_least | at_most: n, of: Y [, distinct] [, against: previous] } [if C]`.
  case every(Period, Quota)
}

/// What a triggered sentence waits for.
package enum Expectation: Sendable {
  case that(Condition)
  case earlier(EventPattern, within: DurationSetting?, since: Since?)
  case later(EventPattern, deadline: Deadline, each: Bool)
  case never(EventPattern, within: DurationSetting, until: EventPattern?)
  case next(EventPattern, among: EventPattern, each: Bool)

  package enum Since: Sendable {
    case event(EventPattern)
    /// The previous trigger of the rule.
    case previous
  }
}

package enum Deadline: Sendable {
  /// a ⊕ D after the trigger at a.
  case within(DurationSetting)
  /// A CEL timestamp judged at the trigger.
  case by(Condition)
  /// `D before T`.
  case before(DurationSetting, Condition)
  /// `D after T`.
  case after(DurationSetting, Condition)
}

package struct Quota: Sendable {
  package enum Bound: Sendable, BitwiseCopyable {
    case atLeast(Int)
    case atMost(Int)
    /// Of what the period before had.
    case atLeastShare(Share)
    case atMostShare(Share)
  }

  /// A bound that the period before gives: so many percent of what it had.
  package struct Share: Hashable, Sendable, BitwiseCopyable {
    package var percent: Int
    /// Fewer in the period before are too few to compare with.
    package var basis: Int

    package init(percent: Int, basis: Int) {
      self.percent = percent
      self.basis = basis
    }
  }

  package var bound: Bound
  package var of: EventPattern
  /// Counts different values instead of activities.
  package var distinct: Condition?
  package var condition: Condition?
  /// Whether the first, partial period counts.
  package var countsPartial: Bool

  package init(
    bound: Bound, of: EventPattern, distinct: Condition? = nil, condition: Condition? = nil,
    countsPartial: Bool
  ) {
    self.bound = bound
    self.of = of
    self.distinct = distinct
    self.condition = condition
    self.countsPartial = countsPartial
  }
}

/// A duration in a rule or fact: written in place, or a parameter of type duration.
///
/// ``span`` is what holds now: the reader fills it from the literal or the parameter's value, tuning replaces it.
package struct DurationSetting: Sendable {
  package var span: TimeSpan
  /// The parameter's name for `params.NAME`.
  package var parameter: String?
  package var range: SourceRange

  package init(span: TimeSpan, parameter: String? = nil, range: SourceRange) {
    self.span = span
    self.parameter = parameter
    self.range = range
  }
}

package enum Clearing: Sendable {
  case event(EventPattern)
  case condition(Condition)
}

/// `exceptions: [{ name, if, reason }]`: true where a finding would be raised makes the verdict void.
package struct RuleException: Sendable {
  package var name: String
  package var range: SourceRange
  package var condition: Condition
  package var reason: String

  package init(name: String, range: SourceRange, condition: Condition, reason: String) {
    self.name = name
    self.range = range
    self.condition = condition
    self.reason = reason
  }
}

/// A name under `mutes`: of a rule, `id` or `pack/id`, or of a tag, bare or as `tag:name`.
package struct Mute: Hashable, Sendable {
  package var name: String
  package var range: SourceRange

  package init(name: String, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

extension Rule {
  /// Whether a name of `mutes`, or of a site's `inhibit`, means this rule.
  ///
  /// - Parameter pack: The id of the pack that the rule stands in.
  package func answers(to name: String, in pack: String) -> Bool { names(in: pack).contains(name) }

  /// All names of `mutes`, or of a site's `inhibit`, that mean this rule.
  package func names(in pack: String) -> [String] {
    [id, "\(pack)/\(id)"] + tags.filter { !$0.hasPrefix("tag:") } + tags.map { "tag:\($0)" }
  }
}

/// What a helpful nudge leads to.
package struct Aim: Sendable {
  package var event: EventPattern
  package var within: DurationSetting

  package init(event: EventPattern, within: DurationSetting) {
    self.event = event
    self.within = within
  }
}

/// What to say, to whom.
package struct Nudge: Sendable {
  package var rep: TextTemplate?
  package var manager: TextTemplate?
  /// Coaching questions.
  package var ask: [TextTemplate]
  /// Next steps.
  package var `do`: [TextTemplate]

  package init(
    rep: TextTemplate? = nil, manager: TextTemplate? = nil, ask: [TextTemplate] = [], do: [TextTemplate] = []
  ) {
    self.rep = rep
    self.manager = manager
    self.ask = ask
    self.do = `do`
  }
}
