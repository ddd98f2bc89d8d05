import Activity
import EventTime
import SourceText

/// Two rules about the same subject with the same sentence tell people everything twice.
struct SameRules: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    var first: [String: Rule] = [:]
    var problems: [Diagnostic] = []
    for rule in pack.rules {
      let sentence = sentence(of: rule)
      if let other = first[sentence] {
        problems.append(
          warning(
            .sameRule, in: pack, at: rule.range, "this rule says the same as '\(other.id)'",
            help: "keep one of the two, or tell them apart by a condition", rule: rule))
      } else {
        first[sentence] = rule
      }
    }
    return problems
  }

  /// What decides when a rule speaks, written out; names of events do not matter, what they match does.
  private func sentence(of rule: Rule) -> String {
    let events = rule.events.map { event in
      event.alternatives.map { alternative in
        let fields = alternative.with.map { "\($0.field)=\($0.values)" }
        return "\(alternative.kinds) \(fields) \(alternative.condition?.text ?? "")"
      }.joined(separator: "|")
    }
    var durations: [String] = []
    _ = rule.mapDurations { key, setting in
      durations.append("\(key)=\(setting.parameter ?? setting.span.description)")
      return setting
    }
    let conditions = (rule.conditions + rule.same).map(\.text)
    return [[rule.per.name, rule.form.keyword], events, conditions, durations].joined().joined(
      separator: "\u{0}")
  }
}

extension RuleForm {
  /// The keys that name the form; two forms with the same keys differ in their events, conditions and durations only.
  fileprivate var keyword: String {
    switch self {
    case .while: return "while"
    case .silence: return "while without"
    case .every(let period, let quota):
      return "every \(period) \(quota.bound) \(quota.distinct?.text ?? "") \(quota.countsPartial)"
    case .when(_, _, let expectation):
      switch expectation {
      case nil: return "when"
      case .that: return "when that"
      case .earlier: return "when earlier"
      case .later(_, let deadline, let each): return "when later \(each) \(deadline.instant?.text ?? "")"
      case .never: return "when never"
      case .next(_, _, let each): return "when next \(each)"
      }
    }
  }
}

extension Deadline {
  fileprivate var instant: Condition? {
    switch self {
    case .within: nil
    case .by(let instant), .before(_, let instant), .after(_, let instant): instant
    }
  }
}
