import Activity
import Engine
import EventTime
import RulePacks

/// Says what all but met an expectation: *issue confirmed 2 hours after the proposal*.
struct NearMissWords {
  let rule: Rule
  let finding: Finding?
  let activity: (String) -> LoggedActivity?
  let trace: TraceWords

  func sentence(_ miss: NearMiss) -> String {
    let what = activity(miss.activity).map { KindWords($0.kind) }
    let name = what.map { "\(Speech.capitalized($0.withArticle)) was \($0.participle)" } ?? miss.event
    return "\(name) \(words(miss)) (\(moment(miss)))."
  }

  private func moment(_ miss: NearMiss) -> String {
    "\(trace.speech.moment(miss.at)), \(miss.activity)"
  }

  private func words(_ miss: NearMiss) -> String {
    switch miss.kind {
    case .late(by: 0): "at the same time, but after it had to be there"
    case .late(let by): "\(Speech.length(by)) after \(reference(miss))"
    case .early(let by): "\(Speech.length(by)) before \(beginning)"
    case .beforeSince(let id): "before \(named(id)), since when it counts"
    case .disagrees(let keys): "in time, but about something else (\(Speech.list(keys.map(TraceWords.noun))))"
    case .mismatch(let reasons): mismatch(reasons, miss.event)
    case .withinBy(let by):
      "\(Speech.length(by)) before the end of \(length ?? "the time"), within which it must not come"
    case .outside(let by): "\(Speech.length(by)) after the end of \(length ?? "the time")"
    case .otherPeriod(let by, let isBefore):
      "\(Speech.length(by)) \(isBefore ? "before" : "after") the period"
    }
  }

  /// What it is late for.
  private func reference(_ miss: NearMiss) -> String {
    switch rule.form {
    case .when(_, if: _, expect: .later), .silence: "the deadline"
    case .when(_, if: _, expect: .never), .when(_, if: _, expect: .next):
      finding?.evidence.found.last.map(named) ?? "it was too late"
    default: finding?.evidence.trigger.map(named) ?? "it had to be there"
    }
  }

  /// What it is early for.
  private var beginning: String {
    if case .when(_, if: _, expect: .earlier) = rule.form { return "the time that counts" }
    return finding?.evidence.trigger.map(named) ?? "the time that counts"
  }

  private var length: String? {
    guard case .when(_, if: _, expect: .never(_, within: let within, until: _)) = rule.form else {
      return nil
    }
    return "the \(within.span)"
  }

  /// `the proposal`.
  private func named(_ id: String) -> String {
    activity(id).map { "the \(KindWords($0.kind).noun)" } ?? id
  }

  private func mismatch(_ reasons: [NearMiss.Mismatch], _ event: String) -> String {
    let words = reasons.map { reason in
      switch reason {
      case .field(let field, is: let value, wanted: let wanted):
        "\(Speech.words(field)) is \(value.map(trace.value) ?? "not on record"), not "
          + Speech.list(wanted.map(trace.value), "or")
      case .condition(let trace):
        self.trace.reason(trace)
      }
    }
    return "and does not count as \(Speech.words(event))"
      + (words.isEmpty ? "" : ": " + words.joined(separator: "; "))
  }
}
