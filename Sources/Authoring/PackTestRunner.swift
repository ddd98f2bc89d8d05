package import Activity
import Engine
import EventTime
package import RulePacks
import Symbols

/// Runs the tests of packs through the one engine. LANGUAGE.md section 11.
package struct PackTestRunner: Sendable {
  package var catalogue: KindCatalogue

  package init(catalogue: KindCatalogue) {
    self.catalogue = catalogue
  }

  /// The result of every test of the pack, in the order written.
  package func run(_ pack: RulePack) -> [TestResult] {
    let compiled = compile(pack)
    return pack.tests.map { result(of: $0, in: pack, compiled) }
  }

  /// Whether a test of the pack fails; those after it are not run.
  func findsFault(in pack: RulePack) -> Bool {
    let compiled = compile(pack)
    return pack.tests.contains { result(of: $0, in: pack, compiled).isFailure }
  }

  private func result(of test: PackTest, in pack: RulePack, _ compiled: RuleSet) -> TestResult {
    result(of: test, test.params.isEmpty ? compiled : compile(pack.tuned(params: test.params)), in: pack)
  }

  /// Every rule as if it were live: a draft is tested before it speaks, a retired rule until it goes.
  private func compile(_ pack: RulePack) -> RuleSet {
    var pack = pack
    for index in pack.rules.indices { pack.rules[index].status = .live }
    var symbols = SymbolTable()
    return RuleSet.compile([pack], symbols: &symbols)
  }

  private func result(of test: PackTest, _ rules: RuleSet, in pack: RulePack) -> TestResult {
    let outcomes = outcomes(of: test, rules)
    let matching = ExpectationMatching(test, outcomes)
    let unexpected = test.exactly ? matching.unmatched : []
    let passes = matching.missing.isEmpty && unexpected.isEmpty
    let status: TestResult.Status =
      switch (passes, test.todo) {
      case (true, nil): .passed
      case (false, nil): .failed
      case (true, _?): .passedTodo
      case (false, let reason?): .todo(reason)
      }
    return TestResult(
      pack: pack.id, test: test, status: status, missing: matching.missing, unexpected: unexpected,
      outcomes: outcomes)
  }

  private func outcomes(of test: PackTest, _ rules: RuleSet) -> [TestOutcome] {
    let site = SiteConfiguration(calendars: ["default": test.calendar])
    let directory = Directory(test.directory)
    var builder = TimelineBuilder(
      catalogue: catalogue,
      options: ReadOptions(asOf: test.asOf, knownAt: test.knownAt, zone: test.calendar.zone),
      symbols: rules.symbols)
    for activity in test.log { builder.add(activity) }
    let (timeline, _) = builder.finish()
    let evaluation = Evaluator.evaluate(
      rules, timeline: timeline, directory: directory, site: site,
      options: EvaluationOptions(asOf: test.asOf, verdicts: true))
    let findings = Dictionary(
      evaluation.findings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let withdrawals = Withdrawals(rules, catalogue: catalogue, directory: directory, site: site)
      .verdicts(in: test.log, asOf: test.asOf, knownAt: test.knownAt)
    return (evaluation.verdicts + withdrawals).map { verdict in
      let nudge = verdict.finding.flatMap { findings[$0]?.nudge }
      return TestOutcome(
        rule: rules.rules[verdict.rule].rule.id, subject: verdict.subject.ids, outcome: verdict.outcome,
        at: verdict.at, evidence: verdict.evidence, missing: verdict.missing, rep: nudge?.rep,
        manager: nudge?.manager)
    }
  }
}
