import Activity
import CEL
import EventTime
import RulePacks

/// What would end an open finding: proposals from the rule's form and its `clears`, each checked on the engine.
package struct ClearingSearch {
  private let inquiry: Inquiry
  private let history: RuleHistory
  private let finding: Finding
  private let sketcher: ActivitySketcher

  /// - Parameter finding: Of the inquiry's rule and subject, and open.
  package init(_ finding: Finding, _ inquiry: Inquiry, _ history: RuleHistory) {
    self.inquiry = inquiry
    self.history = history
    self.finding = finding
    let trigger = finding.evidence.trigger.flatMap { id in
      inquiry.timeline.rows.indices.first { inquiry.timeline.id($0) == id }.map(inquiry.timeline.activity)
    }
    sketcher = ActivitySketcher(inquiry: inquiry, history: history, trigger: trigger)
  }

  /// What the rule asks for first, then what time brings, then the close of the deal. Empty where nothing that was tried
  /// ends it.
  package var claims: [Claim] { byActivities + byTime + byClose }

  // MARK: Activities

  private var byActivities: [Claim] {
    var search = ClaimSearch(sketcher, check: check)
    let proposals = proposals.filter { !$0.contains { Self.closing.contains($0.kind) } }
    search.attempt(proposals, at: inquiry.asOf)
    // To change what the deal's record says is the way out only where the rule knows no better one.
    if search.found.isEmpty { search.attempt(changes, at: inquiry.asOf) }
    if search.found.isEmpty, case .every(let period, _) = inquiry.rule.form {
      search.forgetTried()
      search.attempt(proposals, at: inquiry.calendar.nextPeriodStart(after: inquiry.asOf, period))
    }
    return search.found
  }

  private static let closing: Set<String> = ["deal.won", "deal.lost"]
  private static let recording: Set<String> = [
    "deal.stage_changed", "deal.amount_changed", "deal.close_date_changed", "deal.updated", "deal.reopened",
  ]

  /// The finding is cleared by one of the activities, and was open without them.
  private func check(_ activities: [LoggedActivity], _ instant: Instant) -> Claim? {
    let ended = inquiry.findings(adding: activities, asOf: instant).first { $0.id == finding.id }
    guard case .cleared(let at, let by?)? = ended?.status, activities.contains(where: { $0.id == by }) else {
      return nil
    }
    return Claim(.clears, finding.id, by: activities, at: at)
  }

  private var proposals: [[ActivitySketch]] {
    switch inquiry.rule.clears {
    case .event(let event): return sketcher.sketches(of: event).map { [$0] }
    case .condition(let condition): return meeting(condition, true, history.clearing[finding.id])
    case nil: break
    }
    switch inquiry.rule.form {
    case .when(_, if: let scope, expect: nil):
      return scope.map { meeting($0, false, history.clearing[finding.id]) } ?? []
    case .when(_, if: _, expect: .that(let condition)):
      return meeting(condition, true, history.clearing[finding.id])
    case .when(_, if: _, expect: .earlier(let event, within: _, since: _)),
      .when(_, if: _, expect: .later(let event, deadline: _, each: _)),
      .when(_, if: _, expect: .next(let event, among: _, each: _)):
      return sketcher.sketches(of: event).map { [$0] }
    case .when(_, if: _, expect: .never(_, within: _, until: let end)):
      return end.map { sketcher.sketches(of: $0).map { [$0] } } ?? []
    case .while(let condition, for: _): return meeting(condition, false, history.state)
    case .silence(while: let condition, without: let event, inLast: _):
      return sketcher.sketches(of: event).map { [$0] } + meeting(condition, false, history.state)
    case .every(_, let quota): return filling(quota)
    }
  }

  /// As ``proposals``, with changes of the deal's record.
  private var changes: [[ActivitySketch]] {
    switch (inquiry.rule.clears, inquiry.rule.form) {
    case (.event, _): []
    case (.condition(let condition), _), (nil, .when(_, if: _, expect: .that(let condition))):
      sequences(condition, true, history.clearing[finding.id])
    case (nil, .when(_, if: let scope?, expect: nil)): sequences(scope, false, history.clearing[finding.id])
    case (nil, .while(let condition, for: _)), (nil, .silence(while: let condition, without: _, inLast: _)):
      sequences(condition, false, history.state)
    default: []
    }
  }

  /// Sequences that may give the condition a truth, without changes of the deal's record.
  private func meeting(
    _ condition: Condition, _ truth: Bool, _ trace: ConditionTrace?
  ) -> [[ActivitySketch]] {
    sequences(condition, truth, trace).filter { !$0.contains { Self.recording.contains($0.kind) } }
  }

  private func sequences(
    _ condition: Condition, _ truth: Bool, _ trace: ConditionTrace?
  ) -> [[ActivitySketch]] {
    let lever = Lever(sketcher: sketcher, trace: trace)
    return DemandFinder(pack: inquiry.pack, trace: trace).ways(condition, truth)
      .flatMap(lever.sequences).sorted { $0.count < $1.count }
  }

  /// A later period that is met clears earlier ones.
  private func filling(_ quota: Quota) -> [[ActivitySketch]] {
    // The next period is compared with the one that fell short.
    guard case .atLeast(let least)? = quota.bound.resolved(previous: finding.evidence.count ?? 0) else {
      return []
    }
    return QuotaProposals(sketcher: sketcher, history: history).sequences(quota, upTo: least)
  }

  // MARK: Time and the close

  private var byTime: [Claim] {
    let ended = inquiry.findings(asOf: inquiry.horizon).first { $0.id == finding.id }
    switch ended?.status {
    case .cleared(let at, nil): return [Claim(.clears, finding.id, by: [], at: at)]
    case .expired(let at): return [Claim(.expires, finding.id, by: [], at: at)]
    default: return []
    }
  }

  private var byClose: [Claim] {
    guard inquiry.subject.kind == .deal, !inquiry.rule.afterClose else { return [] }
    return Self.closing.sorted().compactMap { kind in
      let activities = sketcher.activities([ActivitySketch(kind)], at: inquiry.asOf)
      guard var claim = check(activities, inquiry.asOf) else { return nil }
      claim.isClose = true
      return claim
    }
  }
}

