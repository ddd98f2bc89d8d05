import Activity
import EventTime
import SourceText

/// Whatever a person does, one of two such rules speaks.
struct ConflictingRules: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    let rules = pack.rules.map { RuleMeaning($0, in: pack) }
    return rules.indices.flatMap { index in
      rules[..<index].compactMap { earlier in
        told(rules[index], earlier) ?? excluded(rules[index], earlier, catalogue)
      }
    }
  }

  /// Conflicts of the rules of one pack with those of another.
  func problems(in pack: RulePack, beside other: RulePack) -> [Diagnostic] {
    let others = other.rules.map { RuleMeaning($0, in: other) }
    return pack.rules.map { RuleMeaning($0, in: pack) }.flatMap { rule in
      others.compactMap { told(rule, $0) }
    }
  }

  private func told(_ mine: RuleMeaning, _ other: RuleMeaning) -> Diagnostic? {
    guard mine.rule.per.name == other.rule.per.name else { return nil }
    let what = answered(mine, other) ?? answered(other, mine) ?? counted(mine, other) ?? counted(other, mine)
    return what.map { report(mine, other, $0) }
  }

  private func report(_ mine: RuleMeaning, _ other: RuleMeaning, _ what: String) -> Diagnostic {
    let name = mine.pack.id == other.pack.id ? other.rule.id : "\(other.pack.id)/\(other.rule.id)"
    return warning(
      .conflict, in: mine.pack, at: mine.rule.range, "this rule and '\(name)' cannot both be kept: \(what)",
      help: "tell them apart by 'if', or drop one of them", rule: mine.rule)
  }

  /// `later: F, within: D` of one trigger and `never: F, within: D` or longer of the same.
  private func answered(_ asking: RuleMeaning, _ forbidding: RuleMeaning) -> String? {
    guard case .when(let a, let first, .later(let wanted, .within(let time), _)?) = asking.rule.form,
      case .when(let b, let second, .never(let unwanted, let span, nil)?) = forbidding.rule.form,
      asking.text(of: a) == forbidding.text(of: b),
      agree(asking.text(of: first), forbidding.text(of: second)),
      asking.rule.unless == nil, forbidding.rule.unless == nil, unwanted.contains(wanted),
      span.span.isNoShorter(than: time.span),
      asking.rule.same.map({ asking.text(of: $0) }) == forbidding.rule.same.map({ forbidding.text(of: $0) })
    else { return nil }
    return "one asks for '\(wanted.words)' within \(time.span), the other forbids it for \(span.span)"
  }

  /// At least so many of what at most fewer are allowed of.
  private func counted(_ asking: RuleMeaning, _ forbidding: RuleMeaning) -> String? {
    guard case .every(let period, let least) = asking.rule.form, case .atLeast(let low) = least.bound,
      case .every(let other, let most) = forbidding.rule.form, case .atMost(let high) = most.bound,
      period == other, low > high, asking.text(of: least.of) == forbidding.text(of: most.of),
      asking.text(of: least.distinct) == forbidding.text(of: most.distinct),
      agree(asking.text(of: least.condition), forbidding.text(of: most.condition))
    else { return nil }
    return "one asks for at least \(low) a \(period), the other allows at most \(high)"
  }

  /// Two expectations of one trigger that exclude each other.
  private func excluded(
    _ mine: RuleMeaning, _ other: RuleMeaning, _ catalogue: KindCatalogue
  ) -> Diagnostic? {
    guard case .when(let a, let first, .that(let here)?) = mine.rule.form,
      case .when(let b, let second, .that(let there)?) = other.rule.form,
      mine.rule.per.name == other.rule.per.name, mine.text(of: a) == other.text(of: b),
      agree(mine.text(of: first), other.text(of: second))
    else { return nil }
    let scope = LogicScope(pack: mine.pack, catalogue: catalogue, kinds: a.kindNames)
    guard let own = ConditionCases(here, in: scope).whole, own.contradiction == nil,
      let others = ConditionCases(there, in: scope).whole, others.contradiction == nil,
      let contradiction = own.and(others)?.contradiction
    else { return nil }
    return report(mine, other, contradiction.sentence)
  }

  /// The same guard, or one that always applies.
  private func agree(_ a: String, _ b: String) -> Bool { a == b || a.isEmpty || b.isEmpty }
}

extension TimeSpan {
  /// Only where both have a length of their own, or are written alike.
  fileprivate func isNoShorter(than other: TimeSpan) -> Bool {
    if self == other { return true }
    guard let mine = exactMilliseconds, let others = other.exactMilliseconds else { return false }
    return mine >= others
  }
}
