import EventTime
import RulePacks
import SourceText

extension SubjectCompiler {
  /// Adds a rule.
  ///
  /// - Parameters:
  ///   - index: Its place in the rule set.
  ///   - exceptions: Those of the site, beside its own.
  mutating func add(_ rule: Rule, index: Int, pack: Int, exceptions: [SiteExceptionProgram]) {
    let slot = program.rules.count
    noteEvents(of: rule, slot, pack)
    let condition = rule.condition.map { place($0, pack: pack) }
    let form = form(of: rule, pack)
    let ends = rule.per == .deal || rule.per.isPair
    program.rules.append(
      RuleProgram(
        index: index, pack: pack, form: form, condition: condition,
        same: rule.same.map { place($0, pack: pack) },
        clearing: clearing(of: rule, form, condition, pack),
        expires: rule.expires.map { span($0.span) },
        coolDown: rule.coolDown.map { span($0.span) },
        remind: rule.remind.map { span($0.span) },
        endsWithClose: ends && !rule.afterClose, exceptions: self.exceptions(of: rule, exceptions, pack),
        nudge: nudge(rule.nudge, pack), deciding: (condition.map { [$0] } ?? []) + form.conditions,
        searched: rule.searched))
  }

  /// Adds the lines of a pack for the page before a call.
  mutating func add(_ brief: Brief, pack: Int) {
    let sections: [(BriefLine.Section, [Brief.Line])] = [
      (.working, brief.working), (.notWorking, brief.notWorking), (.next, brief.next),
    ]
    for (section, lines) in sections {
      for line in lines {
        program.brief.append(
          BriefProgram(
            pack: pack, section: section, condition: place(line.condition, pack: pack),
            say: text(line.say, pack)))
      }
    }
  }

  private mutating func noteEvents(of rule: Rule, _ slot: Int, _ pack: Int) {
    switch rule.form {
    case .when(let event, _, let expect):
      note(event, .trigger, of: slot, pack: pack)
      if let expect { noteEvents(of: expect, slot, pack) }
    case .while: break
    case .silence(_, let event, _): note(event, .answer, of: slot, pack: pack)
    case .every(_, let quota): note(quota.of, .answer, of: slot, pack: pack)
    }
    if let unless = rule.unless { note(unless, .unless, of: slot, pack: pack) }
    if case .event(let event) = rule.clears { note(event, .clear, of: slot, pack: pack) }
  }

  private mutating func noteEvents(of expect: Expectation, _ slot: Int, _ pack: Int) {
    switch expect {
    case .that: break
    case .earlier(let event, _, let since):
      note(event, .answer, of: slot, pack: pack)
      if case .event(let since) = since { note(since, .since, of: slot, pack: pack) }
    case .later(let event, _, _): note(event, .answer, of: slot, pack: pack)
    case .never(let event, _, let until):
      note(event, .answer, of: slot, pack: pack)
      if let until { note(until, .until, of: slot, pack: pack) }
    case .next(let event, let among, _):
      note(event, .answer, of: slot, pack: pack)
      note(among, .among, of: slot, pack: pack)
    }
  }

  private mutating func form(of rule: Rule, _ pack: Int) -> RuleProgram.Form {
    switch rule.form {
    case .when(_, _, nil): .signal
    case .when(_, _, .that(let condition)): .that(place(condition, pack: pack))
    case .when(_, _, .earlier(_, let within, let since)):
      .earlier(
        within: within.map { span($0.span) }, hasSince: since != nil,
        sincePrevious: since?.isPrevious ?? false)
    case .when(_, _, .later(_, let deadline, let each)): .later(self.deadline(deadline, pack), each: each)
    case .when(_, _, .never(_, let within, _)): .never(within: span(within.span))
    case .when(_, _, .next(_, _, let each)): .next(each: each)
    case .while(let condition, let duration):
      .held(place(condition, pack: pack), for: duration.map { span($0.span) })
    case .silence(let condition, _, let inLast):
      .silence(place(condition, pack: pack), inLast: span(inLast.span))
    case .every(let period, let quota):
      .every(
        QuotaProgram(
          period: period, bound: quota.bound, distinct: quota.distinct.map { place($0, pack: pack) },
          countsPartial: quota.countsPartial))
    }
  }

