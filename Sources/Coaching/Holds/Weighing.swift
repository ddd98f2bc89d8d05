import Engine
import RulePacks

/// Two practices that pull at each other: to be fast and about right, and to understand first.
///
/// The risk of the deal says which weighs more. On low risk an open finding with the tag `just-right` keeps those with the
/// tag `understand-first` for the record, on high risk the reverse. What is to be acted upon before the next contact
/// is never kept quiet in this way.
struct Weighing {
  static let fast = "just-right"
  static let thorough = "understand-first"

  private let rules: RuleSet

  init(_ rules: RuleSet) {
    self.rules = rules
  }

  /// The findings, by place, that the deal's risk keeps for the record.
  ///
  /// - Parameter speaking: Places of findings that would be told.
  func outweighed(
    _ speaking: [Int], _ findings: [Finding], deal: (String) -> DealSummary?
  ) -> [Int: Quieting] {
    let open = speaking.filter { findings[$0].status == .open && findings[$0].subject.kind == .deal }
    let sides = Dictionary(grouping: open.filter { side(of: findings[$0]) != nil }) { findings[$0].subject }
    var quiet: [Int: Quieting] = [:]
    for (subject, places) in sides {
      guard let deal = deal(subject.description),
        let risk = DealRisk(deal, largeDeal: largeDeal(findings[places[0]]))
      else { continue }
      let winner = risk.tier == .low ? Self.fast : Self.thorough
      let by = places.filter { side(of: findings[$0]) == winner }
      guard !by.isEmpty else { continue }
      for place in places where side(of: findings[place]) != winner && rule(findings[place]).level < .act {
        quiet[place] = Quieting(ground: .risk(risk), by: by)
      }
    }
    return quiet
  }

  private func side(of finding: Finding) -> String? {
    [Self.fast, Self.thorough].first { rule(finding).tags.contains($0) }
  }

  private func rule(_ finding: Finding) -> Rule { rules.rules[finding.rule].rule }

  /// What the site calls a large deal, as the pack of the rule says it.
  private func largeDeal(_ finding: Finding) -> Double {
    let params = rules.packs[rules.rules[finding.rule].pack].params
    guard case .number(let amount)? = params.first(where: { $0.name == "large_deal" })?.value else {
      return Self.usualLargeDeal
    }
    return amount
  }

  /// Where a pack does not say what is large.
  private static let usualLargeDeal: Double = 100_000
}
