import Activity
import CEL
import SourceText

/// A question asked of every pack that has been read without errors; each has a file of its own.
protocol Lint: Sendable {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic]
}

enum Lints {
  static let all: [any Lint] = [
    EarlyReminders(), ConstantConditions(), ImpossibleValues(), SameRules(), UnguardedFields(), VolumeOnly(),
    NeverTrueConditions(), UnreachableRules(), ConflictingRules(), IdleExceptions(), IdleRequirements(),
    UntestedRules(), MissingQuestions(), UnguardedHoles(), BlamingTexts(), LongTexts(), UnaskedQuestions(),
  ]
}

extension Lint {
  func warning(
    _ problem: PackProblem, in pack: RulePack, at range: SourceRange, _ message: String, help: String,
    suggestion: String? = nil, rule: Rule? = nil
  ) -> Diagnostic {
    Diagnostic(
      problem.rawValue, .warning, file: pack.file, range: range, message, help: help, suggestion: suggestion,
      rule: rule?.id)
  }
}

/// A condition of a pack, and what is known where it is judged.
struct JudgedCondition {
  var condition: Condition
  var scope: LogicScope
  var rule: Rule?
}

extension RulePack {
  /// Every condition that decides something: of events, facts, rules and lines of the brief, each once.
  func judgedConditions(_ catalogue: KindCatalogue) -> [JudgedCondition] {
    var judged: [JudgedCondition] = []
    let named = events + facts.flatMap(\.events) + rules.flatMap(\.events)
    for alternative in named.flatMap(\.alternatives) {
      guard let condition = alternative.condition else { continue }
      let scope = LogicScope(pack: self, catalogue: catalogue, kinds: alternative.kinds.names)
      judged.append(JudgedCondition(condition: condition, scope: scope))
    }
    for fact in facts {
      guard let condition = fact.where else { continue }
      let scope = LogicScope(pack: self, catalogue: catalogue, kinds: fact.of.kindNames)
      judged.append(JudgedCondition(condition: condition, scope: scope))
    }
    for rule in rules {
      let scope = LogicScope(pack: self, catalogue: catalogue, kinds: rule.trigger?.kindNames)
      judged += rule.conditions.map { JudgedCondition(condition: $0, scope: scope, rule: rule) }
    }
    let scope = LogicScope(pack: self, catalogue: catalogue)
    judged += brief.lines.map { JudgedCondition(condition: $0.condition, scope: scope) }
    var seen: Set<SourceRange> = []
    return judged.filter { seen.insert($0.condition.range).inserted }
  }
}

extension Fact {
  /// Every event that it names.
  package var events: [EventPattern] { [of] + [from, since, until].compactMap { $0 } }
}

extension Brief {
  /// All of its lines.
  var lines: [Line] { working + notWorking + next }
}

extension EventPattern.Kinds {
  /// Nil for any.
  var names: [String]? { if case .these(let names) = self { names } else { nil } }
}

extension Rule {
  /// The conditions that decide whether the rule speaks.
  var conditions: [Condition] {
    let own: [Condition?] =
      switch form {
      case .when(_, let condition, let expectation): [condition, expectation?.condition]
      case .while(let condition, _): [condition]
      case .silence(let condition, _, _): [condition]
      case .every(_, let quota): [quota.condition]
      }
    return own.compactMap { $0 } + exceptions.map(\.condition)
  }

  /// The event of `when`.
  var trigger: EventPattern? {
    if case .when(let trigger, _, _) = form { trigger } else { nil }
  }

  /// Every event that the rule names, in the order of its sentence.
  package var events: [EventPattern] { [trigger].compactMap { $0 } + awaitedEvents }

  /// The events of the sentence beside its trigger.
  var awaitedEvents: [EventPattern] {
    let own: [EventPattern] =
      switch form {
      case .when(_, _, let expectation): expectation?.events ?? []
      case .while: []
      case .silence(_, let event, _): [event]
      case .every(_, let quota): [quota.of]
      }
    return own + [unless].compactMap { $0 }
  }

  /// Its texts, the questions and steps included.
  var texts: [TextTemplate] { [nudge.rep, nudge.manager].compactMap { $0 } + nudge.ask + nudge.do }
}

extension Attribute {
  /// The field of the activity at hand: `topics` of `data.topics` and of `activity.data.topics`.
  var triggerField: String? {
    if root == "data" { return path.first }
    return root == "activity" && path.count == 2 && path[0] == "data" ? path[1] : nil
  }
}

extension Expectation {
  fileprivate var condition: Condition? {
    if case .that(let condition) = self { condition } else { nil }
  }

  fileprivate var events: [EventPattern] {
    switch self {
    case .that: return []
    case .earlier(let event, _, let since):
      if case .event(let other)? = since { return [event, other] }
      return [event]
    case .later(let event, _, _): return [event]
    case .never(let event, _, let until): return [event] + [until].compactMap { $0 }
    case .next(let event, let among, _): return [event, among]
    }
  }
}
