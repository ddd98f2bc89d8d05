import CEL
package import RulePacks

extension Rule {
  /// The events that the rule expects or misses, and those that feed the facts its conditions read.
  ///
  /// Where one of them never occurs in a log, the log cannot say whether the sentence was kept. FORMATS, *Capture*.
  package func expectedEvents(in pack: RulePack) -> [EventPattern] {
    let facts = conditions.flatMap { $0.factNames }.compactMap { name in
      pack.facts.first { $0.name == name }
    }
    return ownEvents + facts.flatMap(\.foldedEvents)
  }

  /// What stands under `earlier`, `later`, `next`, `of` and `without`.
  private var ownEvents: [EventPattern] {
    switch form {
    case .when(_, if: _, expect: .earlier(let event, within: _, since: _)): [event]
    case .when(_, if: _, expect: .later(let event, deadline: _, each: _)): [event]
    case .when(_, if: _, expect: .next(let event, among: _, each: _)): [event]
    case .when, .while: []
    case .silence(while: _, without: let event, inLast: _): [event]
    case .every(_, let quota): [quota.of]
    }
  }

  /// The conditions that decide when the rule speaks, apart from those inside events.
  package var conditions: [Condition] {
    switch form {
    case .when(_, if: let scope, expect: .that(let that)): [scope, that].compactMap(\.self)
    case .when(_, if: let scope, expect: _): [scope].compactMap(\.self)
    case .while(let condition, for: _): [condition]
    case .silence(while: let condition, without: _, inLast: _): [condition]
    case .every(_, let quota): [quota.condition].compactMap(\.self)
    }
  }
}

extension Fact {
  /// Every event that moves the fact's value.
  fileprivate var foldedEvents: [EventPattern] { [of, from, since, until].compactMap(\.self) }
}

extension Condition {
  /// The facts that the condition reads, in the order in which they first stand in it.
  package var factNames: [String] {
    checked.attributes.compactMap { $0.root == "facts" ? $0.path.first : nil }
  }
}
