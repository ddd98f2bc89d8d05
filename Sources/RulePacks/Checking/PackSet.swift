package import SourceText

/// What can only be said of packs that are used together.
package enum PackSet {
  /// Names that mean nothing, rules that say the same in two packs, and rules of two packs that exclude each other.
  ///
  /// - Parameters:
  ///   - packs: Those whose problems are wanted.
  ///   - others: Those in use beside them; one that is given under ``packs`` too counts once.
  package static func problems(in packs: [RulePack], beside others: [RulePack] = []) -> [Diagnostic] {
    let others = others.filter { other in !packs.contains { $0.id == other.id } }
    let conflicts = packs.indices.flatMap { index in
      (others + packs[..<index]).flatMap { ConflictingRules().problems(in: packs[index], beside: $0) }
    }
    // What a pack says twice within itself is told of the pack alone.
    let same = packs.indices.flatMap { index in
      SameRules.problems(in: packs[index], beside: others + packs[..<index])
    }
    return unknownMutes(in: packs, beside: others) + conflicts + same
  }

  /// Names under `mutes` that mean no rule and no tag of any of the packs.
  private static func unknownMutes(in packs: [RulePack], beside others: [RulePack]) -> [Diagnostic] {
    let all = packs + others
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
