import Activity
import EventTime
package import RulePacks
import Symbols

/// Finds the activities that came nearest to what a rule expected: among those that matched, by their instants; among those
/// of the right kind that did not, by what kept them from it.
package struct NearMisses {
  private let inquiry: Inquiry
  private let history: RuleHistory

  /// How many are told of one finding.
  private static let most = 4

  package init(_ inquiry: Inquiry, _ history: RuleHistory) {
    self.inquiry = inquiry
    self.history = history
  }

  /// Counter-evidence of a finding, the nearest in time first.
  package func of(_ finding: Finding) -> [NearMiss] {
    let trigger = finding.evidence.trigger.flatMap(instant)
    var found: [NearMiss]
    switch inquiry.rule.form {
    case .when(_, if: _, expect: .earlier(let event, within: let within, since: _)):
      found = earlier(event, within, trigger ?? finding.at, finding)
    case .when(_, if: _, expect: .later(let event, deadline: _, each: _)):
      found = answers(event, due: finding.evidence.due ?? finding.at, since: trigger, finding)
    case .when(_, if: _, expect: .next(let event, among: _, each: _)):
      found = answers(event, due: finding.at, since: trigger, finding)
    case .when(_, if: _, expect: .never(let event, within: let within, until: let end)):
      found = offence(event, within, end, trigger ?? finding.at, finding)
    case .silence(while: _, without: let event, inLast: _):
      found = answers(event, due: finding.evidence.due ?? finding.at, since: nil, finding)
    case .every(_, let quota): found = quotas(quota, finding)
    case .when, .while: found = []
    }
    return Array(found.sorted { distance($0, finding.at) < distance($1, finding.at) }.prefix(Self.most))
  }

  /// Activities of an event's kinds that are not the event, the latest first: why there was no trigger.
  package func mismatches(of event: EventPattern, part: RuleHistory.Parts) -> [NearMiss] {
    let matched = Set(history.moments.filter { !$0.parts.isDisjoint(with: part) }.compactMap(\.activity))
    let others = rows(of: event).reversed().filter { !matched.contains(inquiry.timeline.id($0)) }
    return others.prefix(Self.most).map { miss(.mismatch(reasons($0, event)), $0, event) }
  }

  /// What must not come came after the window had ended: why a sentence with `never` was kept.
  package func outside(_ verdict: Verdict) -> [NearMiss] {
    guard case .when(_, if: _, expect: .never(let event, within: let within, until: _)) = inquiry.rule.form,
      let trigger = verdict.evidence.first.flatMap(instant)
    else { return [] }
    let end = calendar.add(within.span, to: trigger)
    let late = matching(.answer).first { $0.at > end }
    return late.map { [miss(.outside(by: $0.at.milliseconds - end.milliseconds), $0, event)] } ?? []
  }

  /// That in which the rule counted.
  private var calendar: WorkCalendar { history.calendar ?? inquiry.calendar }

  private func distance(_ miss: NearMiss, _ instant: Instant) -> Int64 {
    abs(miss.at.milliseconds - instant.milliseconds)
  }

  // MARK: By form

  private func earlier(
    _ event: EventPattern, _ within: DurationSetting?, _ trigger: Instant, _ finding: Finding
  ) -> [NearMiss] {
    let all = matching(.answer).filter { $0.activity != finding.evidence.trigger }
    var found: [NearMiss] = []
    if let after = all.first(where: { isLater($0, than: finding) }) {
      found.append(miss(.late(by: after.at.milliseconds - trigger.milliseconds), after, event))
    }
    if let before = all.last(where: { !isLater($0, than: finding) }) {
      found.append(miss(whyNot(before, within, finding), before, event))
    }
    return found + mismatched(event, near: finding.at)
  }

  /// Why an activity that came before the trigger did not count.
  private func whyNot(
    _ moment: RuleHistory.Moment, _ within: DurationSetting?, _ finding: Finding
  ) -> NearMiss.Kind {
    if within != nil, let from = finding.evidence.searched?.from, moment.at < from {
      return .early(by: from.milliseconds - moment.at.milliseconds)
    }
    // The trigger itself cuts nothing off.
    let barrier = matching(.since).last {
      $0.at >= moment.at && $0.activity != finding.evidence.trigger && !isLater($0, than: finding)
    }
    if let id = barrier?.activity, id != moment.activity { return .beforeSince(id) }
    let previous = matching(.trigger).last {
      $0.at >= moment.at && $0.at <= finding.at && $0.activity != finding.evidence.trigger
    }
    if case .when(_, if: _, expect: .earlier(_, within: _, since: .previous)) = inquiry.rule.form,
      let id = previous?.activity
    {
      return .beforeSince(id)
    }
    return .disagrees(inquiry.rule.same.map { ConditionTrace.line($0.text) })
  }

  private func answers(
    _ event: EventPattern, due: Instant, since trigger: Instant?, _ finding: Finding
  ) -> [NearMiss] {
    let all = matching(.answer)
    var found: [NearMiss] = []
    if let late = all.first(where: { $0.at > due }) {
      found.append(miss(.late(by: late.at.milliseconds - due.milliseconds), late, event))
    }
    guard let trigger else { return found + mismatched(event, near: due) }
    if let before = all.last(where: { $0.at < trigger }) {
      found.append(miss(.early(by: trigger.milliseconds - before.at.milliseconds), before, event))
    }
    // A right answer in time that did not count can only have been one about something else.
    if !inquiry.rule.same.isEmpty,
      let other = all.first(where: {
        $0.at >= trigger && $0.at <= due && $0.activity != finding.evidence.trigger
      })
    {
      found.append(miss(.disagrees(inquiry.rule.same.map { ConditionTrace.line($0.text) }), other, event))
    }
    return found + mismatched(event, near: due)
  }

  private func offence(
    _ event: EventPattern, _ within: DurationSetting, _ end: EventPattern?, _ trigger: Instant,
    _ finding: Finding
  ) -> [NearMiss] {
    var found: [NearMiss] = []
    let over = calendar.add(within.span, to: trigger)
    if let id = finding.evidence.found.last, let moment = history.moment(of: id) {
      found.append(miss(.withinBy(over.milliseconds - moment.at.milliseconds), moment, event))
    }
    guard let end else { return found }
    if let late = matching(.until).first(where: { $0.at > finding.at }) {
      found.append(miss(.late(by: late.at.milliseconds - finding.at.milliseconds), late, end))
    }
    return found + mismatched(end, near: finding.at)
  }

  private func quotas(_ quota: Quota, _ finding: Finding) -> [NearMiss] {
    guard let period = finding.evidence.period, quota.bound.isLeast else { return [] }
    var found: [NearMiss] = []
    let all = matching(.answer)
    if let before = all.last(where: { $0.at < period.start }) {
      let by = period.start.milliseconds - before.at.milliseconds
      found.append(miss(.otherPeriod(by: by, isBefore: true), before, quota.of))
    }
    if let after = all.first(where: { $0.at >= period.end }) {
      let by = after.at.milliseconds - period.end.milliseconds
      found.append(miss(.otherPeriod(by: by, isBefore: false), after, quota.of))
    }
    let inside = mismatched(quota.of, near: finding.at).filter { $0.at >= period.start && $0.at < period.end }
    return found + inside
  }

  // MARK: Of the right kind, and not the event

  private func mismatched(_ event: EventPattern, near instant: Instant) -> [NearMiss] {
    let part: RuleHistory.Parts = [.answer, .until]
    return mismatches(of: event, part: part).filter { miss in
      if case .mismatch(let reasons) = miss.kind { !reasons.isEmpty } else { false }
    }.sorted { distance($0, instant) < distance($1, instant) }.prefix(2).map { $0 }
  }

  private func reasons(_ row: Int, _ event: EventPattern) -> [NearMiss.Mismatch] {
    let activity = inquiry.timeline.activity(row)
    var reasons: [NearMiss.Mismatch] = []
    for alternative in event.alternatives {
      if case .these(let kinds) = alternative.kinds, !kinds.contains(activity.kind) { continue }
      let fields = alternative.with.compactMap { match -> NearMiss.Mismatch? in
        guard !match.accepts(activity) else { return nil }
        let value = activity.data.first { $0.field == match.field }?.value
        return .field(
          match.field, is: value.flatMap { TracedValue($0) },
          wanted: match.values.compactMap { TracedValue($0) })
      }
      reasons += fields
      // Where the fields fit, it is the condition that does not.
      if fields.isEmpty, let condition = alternative.condition,
        let trace = history.mismatches[activity.id]?[condition.text]
      {
        reasons.append(.condition(trace))
      }
    }
    return reasons
  }

  private func rows(of event: EventPattern) -> [Int] {
    guard let names = event.kindNames else { return [] }
    let kinds = Set(names.compactMap(inquiry.timeline.symbols.find))
    let own = Set(history.activities)
    return inquiry.timeline.rows.indices.filter {
      kinds.contains(inquiry.timeline.kind($0)) && own.contains(inquiry.timeline.id($0))
    }
  }

  // MARK: Looking up

  private func matching(_ part: RuleHistory.Parts) -> [RuleHistory.Moment] {
    history.moments.filter { $0.activity != nil && $0.parts.contains(part) }
  }

  private func isLater(_ moment: RuleHistory.Moment, than finding: Finding) -> Bool {
    guard let trigger = finding.evidence.trigger,
      let place = history.moments.firstIndex(where: { $0.activity == trigger }),
      let own = history.moments.firstIndex(where: { $0.activity == moment.activity })
    else { return moment.at > finding.at }
    return own > place
  }

  private func instant(_ id: String) -> Instant? { history.moment(of: id)?.at }

  private func miss(_ kind: NearMiss.Kind, _ moment: RuleHistory.Moment, _ event: EventPattern) -> NearMiss {
    NearMiss(kind: kind, activity: moment.activity ?? "", at: moment.at, event: event.label)
  }

  private func miss(_ kind: NearMiss.Kind, _ row: Int, _ event: EventPattern) -> NearMiss {
    NearMiss(
      kind: kind, activity: inquiry.timeline.id(row), at: inquiry.timeline.at(row), event: event.label)
  }
}
