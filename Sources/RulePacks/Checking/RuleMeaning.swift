import Activity
import CEL
import EventTime

/// What decides when a rule speaks, written in one way: names of events do not matter, what they match does.
struct RuleMeaning {
  let rule: Rule
  let pack: RulePack

  init(_ rule: Rule, in pack: RulePack) {
    self.rule = rule
    self.pack = pack
  }

  /// The same for two rules that say the same.
  var sentence: String {
    var durations: [String] = []
    _ = rule.mapDurations { key, setting in
      durations.append("\(key)=\(setting.meaning)")
      return setting
    }
    var events = rule.events.map { text(of: $0) }
    switch rule.clears {
    case .event(let event): events.append("clears \(text(of: event))")
    case .condition(let condition): events.append("clears if \(text(of: condition))")
    case nil: break
    }
    let conditions = rule.conditions.map { text(of: $0) } + rule.same.map { text(of: $0) }.sorted()
    return [[rule.per.name, keyword, "\(rule.afterClose)"], events, conditions, durations].joined().joined(
      separator: "\u{0}")
  }

  func text(of condition: Condition?) -> String {
    condition.map { condition in condition.checked.expression.canonical { definition($0) } } ?? ""
  }

  func text(of event: EventPattern) -> String {
    event.alternatives.map { $0.meaning { definition($0) } }.sorted().joined(separator: "|")
  }

  /// What a name of the pack stands for.
  private func definition(_ expression: Expr) -> String? {
    guard let path = expression.path, path.count == 2 else { return nil }
    switch path[0] {
    case "facts": return pack.facts.first { $0.name == path[1] }.map { text(of: $0) }
    case "lists": return pack.lists.first { $0.name == path[1] }.map { "\($0.values)" }
    case "params": return pack.params.first { $0.name == path[1] }.map { "params.\($0.name)=\($0.value)" }
    default: return nil
    }
  }

  private func text(of fact: Fact) -> String {
    let parts = [
      fact.fold.rawValue, text(of: fact.argument), text(of: fact.of), text(of: fact.where),
      fact.within?.meaning ?? "", fact.last.map(String.init) ?? "",
      fact.from.map { text(of: $0) } ?? "", fact.since.map { text(of: $0) } ?? "",
      fact.until.map { text(of: $0) } ?? "",
    ]
    return "fact(\(parts.joined(separator: ";")))"
  }

  /// The keys that name the form; two forms with the same keys differ in events, conditions and durations only.
  private var keyword: String {
    switch rule.form {
    case .while: return "while"
    case .silence: return "while without"
    case .every(let period, let quota):
      return "every \(period) \(quota.bound) \(text(of: quota.distinct)) \(quota.countsPartial)"
    case .when(_, _, let expectation):
      switch expectation {
      case nil: return "when"
      case .that: return "when that"
      case .earlier(_, _, .previous?): return "when earlier since previous"
      case .earlier: return "when earlier"
      case .later(_, let deadline, let each): return "when later \(each) \(text(of: deadline.instant))"
      case .never: return "when never"
      case .next(_, _, let each): return "when next \(each)"
      }
    }
  }
}

extension EventPattern.Alternative {
  /// Kinds, fields and condition in one order.
  var meaning: String { meaning { _ in nil } }

  fileprivate func meaning(_ definition: (Expr) -> String?) -> String {
    let fields = with.map { "\($0.field)=\($0.values)" }.sorted()
    let names = kinds.names.map { $0.sorted().joined(separator: ",") } ?? "any"
    return "\(names) \(fields) \(condition?.checked.expression.canonical(definition) ?? "")"
  }
}

extension DurationSetting {
  /// A day is 24 hours; what is tuned by another parameter may become another duration.
  fileprivate var meaning: String {
    (parameter ?? "") + (span.exactMilliseconds.map { "\($0) ms" } ?? span.description)
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
