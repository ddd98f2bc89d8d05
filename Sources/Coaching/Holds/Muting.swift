import Engine
import RulePacks

/// Which open findings ask for quiet about which others on the same subject: `mutes` of rules, `inhibit` of the site.
struct Muting {
  /// By rule: the rules that it silences while it is open.
  private let silenced: [Set<Int>]

  init(_ rules: RuleSet, _ site: SiteConfiguration) {
    let named = Self.named(rules)
    var silenced = rules.rules.indices.map { place in
      Set(rules.rules[place].rule.mutes.flatMap { named[$0.name, default: []] })
    }
    for inhibition in site.inhibit {
      for muting in named[inhibition.whileRule, default: []] {
        silenced[muting].formUnion(inhibition.mute.flatMap { named[$0, default: []] })
      }
    }
    for place in silenced.indices { silenced[place].remove(place) }
    self.silenced = silenced
  }

  /// The rules by each name that means them.
  private static func named(_ rules: RuleSet) -> [String: [Int]] {
    var named: [String: [Int]] = [:]
    for place in rules.rules.indices {
      for name in rules.rules[place].rule.names(in: rules.packs[rules.rules[place].pack].id) {
        named[name, default: []].append(place)
      }
    }
    return named
  }

  /// The findings, by place, that others mute, and by which.
  ///
  /// - Parameter speaking: Places of findings that would be told; what is held back itself asks for no quiet.
  func muted(_ speaking: [Int], _ findings: [Finding]) -> [Int: Quieting] {
    guard silenced.contains(where: { !$0.isEmpty }) else { return [:] }
    var asking: [SubjectID: [Int]] = [:]
    for place in speaking where findings[place].status == .open && !silenced[findings[place].rule].isEmpty {
      asking[findings[place].subject, default: []].append(place)
    }
    guard !asking.isEmpty else { return [:] }
    var muted: [Int: Quieting] = [:]
    for place in findings.indices where findings[place].status == .open {
      guard let others = asking[findings[place].subject] else { continue }
      let by = others.filter { silenced[findings[$0].rule].contains(findings[place].rule) }
      if !by.isEmpty { muted[place] = Quieting(ground: .asked, by: by) }
    }
    return muted
  }
}
