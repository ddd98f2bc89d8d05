import Engine
import RulePacks

/// Which open findings ask for quiet about which others on the same subject: `mutes` of rules, `inhibit` of the site.
struct Muting {
  /// By rule: the rules that it silences while it is open.
  private let silenced: [Set<Int>]

  init(_ rules: RuleSet, _ site: SiteConfiguration) {
    silenced = rules.rules.map { muting in
      let asked =
        muting.rule.mutes.map(\.name)
        + site.inhibit.filter { muting.answers(to: $0.whileRule) }.flatMap(\.mute)
      guard !asked.isEmpty else { return [] }
      return Set(
        rules.rules.indices.filter { other in
          rules.rules[other].fullName != muting.fullName
            && asked.contains { rules.rules[other].answers(to: $0) }
        })
    }
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

extension CompiledRule {
  /// Whether a name of `mutes` or `inhibit` means this rule.
  fileprivate func answers(to name: String) -> Bool {
    rule.answers(to: name, in: fullName.split(separator: "/").first.map(String.init) ?? "")
  }
}
