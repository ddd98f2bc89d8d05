import Activity
import EventTime
import SourceText

/// A reminder so long before the deadline that the wait has not begun is a nudge for every trigger.
struct EarlyReminders: Lint {
  func problems(in pack: RulePack, catalogue: KindCatalogue) -> [Diagnostic] {
    pack.rules.compactMap { rule in
      guard let remind = rule.remind, let wait = rule.wait, let before = remind.span.exactMilliseconds,
        let length = wait.span.exactMilliseconds, before >= length
      else { return nil }
      return warning(
        .earlyReminder, in: pack, at: remind.range,
        "a reminder \(remind.span) before the deadline is due before the wait of \(wait.span) begins",
        help: "remind later: by less than \(wait.span)", rule: rule)
    }
  }
}

extension Rule {
  /// How long it waits before it speaks, where that is one duration.
  fileprivate var wait: DurationSetting? {
    switch form {
    case .when(_, _, .later(_, .within(let duration), _)?): duration
    case .while(_, let duration?): duration
    case .silence(_, _, let duration): duration
    default: nil
    }
  }
}
