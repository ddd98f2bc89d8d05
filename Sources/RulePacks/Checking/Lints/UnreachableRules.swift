import Activity
import CEL
import SourceText

/// A sentence whose parts exclude each other is never said, or cannot be kept whatever anybody does.
struct UnreachableRules: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    pack.rules.flatMap { rule in
      let scope = LogicScope(pack: pack, catalogue: catalogue, kinds: rule.trigger?.kindNames)
      let found: [(range: SourceRange, message: String, help: String)?] = [
        guarded(rule, scope), closed(rule, scope), judged(rule, scope), ordered(rule), interrupted(rule),
        ended(rule),
      ]
      return found.compactMap(\.self).map {
        warning(.unreachable, in: pack, at: $0.range, $0.message, help: $0.help, rule: rule)
      }
    }
  }

  private typealias Problem = (range: SourceRange, message: String, help: String)

  // MARK: Conditions

  /// No activity of the trigger passes `if`.
  private func guarded(_ rule: Rule, _ scope: LogicScope) -> Problem? {
    guard case .when(let trigger, let guardian?, _) = rule.form,
      let all = trigger.cases(scope), all.contradiction == nil,
      let own = ConditionCases(guardian, in: scope).whole, own.contradiction == nil,
      let contradiction = all.and(own)?.contradiction
    else { return nil }
    return (
      guardian.range, "no activity that begins this rule passes 'if': \(contradiction.sentence)",
      "correct 'if', or begin the rule with another event"
    )
  }

  /// A deal that is closed is no longer looked at.
  private func closed(_ rule: Rule, _ scope: LogicScope) -> Problem? {
    let condition: Condition
    switch rule.form {
    case .while(let own, _), .silence(let own, _, _): condition = own
    default: return nil
    }
    guard rule.per == .deal, !rule.afterClose,
      let alone = ConditionCases(condition, in: scope).whole, alone.contradiction == nil
    else { return nil }
    var open = scope
    let reason = "a rule about a deal rests once the deal is closed"
    open.given = [
      "deal.open": .truth(true, because: reason), "deal.won": .truth(false, because: reason),
      "deal.lost": .truth(false, because: reason),
    ]
    guard let contradiction = ConditionCases(condition, in: open).whole?.contradiction else { return nil }
    return (
      condition.range, "the rule never speaks: \(contradiction.sentence)",
      "add 'after_close: true', or begin the rule with 'when: deal.won' or 'when: deal.lost'"
    )
  }

  /// What passes `if` always passes `that`, or never does.
  private func judged(_ rule: Rule, _ scope: LogicScope) -> Problem? {
    guard case .when(let trigger, let guardian, .that(let expected)?) = rule.form,
      var given = trigger.cases(scope)
    else { return nil }
    let reader = ConditionCases(expected, in: scope)
    guard let met = reader.whole, let raised = reader.cases(expected.checked.expression, holds: false),
      met.contradiction == nil, raised.contradiction == nil
    else { return nil }
    if let guardian {
      guard let own = ConditionCases(guardian, in: scope).whole, let both = given.and(own) else { return nil }
      given = both
    }
    guard given.contradiction == nil else { return nil }
    if given.and(raised)?.contradiction != nil {
      return (
        expected.range, "whatever begins this rule already fulfils 'that', so it never speaks",
        "expect something that the trigger and 'if' do not say already"
      )
    }
    guard let contradiction = given.and(met)?.contradiction else { return nil }
    return (
      expected.range, "nothing that begins this rule can fulfil 'that': \(contradiction.sentence)",
      "leave 'expect' out if the event itself is the finding, or correct the condition"
    )
  }

  // MARK: Events

  /// `next: F, among: G` where no F is a G.
  private func ordered(_ rule: Rule) -> Problem? {
    guard case .when(_, _, .next(let event, let among, _)?) = rule.form, let wanted = event.kindNames,
      let seen = among.kindNames, Set(wanted).isDisjoint(with: seen)
    else { return nil }
    return (
      event.range, "'\(event.words)' is not among the events that are looked at, so this cannot be kept",
      "name its kind under 'among' too"
    )
  }

  /// `earlier: F, since: G` where each F is a G: no F is later than the latest G.
  private func interrupted(_ rule: Rule) -> Problem? {
    guard case .when(_, _, .earlier(let event, _, .event(let since)?)?) = rule.form, since.contains(event)
    else { return nil }
    return (
      since.range, "every '\(event.words)' is '\(since.words)' too, so none is ever later than the latest",
      "name an event under 'since' that is not expected itself"
    )
  }

  /// `later: F, unless: Z` where each Z is an F, which answers first.
  private func ended(_ rule: Rule) -> Problem? {
    guard let unless = rule.unless, case .when(_, _, .later(let event, _, _)?) = rule.form,
      event.contains(unless)
    else { return nil }
    return (
      unless.range, "every '\(unless.words)' is what the rule waits for, so 'unless' never decides",
      "leave 'unless' out, or name another event"
    )
  }
}

extension EventPattern {
  /// The ways in which an activity of the event can look; nil where there are too many.
  func cases(_ scope: LogicScope) -> Cases? {
    alternatives.reduce(Cases?.some(.never)) { all, alternative in
      guard let own = alternative.cases(scope) else { return nil }
      return all?.or(own)
    }
  }

  /// Whether every activity of the other event is one of this: kinds that it has without a condition.
  func contains(_ other: EventPattern) -> Bool {
    other.alternatives.allSatisfy { theirs in
      alternatives.contains { mine in
        guard mine.with.isEmpty, mine.condition == nil else { return mine.meaning == theirs.meaning }
        guard let kinds = mine.kinds.names else { return true }
        return theirs.kinds.names.map { Set($0).isSubset(of: kinds) } ?? false
      }
    }
  }
}

extension EventPattern.Alternative {
  fileprivate func cases(_ scope: LogicScope) -> Cases? {
    var scope = scope
    scope.kinds = kinds.names
    let fields = with.map { match in
      Claim(
        subject: "data.\(match.field)", says: .among(Set(match.values.compactMap(Constant.init(value:)))),
        text: "\(match.field): \(match.values.map(\.words).joined(separator: ", "))", domain: .anything)
    }
    let known = fields.filter { if case .among(let values) = $0.says { !values.isEmpty } else { true } }
    let matched = Cases(ways: [known])
    guard let condition else { return matched }
    return ConditionCases(condition, in: scope).whole.flatMap { matched.and($0) }
  }
}

extension Constant {
  /// Nil for null and lists.
  init?(value: DataValue) {
    switch value {
    case .text(let text): self = .text(text)
    case .int(let number): self = .number(Double(number))
    case .double(let number): self = .number(number)
    case .bool(let truth): self = .truth(truth)
    case .null, .list: return nil
    }
  }
}

extension DataValue {
  fileprivate var words: String {
    switch self {
    case .text(let text): text
    case .int(let number): "\(number)"
    case .double(let number): "\(number)"
    case .bool(let truth): "\(truth)"
    case .null: "null"
    case .list(let values): "[\(values.map(\.words).joined(separator: ", "))]"
    }
  }
}
