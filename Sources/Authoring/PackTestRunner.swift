package import Activity
package import CEL
import Engine
import EventTime
package import RulePacks
package import SourceText
import Symbols

/// Runs the tests of packs through the one engine. LANGUAGE.md section 11.
package struct PackTestRunner: Sendable {
  package var catalogue: KindCatalogue
  /// CEL functions of the loaded domains.
  package var functions: [Function]

  package init(catalogue: KindCatalogue, functions: [Function] = []) {
    self.catalogue = catalogue
    self.functions = functions
  }

  /// The result of every test of the pack, in the order written, and what is wrong with the pack beyond its tests.
  package func run(_ pack: RulePack) -> (results: [TestResult], diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let compiled = compile(pack, &diagnostics)
    let results = pack.tests.map { test in
      let rules = test.params.isEmpty ? compiled : compile(pack.tuned(params: test.params), &diagnostics)
      return result(of: test, rules, in: pack)
    }
    return (results, diagnostics)
  }

  private func compile(_ pack: RulePack, _ diagnostics: inout [Diagnostic]) -> RuleSet {
    var symbols = SymbolTable()
    let (rules, problems) = RuleSet.compile(
      [pack], site: SiteConfiguration(), functions: functions, symbols: &symbols)
    diagnostics += problems
    return rules
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
