package import SourceText

// Whether what is expected of people serves what the business wants to reach.
extension PackSet {
  /// Practices and rules that serve none of a site's objectives, objectives that nothing serves, and the share that does.
  ///
  /// A rule serves an objective that its practice names, or whose `served_by` means the rule. A site that states no
  /// objective is asked nothing.
  package static func objectives(of packs: [RulePack], at site: SiteConfiguration) -> [Diagnostic] {
    guard let file = site.file, let first = site.objectives.first else { return [] }
    let used = packs.map { pack in (pack: pack, rules: pack.rules.filter { site.uses($0, of: pack.id) }) }
    let idle = site.objectives.filter { objective in
      !used.contains { pack, rules in rules.contains { objective.isServed(by: $0, of: pack) } }
    }
    let served = used.map { pack, rules in rules.count { site.objective(of: $0, of: pack) != nil } }
    let (some, all) = (served.reduce(0, +), used.reduce(0) { $0 + $1.rules.count })
    let share = Diagnostic(
      PackProblem.noObjective.rawValue, .note, file: file, range: first.range,
      "\(some) of \(all) rules serve an objective of the business\(percent(some, of: all))")
    return [share] + idle.map { unserved($0, in: file) }
      + used.flatMap { unserving($0.rules, of: $0.pack, site) }
      + packs.flatMap { misnamed(in: $0, site) }
  }

  static func percent(_ part: Int, of whole: Int) -> String {
    whole > 0 ? " (\((100 * part + whole / 2) / whole) %)" : ""
  }

  private static func unserved(_ objective: SiteConfiguration.Objective, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      PackProblem.noObjective.rawValue, .warning, file: file, range: objective.range,
      "no rule in use serves '\(objective.name)'",
      help: "name the rules under 'served_by', or the objective in a practice that serves it")
  }

  /// One problem for each practice, since rules of one practice serve the same.
  private static func unserving(
    _ rules: [Rule], of pack: RulePack, _ site: SiteConfiguration
  ) -> [Diagnostic] {
    let rest = rules.filter { site.objective(of: $0, of: pack) == nil }
    let practices = pack.practices.compactMap { practice -> Diagnostic? in
      let own = rest.filter { $0.practice == practice.id }.map(\.id)
      guard !own.isEmpty else { return nil }
      return serving(
        "'\(practice.id)' serves no objective of this site; its rules: \(own.joined(separator: ", "))", pack,
        practice.range)
    }
    let alone = rest.filter { rule in !pack.practices.contains { $0.id == rule.practice } }
    return practices + alone.map { serving("'\($0.id)' serves no objective of this site", pack, $0.range) }
  }

  private static func serving(_ message: String, _ pack: RulePack, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      PackProblem.noObjective.rawValue, .warning, file: pack.file, range: range, message,
      help: "name it under 'served_by' of an objective, or switch it off: what serves nothing costs attention"
    )
  }

  private static func misnamed(in pack: RulePack, _ site: SiteConfiguration) -> [Diagnostic] {
    let names = site.objectives.map(\.name)
    return pack.practices.compactMap(\.objective).filter { !names.contains($0.name) }.map { objective in
      Diagnostic(
        PackProblem.unknownName.rawValue, .warning, file: pack.file, range: objective.range,
        "this site has no objective '\(objective.name)'", suggestion: nearest(objective.name, among: names))
    }
  }
}

extension SiteConfiguration {
  /// Whether people hear of the rule here, or will.
  func uses(_ rule: Rule, of pack: String) -> Bool {
    enables(rule, of: pack) && (rule.status == .live || rule.status == .trial)
  }

  fileprivate func objective(of rule: Rule, of pack: RulePack) -> Objective? {
    objectives.first { $0.isServed(by: rule, of: pack) }
  }
}

extension SiteConfiguration.Objective {
  fileprivate func isServed(by rule: Rule, of pack: RulePack) -> Bool {
    servedBy.contains { rule.isMeant(by: $0, pack: pack.id) }
      || rule.practice.flatMap { pack.practice(named: $0) }?.objective?.name == name
  }
}
