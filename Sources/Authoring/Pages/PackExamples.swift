package import RulePacks

extension PackTestRunner {
  /// For each rule a case in which it speaks and one in which it is silent, the nearest first.
  ///
  /// The tests are run, so that a case shows what really happens; one that fails shows nothing.
  package func examples(of pack: RulePack) -> [String: [PackExample]] {
    let passed = run(pack).filter { $0.status == .passed }
    return Dictionary(
      uniqueKeysWithValues: pack.rules.map { rule in
        let own = passed.filter { $0.test.speaks(of: rule.id) }.map { result in
          PackExample(
            speaks: result.outcomes.contains { $0.rule == rule.id && $0.outcome == .raised },
            name: result.test.name, story: result.story(of: rule.id))
        }
        return (rule.id, [own.first { $0.speaks }, own.first { !$0.speaks }].compactMap(\.self))
      })
  }
}
