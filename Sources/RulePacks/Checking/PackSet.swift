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
    var neighbours = PackNeighbours(others)
    var found: [Diagnostic] = []
    for pack in packs {
      found += neighbours.clashes(of: pack)
      neighbours.add(pack)
    }
    return unknownMutes(in: packs, beside: others) + found
  }

  /// Names under `mutes` that mean no rule and no tag of any of the packs.
  fileprivate static func unknownMutes(in packs: [RulePack], beside others: [RulePack]) -> [Diagnostic] {
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

/// Packs in use beside another one, prepared so that it can be held against them time and again.
package struct PackNeighbours: Sendable {
  package private(set) var packs: [RulePack] = []
  private var known = KnownRules()

  package init(_ packs: [RulePack] = []) {
    for pack in packs { add(pack) }
  }

  mutating func add(_ pack: RulePack) {
    packs.append(pack)
    known.add(pack)
  }

  /// What can only be said of a pack beside these; no pack of its id may be among them.
  package func problems(of pack: RulePack) -> [Diagnostic] {
    PackSet.unknownMutes(in: [pack], beside: packs) + clashes(of: pack)
  }

  /// Rules that say what one of these packs says, or exclude it.
  func clashes(of pack: RulePack) -> [Diagnostic] {
    packs.flatMap { ConflictingRules().problems(in: pack, beside: $0) } + known.problems(of: pack)
  }
}
