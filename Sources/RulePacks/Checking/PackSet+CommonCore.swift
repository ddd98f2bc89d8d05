package import SourceText

// A common core from global accounts to inside sales, in the same words.
extension PackSet {
  /// Of a hundred rules of a site, so many at least should hold at all of them.
  private static let leastShared = 60

  /// Sites that share less than six in ten of their rules with all others, and one rule under two names.
  ///
  /// - Parameter sites: Each with the packs that it uses.
  package static func commonCore(
    of sites: [(site: SiteConfiguration, packs: [RulePack])]
  ) -> [Diagnostic] {
    guard sites.count > 1 else { return [] }
    let used = sites.map { Set(rules(of: $0.packs, at: $0.site).map(\.name)) }
    let core = used.dropFirst().reduce(used[0]) { $0.intersection($1) }
    let narrow = sites.indices.compactMap { place -> Diagnostic? in
      guard let file = sites[place].site.file, 100 * core.count < leastShared * used[place].count else {
        return nil
      }
      return Diagnostic(
        PackProblem.noCommonCore.rawValue, .warning, file: file, range: SourceRange(start: 0, end: 0),
        "\(core.count) of \(used[place].count) rules here hold at all \(sites.count) sites\(percent(core.count, of: used[place].count))",
        help: "let all sites use the same packs, and tune their params where selling differs")
    }
    return narrow + sameInOtherWords(sites)
  }

  private static func sameInOtherWords(
    _ sites: [(site: SiteConfiguration, packs: [RulePack])]
  ) -> [Diagnostic] {
    var first: [String: String] = [:]
    var told: Set<String> = []
    var problems: [Diagnostic] = []
    for (site, packs) in sites {
      for (name, pack, rule) in rules(of: packs, at: site) {
        let other = first[RuleMeaning(rule, in: pack).sentence, default: name]
        first[RuleMeaning(rule, in: pack).sentence] = other
        guard other != name, told.insert(name).inserted else { continue }
        problems.append(
          Diagnostic(
            PackProblem.noCommonCore.rawValue, .warning, file: pack.file, range: rule.range,
            "'\(name)' says the same as '\(other)', which is in use beside it or at another site",
            help: "use one of the two everywhere, so that people speak of it in the same words", rule: rule.id
          ))
      }
    }
    return problems
  }

  private static func rules(
    of packs: [RulePack], at site: SiteConfiguration
  ) -> [(name: String, pack: RulePack, rule: Rule)] {
    packs.flatMap { pack in
      pack.rules.filter { site.uses($0, of: pack.id) }.map { ("\(pack.id)/\($0.id)", pack, $0) }
    }
  }
}
