import Engine
import RulePacks

/// Which open findings ask for quiet about which others on the same subject: `mutes` of rules, `inhibit` of the site.
struct Muting {
  /// By rule: the rules that it silences while it is open.
  private let silenced: [Set<Int>]

  init(_ rules: RuleSet, _ site: SiteConfiguration) {
    var meant: [String: [Int]] = [:]
    func rulesMeant(by name: String) -> [Int] {
      if let known = meant[name] { return known }
      let found = rules.rules.indices.filter { rules.rules[$0].answers(to: name) }
      meant[name] = found
      return found
    }
    silenced = rules.rules.indices.map { muting in
      let inhibiting = site.inhibit.filter { rulesMeant(by: $0.whileRule).contains(muting) }
      let asked = rules.rules[muting].rule.mutes.map(\.name) + inhibiting.flatMap(\.mute)
      return Set(asked.flatMap { rulesMeant(by: $0) }).subtracting([muting])
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
