import Activity
import CEL
import Engine
import EventTime
import RulePacks
import SourceText
import Symbols

/// What packs say about a log, by the short names of their rules.
struct Judgement {
  struct Broken: Hashable {
    var subject: String
    var trigger: String
  }

  private(set) var summary: LogSummary
  private(set) var evaluation: Evaluation
  private var rules: RuleSet

  init(
    log: String, packs: [RulePack], catalogue: KindCatalogue, asOf: String, directory: Directory = .empty
  ) throws {
    guard let asOf = RFC3339.parse(asOf) else { throw Failed(what: "\(asOf) is no instant") }
    var symbols = SymbolTable()
    let rules = RuleSet.compile(packs, symbols: &symbols)
    let reader = LogReader(catalogue: catalogue, options: ReadOptions(asOf: asOf), symbols: symbols)
    let (timeline, summary) = try reader.read([log])
    self.rules = rules
    self.summary = summary
    evaluation = Evaluator.evaluate(
      rules, timeline: timeline, directory: directory, options: EvaluationOptions(asOf: asOf))
  }

  /// The triggers that broke a rule, or one of several that say the same sentence together: `R09` for `R09-no-file`.
  func broken(_ sentence: String) -> Set<Broken> {
    Set(
      evaluation.findings.filter { name(of: $0.rule).split(separator: "-")[0] == sentence }.map {
        Broken(subject: $0.subject.ids[0], trigger: $0.evidence.trigger ?? "")
      })
  }

  func counts(_ rule: String) -> VerdictCounts? {
    rules.index(of: rule).map { evaluation.counts[$0] }
  }

  /// `deal/rule` of every finding, and of those that are open.
  func findings(openOnly: Bool = false) -> Set<String> {
    Set(
      evaluation.findings.filter { !openOnly || $0.status == .open }.map {
        "\($0.subject.ids[0])/\(name(of: $0.rule))"
      })
  }

  private func name(of rule: Int) -> String { rules.rules[rule].rule.id }
}
