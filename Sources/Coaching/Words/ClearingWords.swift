import EventTime
package import RulePacks

/// Says what would end a finding, from the rule's `clears` or its form's default. LANGUAGE.md section 9.
package struct ClearingWords {
  private let rule: Rule
  private let conditions: ConditionWords

  package init(_ rule: Rule, in pack: RulePack) {
    self.rule = rule
    conditions = ConditionWords(pack)
  }

  /// `Clears when the customer confirms an issue.`
  package var sentence: String { sentence(clause) }

  /// The same with another clause after *Clears when*.
  func sentence(_ clause: String?) -> String {
    let end = rule.expires.map { "\($0.span)" }
    switch (clause, end) {
    case (let clause?, nil): return "Clears when \(clause)."
    case (let clause?, let end?): return "Clears when \(clause), or after \(end)."
    case (nil, let end?): return "Ends by itself after \(end)."
    case (nil, nil) where rule.per == .deal && !rule.afterClose: return "Ends when the deal closes."
    case (nil, nil): return "Stays on record."
    }
  }

  /// The part after *Clears when*; nil where nothing but time or the close of the deal ends it.
  package var clause: String? {
    switch rule.clears {
    case .event(let event): return EventWords(event).wouldHappen
    case .condition(let condition): return said(condition, is: true)
    case nil: return usual
    }
  }

  /// Whether the clause has to quote a condition, for want of plain words.
  var isQuoted: Bool { clause?.hasPrefix("this ") ?? false }

  private var usual: String? {
    switch rule.form {
    case .when(_, if: let scope, expect: nil): scope.flatMap { said($0, is: false) }
    case .when(_, if: _, expect: .that(let condition)): said(condition, is: true)
    case .when(_, if: _, expect: .earlier(let event, within: _, since: _)): EventWords(event).wouldHappen
    case .when(_, if: _, expect: .later(let event, deadline: _, each: _)): EventWords(event).wouldHappen
    case .when(_, if: _, expect: .never(_, within: _, until: let end)):
      end.map { EventWords($0).wouldHappen }
    case .when(_, if: _, expect: .next(let event, among: _, each: _)): EventWords(event).wouldHappen
    case .while(let condition, for: _): said(condition, is: false)
    case .silence(while: _, without: let event, inLast: _): EventWords(event).wouldHappen
    case .every(let period, let quota): later(period, quota)
    }
  }

  private func later(_ period: Period, _ quota: Quota) -> String {
    let limit =
      switch quota.bound {
      case .atLeast(let count): "at least \(count)"
      case .atMost(let count): "at most \(count)"
      case .atLeastShare(let share): "at least \(share.percent) % of the one before"
      case .atMostShare(let share): "at most \(share.percent) % of the one before"
      }
    return "a later \(period.rawValue) has \(limit): \(EventWords(quota.of).happened)"
  }

  private func said(_ condition: Condition, is truth: Bool) -> String {
    if let words = conditions.sentence(condition, is: truth) { return words }
    let quoted = condition.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "this \(truth ? "holds" : "no longer holds"): \(quoted)"
  }
}
