package import Activity
package import RulePacks
import Symbols

/// Which kinds of activity a log carries at all, so that silence is not mistaken for a broken promise.
///
/// Most logs do not carry every kind. A rule that waits for one which is never logged would speak about every deal, so
/// coaching holds its findings back and names what is missing. The engine knows nothing of this.
package struct Capture: Sendable {
  private let kinds: Set<String>
  private let carriesAny: Bool

  /// - Parameter timeline: The whole log up to as_of, also where only some deals are asked about.
  package init(_ timeline: Timeline) {
    var seen = [Bool](repeating: false, count: timeline.symbols.count)
    for row in timeline.rows { seen[Int(row.kind.index)] = true }
    let symbols = seen.indices.lazy.filter { seen[$0] }.map { Symbol(index: UInt32($0)) }
    self.init(kinds: symbols.map(timeline.symbols.text))
  }

  package init(kinds: some Sequence<String>) {
    self.kinds = Set(kinds)
    carriesAny = self.kinds.contains { !$0.hasPrefix("nudge.") }
  }

  /// Whether one of the event's kinds occurs in the log.
  package func carries(_ event: EventPattern) -> Bool {
    event.kindNames.map { $0.contains(where: kinds.contains) } ?? carriesAny
  }

  /// The event that calls for the rule, where the log never carries it: nothing can be judged then.
  package func missingTrigger(for rule: Rule) -> EventPattern? {
    guard case .when(let trigger, if: _, expect: _) = rule.form, !carries(trigger) else { return nil }
    return trigger
  }

  /// The events that the rule needs and the log never carries; empty for a rule that is captured.
  package func missing(for rule: Rule, in pack: RulePack) -> [EventPattern] {
    rule.expectedEvents(in: pack).filter { !carries($0) }
  }
}
