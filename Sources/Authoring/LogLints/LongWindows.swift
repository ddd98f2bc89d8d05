import Activity
import EventTime
import RulePacks
import SourceText

/// Of a window that is longer than the log nobody can say that nothing happened in it.
struct LongWindows: LogLint {
  func problems(in pack: RulePack, on ground: LoggedGround) -> [Diagnostic] {
    let facts = pack.facts.compactMap { fact in fact.within.flatMap { told($0, pack, ground, rule: nil) } }
    return facts
      + pack.rules.flatMap { rule in
        windows(of: rule).compactMap { told($0, pack, ground, rule: rule) }
      }
  }

  /// The keys of windows; how long a finding lives or a rule rests asks nothing of the log.
  private static let keys: Set<String> = ["within", "in_last", "for"]

  private func windows(of rule: Rule) -> [DurationSetting] {
    var windows: [DurationSetting] = []
    _ = rule.mapDurations { key, setting in
      if Self.keys.contains(key) { windows.append(setting) }
      return setting
    }
    return windows
  }

  private func told(
    _ window: DurationSetting, _ pack: RulePack, _ ground: LoggedGround, rule: Rule?
  ) -> Diagnostic? {
    guard let first = ground.timeline.rows.first?.at, let last = ground.timeline.rows.last?.at,
      ground.site.defaultCalendar.add(window.span, to: first) > last
    else { return nil }
    let days = (last.milliseconds - first.milliseconds) / 86_400_000
    let length = days == 1 ? "1 day" : "\(days) days"
    return warning(
      .longWindow, in: pack, at: window.range,
      "a window of \(window.span) is longer than this log, which spans \(length)",
      help: "take a longer log, or tune it: what was before the log looks as if it had not happened",
      rule: rule)
  }
}
