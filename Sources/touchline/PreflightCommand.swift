import ArgumentParser
import Coaching
import Engine
import EventTime
import RulePacks

/// What something would raise or clear before it is done.
struct PreflightCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preflight",
    abstract: "Say what activities would raise or clear on a deal before they happen.",
    discussion: """
      Each --if is one activity, written as a line of a pack's test: a time, which may be left out, a kind, fields, and \
      behind a colon a text. Without a time it happens now, that is, at --as-of; +2h counts from the line before. \
      The log is judged twice, without them and with them. Ends with 1 where something of level act is raised.

      Example: touchline preflight D08 --if 'proposal.sent amount=50000' --log q1.ndjson
      Example: touchline preflight D08 --if 'issue.confirmed topic=price contacts=ana actor=customer' \
      --if '+1h proposal.sent amount=50000' --log q1.ndjson --as-of 2026-03-10T09:00:00Z
      """)

  @Argument(help: "The deal.")
  var deal: String

  @Option(
    name: .customLong("if"), parsing: .singleValue,
    help: ArgumentHelp("An activity that has not happened; may be repeated.", valueName: "activity"))
  var activities: [String]

  @OptionGroup var input: InputOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var reader: ReaderOption

  @Flag(help: "Show also what would be held back, with the reason.")
  var all = false

  func run() throws {
    let premises = try Premises(input)
    let inputs = try Inputs(premises)
    let record = try inputs.record(of: deal)
    try reader.check(premises, record.holder(at: inputs.asOf))
    let run = PreflightRun(
      inputs.rules, timeline: inputs.timeline, catalogue: inputs.catalogue, directory: inputs.directory,
      site: inputs.site, asOf: inputs.asOf, threads: input.threadCount)
    let preflight = try Failure.ofQuestion { () throws(PreflightRun.Problem) in
      try run.preflight(try run.read(activities, on: record), on: record)
    }
    let result = PreflightPage(
      preflight, deal: record, names: Names(inputs.directory, asOf: inputs.asOf),
      speech: Speech(zone: inputs.site.defaultCalendar.zone, asOf: inputs.asOf), showsHeld: all)
    page.format.write(result.sheet, page.color) { result.json }
    try inputs.failIfIncomplete()
    if preflight.raisesAct { throw ExitCode(Failure.Status.found.rawValue) }
  }
}

extension Failure {
  fileprivate static func ofQuestion<Answer>(
    _ body: () throws(PreflightRun.Problem) -> Answer
  ) throws(Failure) -> Answer {
    do throws(PreflightRun.Problem) { return try body() } catch { throw .usage("--if: \(error.message)") }
  }
}

extension Inputs {
  /// The record of a deal; who it belongs to and how it stands.
  func record(of deal: String) throws(Failure) -> DealSummary {
    let only = try deals([deal])
    let evaluation = evaluate(EvaluationOptions(asOf: asOf, texts: false, onlyDeals: only))
    guard let record = evaluation.deals.first(where: { $0.id == deal }) else {
      throw .usage("there is no deal '\(deal)' as of \(asOf)")
    }
    return record
  }
}
