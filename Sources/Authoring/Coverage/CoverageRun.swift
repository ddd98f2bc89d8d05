package import RulePacks

/// Runs the tests of a pack and collects what they show of each rule.
package struct CoverageRun: Sendable {
  package var mutation: MutationRun

  package init(_ mutation: MutationRun) { self.mutation = mutation }

  /// What the tests of a pack show; edges of durations are seen where a test notices that they move.
  package func coverage(of pack: RulePack) -> PackCoverage {
    let results = mutation.runner.run(pack)
    let changes = mutation.results(for: pack) { $0.isGuard || $0.isDuration }
    let rules = pack.rules.map { rule in
      let mine = results.filter { $0.test.speaks(of: rule.id) }
      return RuleCoverage(
        owner: rule.id,
        sights: outcomes(of: rule, in: mine) + Self.sights(changes, of: rule.id) + texts(of: rule, in: mine))
    }
    let names = Set(rules.map(\.owner))
    var shared: [String] = []
    for change in changes where !names.contains(change.mutant.owner) && shared.last != change.mutant.owner {
      shared.append(change.mutant.owner)
    }
    return PackCoverage(
      pack: pack.id,
      rules: rules + shared.map { RuleCoverage(owner: $0, sights: Self.sights(changes, of: $0)) })
  }

  private func outcomes(of rule: Rule, in results: [TestResult]) -> [RuleCoverage.Sight] {
    var seen: Set<PackTest.Expected.Outcome> = []
    for result in results {
      let mine = result.outcomes.filter { $0.rule == rule.id }.map(\.outcome)
      seen.formUnion(mine.isEmpty ? [.notApplicable] : mine)
    }
    let wanted = rule.outcomesToShow
    return PackTest.Expected.Outcome.life.filter { wanted.contains($0) || seen.contains($0) }.map {
      RuleCoverage.Sight(part: .outcome($0), isSeen: seen.contains($0))
    }
  }

  private static func sights(_ changes: [MutationResult], of owner: String) -> [RuleCoverage.Sight] {
    changes.filter { $0.mutant.owner == owner }.map { change in
      let mutant = change.mutant
      return RuleCoverage.Sight(
        part: mutant.isGuard ? .guardFalse : .edge(mutant.change), isSeen: change.isNoticed)
    }
  }

  private func texts(of rule: Rule, in results: [TestResult]) -> [RuleCoverage.Sight] {
    let findings = results.flatMap(\.outcomes).filter { $0.rule == rule.id }
    return [
      ("rep", rule.nudge.rep, findings.map(\.rep)), ("manager", rule.nudge.manager, findings.map(\.manager)),
    ]
    .compactMap { reader, text, said in
      text.map { text in
        RuleCoverage.Sight(
          part: .text(reader), isSeen: said.contains { $0.map(text.isWhole(in:)) ?? false })
      }
    }
  }
}

extension PackTest.Expected.Outcome {
  /// The outcomes of rules, in the order of a finding's life.
  fileprivate static let life: [Self] = [
    .notApplicable, .met, .raised, .cleared, .expired, .withdrawn, .void, .unknown, .fault,
  ]
}
