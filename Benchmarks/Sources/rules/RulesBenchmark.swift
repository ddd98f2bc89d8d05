import Activity
import Engine
import Glibc
import Loading
import Measuring

/// CPU time of evaluating packs over a log that is already in columns.
@main
struct RulesBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 3 else {
      print("usage: rules PACK LOG AS-OF [RUNS]")
      exit(2)
    }
    let runs = arguments.dropFirst(4).first.flatMap { Int($0) } ?? 5
    let compiled = try Compiled(pack: arguments[1], asOf: arguments[3])
    let timeline = try compiled.timeline(of: arguments[2])
    var findings = 0
    let samples = Samples.runs(runs) {
      // What the workload writes of findings: rule, subject and instant.
      var options = EvaluationOptions(asOf: compiled.asOf, texts: false)
      options.bare = true
      findings = Evaluator.evaluate(compiled.rules, timeline: timeline, options: options).bare?.count ?? 0
    }
    report("rules", Double(compiled.rules.rules.count), "rules")
    report("findings", Double(findings), "findings")
    report("rules only, median of \(runs)", samples.median / 1e9, "CPU s")
    report("rules only, per activity", samples.median / Double(max(timeline.rowCount, 1)), "ns")
  }
}
