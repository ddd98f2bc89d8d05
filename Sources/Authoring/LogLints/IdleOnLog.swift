import Activity
import Engine
import RulePacks
import SourceText

/// An exception that never excused anything, and a tuned rule that was never judged.
struct IdleOnLog: LogLint {
  func problems(in pack: RulePack, on ground: LoggedGround) -> [Diagnostic] {
    pack.rules.flatMap { rule in exceptions(of: rule, pack, ground) } + tunings(of: pack, ground)
  }

  private func exceptions(of rule: Rule, _ pack: RulePack, _ ground: LoggedGround) -> [Diagnostic] {
    guard !rule.exceptions.isEmpty, let (index, _) = ground.outcome(of: rule, in: pack) else { return [] }
    let used = Set(
      ground.evaluation.verdicts.filter { $0.rule == index && $0.outcome == .void }.compactMap(\.message))
    return rule.exceptions.filter { !used.contains($0.name) }.map { exception in
      warning(
        .idle, in: pack, at: exception.range, "the exception '\(exception.name)' matched nothing in this log",
        help: "remove it, or correct its condition: touchline why-not shows what the rule met", rule: rule)
    }
  }

  /// Told in the site's file.
  private func tunings(of pack: RulePack, _ ground: LoggedGround) -> [Diagnostic] {
    guard let file = ground.site.file else { return [] }
    let tuned = ground.site.tune.filter { $0.pack == pack.id }.flatMap(\.rules)
    return tuned.compactMap { tuning in
      guard let rule = pack.rule(named: tuning.rule), let (_, counts) = ground.outcome(of: rule, in: pack),
        counts == VerdictCounts()
      else { return nil }
      return Diagnostic(
        PackProblem.idle.rawValue, .warning, file: file, range: tuning.range,
        "'\(rule.id)' is tuned, and nothing in this log is judged by it",
        help: "see what it waits for with: touchline pack docs, or leave the tuning out", rule: rule.id)
    }
  }
}
