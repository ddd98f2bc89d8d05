package import SourceText

/// What can only be said of packs that are used together.
package enum PackSet {
  /// Names under `mutes` that mean no rule and no tag of any of the packs.
  ///
  /// - Parameters:
  ///   - packs: Those whose problems are wanted.
  ///   - others: Those in use beside them.
  package static func problems(in packs: [RulePack], beside others: [RulePack] = []) -> [Diagnostic] {
    let all = packs + others.filter { other in !packs.contains { $0.id == other.id } }
    let rules = all.flatMap { pack in pack.rules.map { (pack: pack.id, rule: $0) } }
    let names = Set(rules.flatMap { [$0.rule.id, "\($0.pack)/\($0.rule.id)"] + $0.rule.tags })
    return packs.flatMap { pack in
      pack.rules.flatMap { rule in
        rule.mutes.filter { mute in !rules.contains { $0.rule.answers(to: mute.name, in: $0.pack) } }.map {
          unknown($0, of: rule, in: pack, names)
        }
      }
    }
  }

  private static func unknown(
    _ mute: Mute, of rule: Rule, in pack: RulePack, _ names: Set<String>
  ) -> Diagnostic {
    Diagnostic(
      PackProblem.unknownName.rawValue, .warning, file: pack.file, range: mute.range,
      "'\(mute.name)' is no rule and no tag of any pack that is read here, so it mutes nothing",
      help: "lint the packs together that are used together",
      suggestion: nearest(mute.name, among: names.sorted()),
      rule: rule.id)
  }
}
