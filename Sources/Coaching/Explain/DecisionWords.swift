import Activity
import Engine
import EventTime
import RulePacks

/// Says what a rule came to, or why it came to nothing.
struct DecisionWords {
  let inquiry: Inquiry
  let history: RuleHistory
  let activity: (String) -> LoggedActivity?
  let speech: Speech

  private var rule: Rule { inquiry.rule }
  private var isPair: Bool { if case .pair = rule.per { true } else { false } }
  private var trace: TraceWords { TraceWords(speech: speech) }

  func sentence(_ decision: Decision) -> String {
    let about = about(decision)
    switch decision.reason {
    case .raised(let id): return "\(about): raised, \(status(id))."
    case .closed: return "\(about): the deal was closed already."
    case .outOfScope(let scope):
      return "\(about): the rule does not apply, for \(trace.reason(scope))."
    case .met(let ids): return "\(about): \(met(ids, decision))."
    case .void(let id): return "\(about): void, \(named(id)) ended it."
    case .ended:
      return "\(about): void, \(isPair ? "the two parted" : "the deal was closed") before."
    case .excepted(let name, _):
      let reason = rule.exceptions.first { $0.name == name }?.reason ?? name
      return "\(about): excepted (\(name)): \(reason)"
    case .unknown(let missing, let nothingYet):
      let names = Speech.list(missing.map(TraceWords.noun))
      return
        "\(about): cannot tell, \(names) \(nothingYet ? "has nothing to go by yet" : "is not on record")."
    case .fault(let message): return "\(about): the condition fails: \(message)"
    case .waiting(let due): return waiting(about, due)
    case .heldBack:
      let rest = rule.coolDown.map { " (cool_down: \($0.span))" } ?? ""
      return "\(about): held back, for one was raised shortly before\(rest)."
    case .stateFalse(let state): return "Now \(trace.reason(state))."
    }
  }

  /// For programs.
  func name(_ decision: Decision) -> String {
    switch decision.reason {
    case .raised: "raised"
    case .closed: "closed"
    case .outOfScope: "out of scope"
    case .met: "met"
    case .void: "void"
    case .ended: "ended"
    case .excepted: "excepted"
    case .unknown: "unknown"
    case .fault: "fault"
    case .waiting: "waiting"
    case .heldBack: "held back"
    case .stateFalse: "not so"
    }
  }

  private func about(_ decision: Decision) -> String {
    decision.trigger.map(named) ?? Speech.capitalized(speech.moment(decision.at))
  }

  /// `Tue 3 Mar, 10:00 email.received thread=t1 (a12)`.
  private func named(_ id: String) -> String {
    activity(id).map { "\(speech.moment($0.at)) \($0.brief(rule.fieldsRead)) (\(id))" } ?? id
  }

  private func met(_ ids: [String], _ decision: Decision) -> String {
    let found = ids.first.map(named)
    switch rule.form {
    case .when(_, if: _, expect: .earlier): return "kept, \(found ?? "it") was there before"
    case .when(_, if: _, expect: .later), .when(_, if: _, expect: .next):
      return "kept, \(found ?? "it") answered it"
    case .when(_, if: _, expect: .never(_, within: let within, until: _)):
      return "kept, nothing of the kind came within \(within.span)"
    case .when(_, if: _, expect: .that):
      let read = decision.trigger.flatMap(history.moment)?.readings.first { $0.place == .that }
      return "kept, \(read.map { trace.reason($0.trace) } ?? "it was so")"
    case .every: return "the period had enough, or not too many"
    case .silence: return "a word came in time"
    case .while, .when: return "it was over before it had lasted long enough"
    }
  }

  private func waiting(_ about: String, _ due: Instant?) -> String {
    let until = due.map { " until \(speech.moment($0))" } ?? ""
    switch rule.form {
    case .while: return "It is so since \(about), and has to last\(until)."
    case .silence:
      return
        "The silence since \(about) is not long enough: raised on \(due.map(speech.moment) ?? "a later day")."
    case .every: return "The period that began \(about) runs\(until)."
    case .when: return "\(about): it waits\(until)."
    }
  }

  private func status(_ id: String) -> String {
    guard let finding = history.findings.first(where: { $0.id == id }) else { return id }
    switch finding.status {
    case .open, .due: return "and open still (\(id))"
    case .expired(let at): return "and expired \(speech.moment(at)) (\(id))"
    case .cleared(let at, let by):
      return by.map { "and cleared \(speech.moment(at)) by \($0) (\(id))" }
        ?? "and no longer so since \(speech.moment(at)) (\(id))"
    }
  }
}
