import Parallel
package import RulePacks

/// Changes a pack in one place at a time and sees whether its tests notice.
package struct MutationRun: Sendable {
  package var reader: PackReader
  package var runner: PackTestRunner
  /// On so many threads.
  package var threads: Int

  package init(reader: PackReader, runner: PackTestRunner, threads: Int) {
    self.reader = reader
    self.runner = runner
    self.threads = threads
  }

  /// What became of the mutants of a pack that are asked for; those that the language refuses are left out.
  package func results(
    for pack: RulePack, where isWanted: (PackMutant) -> Bool = { _ in true }
  ) -> [MutationResult] {
    let mutants = reader.mutants(of: pack.file).filter(isWanted)
    let tests = Dictionary(
      [(String?.none, passing(pack, rule: nil))] + pack.rules.map { ($0.id, passing(pack, rule: $0.id)) },
      uniquingKeysWith: { first, _ in first })
    return concurrently(mutants.count, threads: threads) { index in
      let mutant = mutants[index]
      return tests[mutant.rule].flatMap { result(of: mutant, in: pack, tests: $0) }
    }.compactMap(\.self)
  }

  /// The tests of a rule, or of the pack, that pass on the pack as it is.
  private func passing(_ pack: RulePack, rule: String?) -> [PackTest] {
    runner.run(pack.reduced(to: rule)).filter { !$0.isFailure }.map(\.test)
  }

  private func result(of mutant: PackMutant, in pack: RulePack, tests: [PackTest]) -> MutationResult? {
    guard let changed = reader.read(pack.file, changedBy: mutant) else { return nil }
    var alone = changed.reduced(to: mutant.rule)
    alone.tests = tests
    return MutationResult(mutant: mutant, isNoticed: runner.findsFault(in: alone))
  }
}

/// What became of one mutant.
package struct MutationResult: Sendable {
  package var mutant: PackMutant
  /// A test that passes on the pack fails on the mutant.
  package var isNoticed: Bool
}

extension RulePack {
  /// The pack with one rule and with its tests; with all for nil.
  package func reduced(to rule: String?) -> RulePack {
    guard let rule else { return self }
    var pack = self
    pack.rules = rules.filter { $0.id == rule }
    pack.tests = tests(of: rule)
    return pack
  }

  /// The tests that say something of a rule.
  package func tests(of rule: String) -> [PackTest] { tests.filter { $0.speaks(of: rule) } }
}

extension PackTest {
  /// Whether the test, or one entry of what it expects, names the rule.
  func speaks(of rule: String) -> Bool { self.rule == rule || expect.contains { $0.rule == rule } }
}
