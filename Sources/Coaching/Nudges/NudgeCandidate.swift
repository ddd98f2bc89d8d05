import Engine
import EventTime
import RulePacks

/// A finding that may be said to one of its readers.
struct NudgeCandidate {
  private let found: Finding
  private let rule: CompiledRule
  let role: Addressee.Role
  /// Whose deal or work it is about.
  private let rep: String?
  /// That of the rep.
  private let team: String?
  let person: String?
  let hold: Hold?
  /// The rules that keep it quiet.
  let quietedBy: [String]
  /// What was said of it to this reader before.
  let known: SentNudge?
  let rank: NudgeRank
  /// The rep is told of it, too.
  let hasRepText: Bool
  /// Who hears where nobody answers.
  let escalation: SiteConfiguration.Escalation?

  init(
    finding: Finding, rule: CompiledRule, role: Addressee.Role, rep: String?, team: String?, person: String?,
    hold: Hold?, quietedBy: [String], known: SentNudge?, rank: NudgeRank, hasRepText: Bool,
    escalation: SiteConfiguration.Escalation?
  ) {
    found = finding
    self.rule = rule
    self.role = role
    self.rep = rep
    self.team = team
    self.person = person
    self.hold = hold
    self.quietedBy = quietedBy
    self.known = known
    self.rank = rank
    self.hasRepText = hasRepText
    self.escalation = escalation
  }

  var id: String { SentNudge.id(finding: found.id, role: role) }
  var finding: String { found.id }
  var level: Level { rule.rule.level }
  var at: Instant { found.at }
  var title: String { rule.rule.title }
  var text: String { (role == .rep ? found.nudge?.rep : found.nudge?.manager) ?? rule.rule.title }
  var ask: [String] { found.nudge?.ask ?? [] }
  var goodReasons: [String] { rule.rule.goodReasons }
  /// How often it has been said once it is said now.
  var number: Int { (known?.sent.count ?? 0) + 1 }
  private var subject: String { "\(found.subject.kind.name) \(found.subject)" }

  /// Of what there is one point at a time: the deal, or else the subject.
  var subjectOfOne: String { found.deal.map { "deal \($0)" } ?? subject }

  /// Whether somebody else was told first and has not answered.
  var isPassedOn: Bool {
    switch role {
    case .rep: false
    case .manager: hasRepText && escalation?.manager != nil
    case .above: true
    }
  }

  /// Whether a silence or a mute time means it.
  func isMeant(by matcher: SiteConfiguration.NudgeMatcher, _ reader: NudgeReader) -> Bool {
    let pack = rule.fullName.split(separator: "/").first.map(String.init) ?? ""
    let teams = [team, reader.team].compactMap(\.self)
    return matcher.means(rule.rule, pack: pack)
      && (matcher.people.isEmpty || matcher.people.contains(reader.id))
      && (matcher.deals.isEmpty || found.deal.map(matcher.deals.contains) ?? false)
      && (matcher.teams.isEmpty || teams.contains(where: matcher.teams.contains))
  }

  /// The nudge that it becomes.
  func nudge(_ instant: Instant) -> SentNudge {
    SentNudge(
      id: id, finding: found.id, rule: rule.fullName, subject: subject, deal: found.deal,
      account: found.account, rep: rep, person: person, role: role, level: level, sent: instant)
  }

  func withheld(_ reason: WithheldNudge.Reason) -> WithheldNudge {
    WithheldNudge(
      nudge: id, rule: rule.fullName, subject: subject, person: person, role: role, reason: reason)
  }
}
