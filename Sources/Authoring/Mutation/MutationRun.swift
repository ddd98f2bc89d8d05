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

  /// What became of every mutant of a pack that loads; those that the language refuses are left out.
  package func results(for pack: RulePack) -> [MutationResult] {
    let mutants = reader.mutants(of: pack.file)
    let usual = Dictionary(
      [(String?.none, baseline(of: pack, rule: nil))]
        + pack.rules.map { ($0.id, baseline(of: pack, rule: $0.id)) },
      uniquingKeysWith: { first, _ in first })
    return concurrently(mutants.count, threads: threads) { index in
      let mutant = mutants[index]
      return usual[mutant.rule].flatMap { result(of: mutant, in: pack, usual: $0) }
    }.compactMap(\.self)
  }

  /// The tests of a rule, or of the pack, and which of them pass as the pack is.
  private struct Baseline: Sendable {
    var tests: [PackTest]
    var passes: [Bool]
  }

  private func baseline(of pack: RulePack, rule: String?) -> Baseline {
    let alone = pack.reduced(to: rule)
    return Baseline(tests: alone.tests, passes: runner.run(alone).map { !$0.isFailure })
  }

  private func result(of mutant: PackMutant, in pack: RulePack, usual: Baseline) -> MutationResult? {
    guard let changed = reader.read(pack.file, changedBy: mutant) else { return nil }
    var alone = changed.reduced(to: mutant.rule)
    alone.tests = usual.tests
    let now = runner.run(alone)
    let isNoticed = zip(usual.passes, now).contains { passed, result in passed && result.isFailure }
    return MutationResult(mutant: mutant, isNoticed: isNoticed)
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
  package func tests(of rule: String) -> [PackTest] {
    tests.filter { test in test.rule == rule || test.expect.contains { $0.rule == rule } }
  }
}
