import Activity
import EventTime
package import RulePacks
import SourceText

/// Looks for a test that notices a change of a pack: an existing one with a small change of its log.
///
/// What it proposes has been run: it passes on the pack as it is, and fails on the changed one.
package struct MutationProbe: Sendable {
  private let run: MutationRun
  private let pack: RulePack

  /// Logs that are tried for one change at most.
  private static let most = 600

  package init(_ run: MutationRun, of pack: RulePack) {
    self.run = run
    self.pack = pack
  }

  /// An element of `tests`, with a comment that says where it comes from; nil where no log of this kind notices.
  package func proposal(for mutant: PackMutant) -> String? {
    guard let changed = run.reader.read(pack.file, changedBy: mutant) else { return nil }
    let tests = mutant.rule.map { pack.tests(of: $0) } ?? pack.tests
    let values = mutant.numbers
    var tried = 0
    for test in tests where test.todo == nil {
      let variants = Array(
        TestVariants(of: test, spans: mutant.spans + pack.spans, numbers: values).all.prefix(
          Self.most - tried))
      tried += variants.count
      if let found = firstNoticed(variants, mutant, changed),
        let text = proposal(found, test, mutant, changed)
      {
        return text
      }
      guard tried < Self.most else { break }
    }
    return nil
  }

  /// The first log that the two packs judge differently.
  private func firstNoticed(_ variants: [PackTest], _ mutant: PackMutant, _ changed: RulePack) -> PackTest? {
    let before = outcomes(variants, pack.reduced(to: mutant.rule))
    let after = outcomes(variants, changed.reduced(to: mutant.rule))
    return variants.indices.first { before[$0] != after[$0] }.map { variants[$0] }
  }

  private func outcomes(_ tests: [PackTest], _ pack: RulePack) -> [[TestOutcome]] {
    var pack = pack
    pack.tests = tests
    return run.runner.run(pack).map { result in
      result.outcomes.map { TestOutcome(rule: $0.rule, subject: $0.subject, outcome: $0.outcome, at: $0.at) }
    }
  }

  /// The test as text, once it has been read back and run on both packs.
  private func proposal(
    _ variant: PackTest, _ origin: PackTest, _ mutant: PackMutant, _ changed: RulePack
  ) -> String? {
    let whole = outcomes([variant], pack)[0]
    guard
      let rule = mutant.rule
        ?? Set(whole.map(\.rule)).union(outcomes([variant], changed)[0].map(\.rule)).sorted().first(where: {
          rule in
          whole.filter { $0.rule == rule } != outcomes([variant], changed)[0].filter { $0.rule == rule }
        })
    else { return nil }
    var named = variant
    named.renumber()
    named.rule = rule
    named.name = "\(rule), \(mutant.change)"
    let mine = outcomes([named], pack.reduced(to: rule))[0]
    let text = TestCaseText(named, expecting: mine).yaml
    guard kills(text, rule, changed) else { return nil }
    return
      "  # From '\(origin.name)'; the next line of the log that differs is the edge: \(mutant.missingTest).\n"
      + text
  }

  private func kills(_ text: String, _ rule: String, _ changed: RulePack) -> Bool {
    let name = "proposed.test.yaml"
    let file = SourceFile(name: name, text: "touchline: 1\npack: ./\(pack.id).yaml\ntests:\n" + text)
    guard let read = run.reader.read(pack.file, testFiles: [file]).pack else { return false }
    let tests = read.tests.filter { $0.file.name == name }
    guard tests.count == 1 else { return false }
    var alone = pack.reduced(to: rule)
    alone.tests = tests
    var other = changed.reduced(to: rule)
    other.tests = tests
    return !run.runner.findsFault(in: alone) && run.runner.findsFault(in: other)
  }
}

extension RulePack {
  /// Every duration of its rules and facts.
  fileprivate var spans: [TimeSpan] {
    var spans = facts.compactMap { $0.within?.span }
    for rule in rules {
      _ = rule.mapDurations { _, setting in
        spans.append(setting.span)
        return setting
      }
    }
    return Array(Set(spans)).sorted { $0.description < $1.description }
  }
}

extension PackMutant {
  /// The durations that its change names: `within: 2 days -> 3 days`.
  fileprivate var spans: [TimeSpan] {
    guard isDuration, let colon = change.utf8.firstRange(of: Array(": ".utf8)) else { return [] }
    let sides = String(decoding: change.utf8[colon.upperBound...], as: UTF8.self).split(separator: " -> ")
    return sides.compactMap { try? TimeSpan.parse(String($0)).get() }
  }

  /// The numbers that its change names.
  fileprivate var numbers: [Int64] {
    change.split { !$0.isNumber }.compactMap { Int64($0) }
  }
}
