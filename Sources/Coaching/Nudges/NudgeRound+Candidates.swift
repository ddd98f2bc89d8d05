import Activity
import Engine
import EventTime
import RulePacks

// What may be said, to whom, and how important it is.
extension NudgeRound {
  func candidates() -> [NudgeCandidate] {
    review.evaluation.findings.indices.flatMap { place -> [NudgeCandidate] in
      let finding = review.evaluation.findings[place]
      guard finding.status == .open else { return [] }
      let texts = review.rule(finding).rule.nudge
      let roles = audience.roles(review.rule(finding).rule.level)
      var found: [NudgeCandidate] = []
      if texts.rep != nil, roles.contains("rep") { found.append(candidate(place, .rep)) }
      guard texts.manager != nil else { return found }
      let escalation = escalation(of: finding)
      if roles.contains("manager") || escalation?.manager != nil { found.append(candidate(place, .manager)) }
      if escalation?.managersManager != nil {
        let last = candidate(place, .above)
        if last.person != nil { found.append(last) }
      }
      return found
    }
  }

  private func candidate(_ place: Int, _ role: Addressee.Role) -> NudgeCandidate {
    let finding = review.evaluation.findings[place]
    let rule = review.rule(finding)
    let deal = review.deal(finding.deal)
    // A deal's points are for whoever has it now.
    let rep = (deal?.open == true ? deal?.rep : nil) ?? finding.rep
    let manager = rep.flatMap { directory.entry(.person, $0, at: asOf)?.manager } ?? finding.manager
    let person =
      switch role {
      case .rep: rep
      case .manager: manager
      case .above: manager.flatMap { directory.entry(.person, $0, at: asOf)?.manager }
      }
    let id = SentNudge.id(finding: finding.id, role: role)
    let hasRepText =
      rule.rule.nudge.rep != nil && rep != nil && audience.roles(rule.rule.level).contains("rep")
    let before = person.map { book.told($0).filter { $0.rule == rule.fullName && $0.id != id } } ?? []
    let rank = NudgeRank(
      level: rule.rule.level, daysLeft: daysLeft(finding, deal), amount: deal?.amount,
      currency: deal?.currency, acted: before.count { $0.wasActedUpon }, told: before.count, at: finding.at,
      id: id)
    return NudgeCandidate(
      finding: finding, rule: rule, role: role, rep: rep,
      team: rep.flatMap { directory.entry(.person, $0, at: asOf)?.team }, person: person,
      hold: review.holds[place], quietedBy: quieting(place), known: book.nudge(id), rank: rank,
      hasRepText: hasRepText, escalation: escalation(of: finding))
  }

  /// The rules whose open findings ask for quiet.
  private func quieting(_ place: Int) -> [String] {
    guard review.holds[place] == .muted, let by = review.quietings[place]?.by else { return [] }
    return Set(by.map { review.rule(review.evaluation.findings[$0]).fullName }).sorted()
  }

  private func escalation(of finding: Finding) -> SiteConfiguration.Escalation? {
    site.escalation(of: review.rule(finding).rule, pack: review.pack(finding).id)
  }

  private func daysLeft(_ finding: Finding, _ deal: DealSummary?) -> Int? {
    guard let date = deal?.closeDate ?? finding.evidence.due else { return nil }
    return Int((date.milliseconds - asOf.milliseconds) / 86_400_000)
  }
}