  private mutating func deadline(_ deadline: Deadline, _ pack: Int) -> DeadlineProgram {
    switch deadline {
    case .within(let duration): .within(span(duration.span))
    case .by(let instant): .by(place(instant, pack: pack))
    case .before(let duration, let instant): .before(span(duration.span), place(instant, pack: pack))
    case .after(let duration, let instant): .after(span(duration.span), place(instant, pack: pack))
    }
  }

  private mutating func clearing(
    of rule: Rule, _ form: RuleProgram.Form, _ condition: Int?, _ pack: Int
  ) -> RuleProgram.Clearing {
    switch rule.clears {
    case .event: return .role(.clear)
    case .condition(let condition): return .condition(place(condition, pack: pack), when: true)
    case nil: break
    }
    switch form {
    case .signal: return condition.map { .condition($0, when: false) } ?? .never
    case .that(let condition): return .condition(condition, when: true)
    case .earlier, .later, .laters, .next: return .role(.answer)
    case .never: return .role(.until)
    case .held, .silence, .silences: return .stateEnds
    case .every: return .laterMet
    }
  }

  private mutating func exceptions(
    of rule: Rule, _ others: [SiteExceptionProgram], _ pack: Int
  ) -> [ExceptionProgram] {
    var exceptions = rule.exceptions.map {
      ExceptionProgram(name: $0.name, condition: place($0.condition, pack: pack), ends: .max)
    }
    for other in others {
      exceptions.append(
        ExceptionProgram(
          name: other.why, condition: place(other.condition, pack: pack, in: other.file), ends: other.ends))
    }
    return exceptions
  }

  private mutating func nudge(_ nudge: Nudge, _ pack: Int) -> NudgeProgram {
    NudgeProgram(
      rep: nudge.rep.map { text($0, pack) }, manager: nudge.manager.map { text($0, pack) },
      ask: nudge.ask.map { text($0, pack) }, do: nudge.do.map { text($0, pack) })
  }

  mutating func text(_ text: TextTemplate, _ pack: Int) -> TextProgram {
    TextProgram(
      parts: text.parts.map { part in
        switch part {
        case .literal(let literal): .literal(literal)
        case .hole(let condition): .hole(place(condition, pack: pack))
        }
      })
  }
}

/// A site's exception, checked for one rule.
struct SiteExceptionProgram: Sendable {
  let condition: Condition
  let file: SourceFile?
  let why: String
  /// The first instant at which it no longer holds.
  let ends: Int64
}

extension Rule {
  /// The condition of `if`.
  fileprivate var condition: Condition? {
    switch form {
    case .when(_, let condition, _): condition
    case .every(_, let quota): quota.condition
    case .while, .silence: nil
    }
  }

  /// What is looked for in vain where the rule is raised.
  fileprivate var searched: String? {
    switch form {
    case .when(_, _, .earlier(let event, _, _)), .when(_, _, .later(let event, _, _)),
      .when(_, _, .next(let event, _, _)), .silence(_, let event, _):
      event.label
    case .every(_, let quota): quota.of.label
    default: nil
    }
  }
}

extension RuleProgram.Form {
  /// The conditions that the form judges by itself.
  fileprivate var conditions: [Int] {
    switch self {
    case .that(let condition), .held(let condition, _), .silence(let condition, _): [condition]
    case .later(.by(let instant), _), .later(.before(_, let instant), _), .later(.after(_, let instant), _):
      [instant]
    default: []
    }
  }
}

extension Expectation.Since {
  fileprivate var isPrevious: Bool {
    if case .previous = self { true } else { false }
  }
}

extension SubjectKind {
  var isPair: Bool {
    if case .pair = self { true } else { false }
  }
}
