import Engine
import RulePacks

/// Which open findings ask for quiet about which others on the same subject: `mutes` of rules, `inhibit` of the site.
struct Muting {
  /// By rule: the rules that it silences while it is open.
  private let silenced: [Set<Int>]

  init(_ rules: RuleSet, _ site: SiteConfiguration) {
    silenced = rules.rules.map { muting in
      let asked = muting.rule.mutes + site.inhibit.filter { muting.answers(to: $0.whileRule) }.flatMap(\.mute)
      guard !asked.isEmpty else { return [] }
      return Set(
        rules.rules.indices.filter { other in
          rules.rules[other].fullName != muting.fullName
            && asked.contains { rules.rules[other].answers(to: $0) }
        })
    }
  }

  /// The findings, by place, that another one mutes.
  ///
  /// - Parameter speaking: Places of findings that would be told; what is held back itself asks for no quiet.
  func muted(_ speaking: [Int], _ findings: [Finding]) -> Set<Int> {
    guard silenced.contains(where: { !$0.isEmpty }) else { return [] }
    var quiet: [SubjectID: Set<Int>] = [:]
    for place in speaking where findings[place].status == .open && !silenced[findings[place].rule].isEmpty {
      quiet[findings[place].subject, default: []].formUnion(silenced[findings[place].rule])
    }
    guard !quiet.isEmpty else { return [] }
    return Set(findings.indices.filter { quiet[findings[$0].subject]?.contains(findings[$0].rule) ?? false })
  }
}

extension CompiledRule {
  /// Whether a name of `mutes` or `inhibit` means this rule: a full name, a short one, `tag:name` or a bare tag.
  fileprivate func answers(to name: String) -> Bool {
    if fullName == name || rule.id == name { return true }
    let tag = name.hasPrefix("tag:") ? String(name.dropFirst(4)) : name
    return rule.tags.contains(tag)
  }
}
