import Activity
import CEL
import SourceText

/// A question asked of every pack that has been read without errors; each has a file of its own.
protocol Lint: Sendable {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic]
}

enum Lints {
  static let all: [any Lint] = [
    ConstantConditions(), ImpossibleValues(), SameRules(), UnguardedFields(), UntestedRules(),
    MissingQuestions(),
    UnguardedHoles(), BlamingTexts(),
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
  var events: [EventPattern] { [trigger].compactMap { $0 } + awaitedEvents }

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
