import Coaching
import Engine
import EventTime
import RulePacks
import SourceText

/// `--changed-since`: the same log, as it was known and as far as it went then, beside what it says now.
extension Check {
  func writeChanges(
    since text: String, _ now: Review, _ inputs: Inputs, _ keys: [FindingField]
  ) throws {
    let zone = inputs.site.defaultCalendar.zone
    let since = try Moment.parse(text, "--changed-since", zone)
    try checkChanges(since, inputs)
    let then = try earlier(since, now)
    let page = ChangesPage(
      then: then, now: now, since: since, names: Names(inputs.directory, asOf: inputs.asOf),
      speech: Speech(zone: zone, asOf: inputs.asOf))
    let stream = try output.map(Files.create) ?? Console.standardOutput
    switch format {
    case .ndjson: stream.write(page.ndjson(fields: keys))
    case .json: stream.write(page.json(fields: keys))
    default: stream.write(page.text(.forReading(color)))
    }
    try inputs.failIfIncomplete()
  }

  private func checkChanges(_ since: Instant, _ inputs: Inputs) throws(Failure) {
    guard [.text, .ndjson, .json].contains(format) else {
      throw .usage("--changed-since writes text, ndjson or json")
    }
    guard !input.log.contains("-") else {
      throw .usage("--changed-since reads the log twice, which standard input does not allow")
    }
    guard since < inputs.asOf else { throw .usage("--changed-since must be earlier than --as-of") }
  }

  /// What people were told then: what had been recorded, as far as it went.
  private func earlier(_ since: Instant, _ now: Review) throws -> Review {
    var input = input
    input.asOf = RFC3339.format(since)
    input.knownAt = input.asOf
    input.rejects = nil
    let inputs = try Inputs(input, isForPeople: format.isForPeople)
    let evaluation = inputs.evaluate(
      EvaluationOptions(
        asOf: since, texts: !noText, onlyDeals: deals.isEmpty ? nil : Set(deals),
        threads: input.threadCount))
    return Review(
      evaluation, rules: inputs.rules, site: inputs.site, asOf: since, timeline: inputs.timeline)
  }
}
