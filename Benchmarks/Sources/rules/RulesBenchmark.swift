import Activity
import BuiltInDomains
import DomainKit
import Engine
import EventTime
import Glibc
import Measuring
import RulePacks
import SourceText
import Symbols

/// CPU time of evaluating packs over a log that is already in columns.
@main
struct RulesBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 3, let asOf = RFC3339.parse(arguments[3]) else {
      print("usage: rules PACK LOG AS-OF [RUNS]")
      exit(2)
    }
    let runs = arguments.dropFirst(4).first.flatMap { Int($0) } ?? 5
    let domains = LoadedDomains(BuiltInDomains.all)
    var symbols = SymbolTable()
    let rules = try compile(arguments[1], domains, &symbols)
    let options = ReadOptions(asOf: asOf, texts: rules.readsTexts)
    let reader = LogReader(catalogue: domains.catalogue, options: options, symbols: symbols)
    let timeline = try reader.read([arguments[2]]).timeline
    var findings = 0
    let samples = Samples.runs(runs) {
      let evaluation = Evaluator.evaluate(
        rules, timeline: timeline, options: EvaluationOptions(asOf: asOf, texts: false))
      findings = evaluation.findings.count
    }
    report("rules", Double(rules.rules.count), "rules")
    report("findings", Double(findings), "findings")
    report("rules only, median of \(runs)", samples.median / 1e9, "CPU s")
    report("rules only, per activity", samples.median / Double(max(timeline.rowCount, 1)), "ns")
  }

  private struct Unusable: Error {
    var message: String
  }

  private static func compile(
    _ path: String, _ domains: LoadedDomains, _ symbols: inout SymbolTable
  ) throws -> RuleSet {
    guard let text = File.read(path) else { throw Unusable(message: "\(path) cannot be read") }
    let reader = PackReader(
      catalogue: domains.catalogue, domains: domains.domains.map(\.id), functions: domains.functionsByDomain)
    let read = reader.read(SourceFile(name: path, utf8: text))
    guard let pack = read.pack else { throw Unusable(message: "\(read.diagnostics.map(\.message))") }
    return RuleSet.compile([pack], site: SiteConfiguration(), symbols: &symbols)
  }
}