/// Proposes what fills a quota: so many activities, with other values where those are counted.
struct QuotaProposals {
  let sketcher: ActivitySketcher
  let history: RuleHistory

  /// - Parameter wanted: How many there have to be in the period.
  func sequences(_ quota: Quota, upTo wanted: Int) -> [[ActivitySketch]] {
    let missing = max(1, wanted - (history.periodCount?.count ?? 0))
    let counts = Set([missing, wanted]).filter { (1...ClaimSearch.steps).contains($0) }.sorted()
    let scopes = scopes(quota)
    return counts.flatMap { count in
      sketcher.sketches(of: quota.of).flatMap { sketch -> [[ActivitySketch]] in
        let steps = (0..<count).map { varied(sketch, $0, quota.distinct) }
        return scopes.map { $0 + steps }
      }
    }
  }

  private func scopes(_ quota: Quota) -> [[ActivitySketch]] {
    guard let condition = quota.condition else { return [[]] }
    let trace = history.atEnd[condition.text]
    let lever = Lever(sketcher: sketcher, trace: trace)
    let ways = DemandFinder(pack: sketcher.inquiry.pack, trace: trace).ways(condition, true)
    return Array(ways.flatMap(lever.sequences).prefix(6))
  }

  private func varied(_ sketch: ActivitySketch, _ number: Int, _ distinct: Condition?) -> ActivitySketch {
    guard let attribute = distinct?.checked.attributes.first else { return sketch }
    switch (attribute.root, attribute.path) {
    case ("data", let path) where path.count == 1:
      let text = DataValue.text("something new \(number + 1)")
      return sketcher.apply([.data(path[0], text)], to: sketch)
        ?? sketcher.apply([.data(path[0], .int(Int64(1_001 + number)))], to: sketch) ?? sketch
    case ("activity", ["contacts"]): return sketch.with { $0.contacts = [sketcher.newContact(number)] }
    case ("deal", ["id"]): return sketch.with { $0.deal = "another-deal-\(number + 1)" }
    default: return sketch
    }
  }
}
