package import Activity
package import Engine
package import EventTime
package import RulePacks

/// Everything that coaching decides about one evaluation: who is told, in which order, what is held back and why.
///
/// A pure function of its parts. It never changes a finding; what it holds back it lists with the reason.
package struct Review: Sendable {
  package let rules: RuleSet
  package let evaluation: Evaluation
  package let site: SiteConfiguration
  package let asOf: Instant
  /// Which kinds of activity the log carries.
  package let capture: Capture
  /// By rule: the events that it needs and that the log never carries.
  package let missingEvents: [[EventPattern]]
  /// By rule: the event that calls for it, where the log never carries that.
  package let missingTriggers: [EventPattern?]
  /// By rule: why none of its findings is put before anybody, or nil.
  package let holdByRule: [Hold?]
  /// By place in the findings: why it is not put before anybody, or nil where it is.
  package private(set) var holds: [Hold?]
  /// By place in the findings: what keeps it quiet, where something that is open does.
  package private(set) var quietings: [Int: Quieting] = [:]
  /// The reverse: the findings, by place, that a finding keeps quiet.
  private(set) var quieted: [Int: [Int]] = [:]
  /// By id: what accounts are worth that findings advise to keep.
  let worths: [String: AccountWorth]

  private let deals: [String: Int]
  private let audience: AudienceRules

  /// - Parameters:
  ///   - timeline: The whole log up to as_of, also where only some deals are asked about.
  ///   - capture: What the whole log carries, where that is known already.
  ///   - budget: How much one person is told at a time.
  package init(
    _ evaluation: Evaluation, rules: RuleSet, site: SiteConfiguration, asOf: Instant, timeline: Timeline,
    capture: Capture? = nil, budget: Budget = .usual
  ) {
    let capture = capture ?? Capture(timeline)
    self.rules = rules
    self.evaluation = evaluation
    self.site = site
    self.asOf = asOf
    self.capture = capture
    let audience = AudienceRules(site)
    let missingEvents = rules.rules.map { capture.missing(for: $0.rule, in: rules.packs[$0.pack]) }
    self.audience = audience
    self.missingEvents = missingEvents
    missingTriggers = rules.rules.map { capture.missingTrigger(for: $0.rule) }
    holdByRule = zip(rules.rules, missingEvents).map { Self.hold($0.rule, misses: !$1.isEmpty, audience) }
    deals = Dictionary(
      evaluation.deals.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    worths = Self.worths(evaluation, rules, site, asOf, timeline)
    holds = []
    quietings = quiet()
    for (place, quieting) in quietings.sorted(by: { $0.key < $1.key }) {
      for other in quieting.by { quieted[other, default: []].append(place) }
    }
    holds = reasons()
    apply(budget)
  }

  package func rule(_ finding: Finding) -> CompiledRule { rules.rules[finding.rule] }

  package func pack(_ finding: Finding) -> RulePack { rules.packs[rule(finding).pack] }

  /// The record of a deal as of the run's end.
  package func deal(_ id: String?) -> DealSummary? {
    id.flatMap { deals[$0] }.map { evaluation.deals[$0] }
  }

  package func addressee(_ finding: Finding) -> Addressee {
    let rule = rule(finding).rule
    return audience.addressee(of: finding, level: rule.level, texts: rule.nudge)
  }

  /// The findings, by place, that are open, most important first.
  package func open(_ isWanted: (Int) -> Bool) -> [Int] {
    byImportance(
      evaluation.findings.indices.filter { evaluation.findings[$0].status == .open && isWanted($0) })
  }

  /// Findings, by place, most important first.
  func byImportance(_ places: [Int]) -> [Int] {
    let keys = places.map { (importance(of: evaluation.findings[$0]), $0) }
    return keys.sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 < $1.0 }.map(\.1)
  }

  /// Whether something open at this level or above is put before people.
  package func hasOpen(atLeast level: Level) -> Bool {
    evaluation.findings.indices.contains { place in
      let finding = evaluation.findings[place]
      let told = holds[place] == .outweighed ? .notice : rule(finding).rule.level
      return finding.status == .open && told >= level && holds[place]?.isDoubt != true
    }
  }

  func importance(of finding: Finding) -> Importance {
    Importance(level: rule(finding).rule.level, deal: deal(finding.deal), at: finding.at, asOf: asOf)
  }
}

extension Review {
  /// What keeps findings quiet that would be told or are kept for the record.
  private func quiet() -> [Int: Quieting] {
    let findings = evaluation.findings
    let speaking = findings.indices.filter { holdByRule[findings[$0].rule] == nil }
    let weighed = Weighing(rules).outweighed(speaking, findings) { deal($0) }
    let muted = Muting(rules, site).muted(speaking, findings)
    return weighed.merging(muted) { $1 }.filter { place, _ in
      let reason = holdByRule[findings[place].rule]
      return reason == nil || reason == .notice
    }
  }

  /// Reasons that follow from the finding, its rule and what else is open, without regard to how much there is.
  private func reasons() -> [Hold?] {
    evaluation.findings.indices.map { place in
      let finding = evaluation.findings[place]
      return quietings[place]?.hold ?? holdByRule[finding.rule] ?? (isHeldOut(finding) ? .heldOut : nil)
    }
  }

  /// Whether the site has agreed to leave it unsaid.
  private func isHeldOut(_ finding: Finding) -> Bool {
    guard let holdOut = site.holdOut else { return false }
    guard finding.at >= site.defaultCalendar.zone.startOfDay(holdOut.from) else { return false }
    return HoldOutLot(holdOut).isHeldOut(finding, rule(finding))
  }

  static func hold(_ rule: Rule, misses: Bool, _ audience: AudienceRules) -> Hold? {
    switch rule.status {
    case .draft: .draft
    case .retired: .retired
    case .trial: .trial
    case .live: misses ? .notCaptured : audience.isTold(rule.level) ? nil : .notice
    }
  }

  /// Holds back what goes beyond the budget of each person, least important first.
  private mutating func apply(_ budget: Budget) {
    guard budget != .unlimited else { return }
    var told: [Addressee: Int] = [:]
    var toldOfLevel: [Addressee: [Level: Int]] = [:]
    var toldOfSubject: [String: Set<Int>] = [:]
    for place in open({ holds[$0] == nil }) {
      let finding = evaluation.findings[place]
      let level = rule(finding).rule.level
      let person = addressee(finding)
      let subject = person.role.rawValue + " " + (finding.deal ?? finding.subject.description)
      let isBeyond =
        toldOfSubject[subject, default: []].count >= budget.perSubject
        || toldOfSubject[subject, default: []].contains(finding.rule)
        || told[person, default: 0] >= budget.perPerson
        || toldOfLevel[person]?[level] ?? 0 >= audience.limit(level) ?? .max
      if isBeyond {
        holds[place] = .budget
      } else {
        toldOfSubject[subject, default: []].insert(finding.rule)
        told[person, default: 0] += 1
        toldOfLevel[person, default: [:]][level, default: 0] += 1
      }
    }
  }
}
