import Coaching
import Engine

extension Check {
  /// Whether only rule, subject and instant of findings are asked for: most of the work can be left out then.
  func isBare(_ keys: [FindingField]) -> Bool {
    format == .ndjson && changedSince == nil && BareRows.holds(keys) && verdicts == nil && gaps == nil
      && !reminders && failOn == nil
  }

  func writeBare(_ inputs: Inputs, _ keys: [FindingField]) throws {
    var options = EvaluationOptions(
      asOf: inputs.asOf, texts: false, onlyDeals: try inputs.deals(deals), threads: input.threadCount)
    options.bare = true
    let stream = try output.map(Files.create) ?? Console.standardOutput
    guard let findings = inputs.evaluate(options).bare else { return }
    BareRows(findings, rules: inputs.rules, fields: keys).ndjson { stream.write($0) }
  }
}
