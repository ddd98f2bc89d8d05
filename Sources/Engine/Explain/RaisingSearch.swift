import Activity
import EventTime
import RulePacks
import Symbols

/// What would raise a finding of a rule that has not spoken: proposals from its form, each checked on the engine.
package struct RaisingSearch {
  private let inquiry: Inquiry
  private let history: RuleHistory
  private let horizon: Instant
  /// The ids of the findings that are there now, and those that time alone would bring.
  private let present: Set<String>
  private let coming: [Finding]

  package init(_ inquiry: Inquiry, _ history: RuleHistory) {
    self.inquiry = inquiry
    self.history = history
    horizon = inquiry.horizon
    let present = Set(inquiry.findings().map(\.id))
    self.present = present
    coming = inquiry.findings(asOf: horizon).filter { !present.contains($0.id) }
  }

  /// What time alone brings first, then what activities bring. Empty where nothing that was tried raises anything.
  package var claims: [Claim] { byTime + byActivities }

  private var byTime: [Claim] {
    coming.min { $0.at < $1.at }.map { [Claim(.raises, $0.id, by: [], at: $0.at)] } ?? []
  }

  private var byActivities: [Claim] {
    var search = ClaimSearch(sketcher(nil), check: check)
    let proposals = proposals
    for instant in instants where search.found.isEmpty {
      search.forgetTried()
      search.attempt(proposals, at: instant)
      // A closed deal has to be opened again before a rule applies to it.
      if search.found.isEmpty, history.isClosed {
        search.attempt(proposals.map { [ActivitySketch("deal.reopened")] + $0 }, at: instant)
      }
    }
    return search.found
  }

  /// With the activities, a finding is raised that neither is there nor comes by itself.
  private func check(_ activities: [LoggedActivity], _ instant: Instant) -> Claim? {
    let known = present.union(coming.map(\.id))
    let raised = inquiry.findings(adding: activities, asOf: instant.advanced(by: span))
      .filter { !known.contains($0.id) && $0.at >= instant }.min { $0.at < $1.at }
    return raised.map { Claim(.raises, $0.id, by: activities, at: $0.at) }
  }

  private var span: Int64 { horizon.milliseconds - inquiry.asOf.milliseconds }

  /// Now; after whatever is near has gone out of its window; after a cool-down; in the next period.
  private var instants: [Instant] {
    var instants = [inquiry.asOf]
    for span in inquiry.rule.durations {
      instants.append(inquiry.calendar.add(span, to: inquiry.asOf).advanced(by: 60_000))
    }
    if case .every(let period, _) = inquiry.rule.form {
      instants.append(inquiry.calendar.nextPeriodStart(after: inquiry.asOf, period))
    }
    return Array(Set(instants)).sorted()
  }

  private func sketcher(_ trigger: LoggedActivity?) -> ActivitySketcher {
    ActivitySketcher(inquiry: inquiry, history: history, trigger: trigger)
  }

  // MARK: Proposals by form

  private var proposals: [[ActivitySketch]] {
    switch inquiry.rule.form {
    case .when(let event, if: let scope, expect: let expectation):
      return continuing(expectation) + triggered(event, scope, expectation)
    case .while(let condition, for: _): return meeting(condition, true, history.state)
    case .silence(while: let condition, without: _, inLast: _):
      return meeting(condition, true, history.state)
    case .every(_, let quota):
      guard case .atMost(let most) = quota.bound else { return [] }
      return QuotaProposals(sketcher: sketcher(nil), history: history).sequences(quota, upTo: most + 1)
    }
  }

  private func meeting(_ condition: Condition, _ truth: Bool, _ trace: ConditionTrace?) -> [[ActivitySketch]]
  {
    let lever = Lever(sketcher: sketcher(nil), trace: trace ?? history.atEnd[condition.text])
    return ways(condition, truth, trace).flatMap(lever.sequences).sorted { $0.count < $1.count }
  }

  private func ways(_ condition: Condition, _ truth: Bool, _ trace: ConditionTrace?) -> DemandFinder.Ways {
    DemandFinder(pack: inquiry.pack, trace: trace ?? history.atEnd[condition.text]).ways(condition, truth)
  }

  /// What would break what waits already.
  private func continuing(_ expectation: Expectation?) -> [[ActivitySketch]] {
    guard let id = history.waiting.last?.evidence.first,
      let row = inquiry.timeline.rows.indices.first(where: { inquiry.timeline.id($0) == id })
    else { return [] }
    let sketcher = sketcher(inquiry.timeline.activity(row))
    switch expectation {
    case .never(let event, within: _, until: _): return sketcher.sketches(of: event).map { [$0] }
    case .next(_, among: let event, each: _): return sketcher.sketches(of: event).map { [$0] }
    default: return []
    }
  }

  private func triggered(
    _ event: EventPattern, _ scope: Condition?, _ expectation: Expectation?
  ) -> [[ActivitySketch]] {
    let plain = sketcher(nil)
    var found: [[ActivitySketch]] = []
    for demands in conditions(scope, expectation) {
      let before = Lever(sketcher: plain, trace: trace(scope, expectation)).sequences(for: demands)
      for trigger in plain.sketches(of: event, agreeing: false, demands: demands) + related(event, demands) {
        for steps in before { found += following([trigger], expectation).map { steps + $0 } }
      }
    }
    return found.sorted { $0.count < $1.count }
  }

  /// Triggers like an earlier one, with which what is known of it agrees.
  private func related(_ event: EventPattern, _ demands: [Demand]) -> [ActivitySketch] {
    guard !inquiry.rule.same.isEmpty,
      let id = history.moments.last(where: { $0.parts.contains(.trigger) })?.activity,
      let row = inquiry.timeline.rows.indices.first(where: { inquiry.timeline.id($0) == id })
    else { return [] }
    return sketcher(inquiry.timeline.activity(row)).sketches(of: event, demands: demands)
  }

  /// `if` true, and `that` false.
  private func conditions(_ scope: Condition?, _ expectation: Expectation?) -> DemandFinder.Ways {
    var all: DemandFinder.Ways = scope.map { ways($0, true, nil) } ?? [[]]
    if case .that(let condition) = expectation {
      let broken = ways(condition, false, nil)
      all = all.flatMap { scope in broken.map { scope + $0 } }
    }
    return Array(all.prefix(DemandFinder.most))
  }

  private func trace(_ scope: Condition?, _ expectation: Expectation?) -> ConditionTrace? {
    if case .that(let condition) = expectation { return history.atEnd[condition.text] }
    return scope.flatMap { history.atEnd[$0.text] }
  }

  /// What has to come after the trigger.
  private func following(_ trigger: [ActivitySketch], _ expectation: Expectation?) -> [[ActivitySketch]] {
    let sketcher = sketcher(sketcher(nil).activities(trigger, at: inquiry.asOf).first)
    switch expectation {
    case .never(let event, within: _, until: _): return sketcher.sketches(of: event).map { trigger + [$0] }
    case .next(_, among: let event, each: _): return sketcher.sketches(of: event).map { trigger + [$0] }
    case nil, .that, .earlier, .later: return [trigger]
    }
  }
}
