import Activity
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
    let run = PreflightRun(
      premises.rules, catalogue: premises.catalogue, directory: premises.directory, site: premises.site,
      asOf: premises.asOf, threads: input.threadCount)
    let raisesAct = try premises.answer(
      stored: { try $0.supposed(activities, on: deal, run).map { try write($0, premises) } },
      whole: { try write(try $0.supposed(activities, on: deal, run), premises) })
    if raisesAct { throw ExitCode(Failure.Status.found.rawValue) }
  }

  /// - Returns: Whether something of the highest level would be raised.
  private func write(_ supposed: Supposed, _ premises: Premises) throws -> Bool {
    try reader.check(premises, supposed.deal.holder(at: premises.asOf))
    let result = PreflightPage(
      supposed.preflight, deal: supposed.deal, names: premises.names, speech: premises.speech,
      showsHeld: all)
    page.format.write(result.sheet, page.color) { result.json }
    return supposed.preflight.raisesAct
  }
}

/// What activities would change on a deal that have not happened.
struct Supposed {
  let deal: DealSummary
  let preflight: Preflight
}

extension Inputs {
  fileprivate func supposed(_ lines: [String], on deal: String, _ run: PreflightRun) throws -> Supposed {
    let record = try record(of: deal)
    return try Failure.ofQuestion {
      let prefix = PreflightRun.idPrefix { ids in
        let index = ActivityIndex(timeline, ids: ids)
        return ids.allSatisfy { index.row($0) == nil }
      }
      let activities = try run.read(lines, on: record, idPrefix: prefix)
      return Supposed(
        deal: record, preflight: try run.preflight(run.judge(activities, on: record, timeline), timeline))
    }
  }
}

extension StoredReading {
  /// Nil where all lines are needed.
  fileprivate func supposed(_ lines: [String], on deal: String, _ run: PreflightRun) throws -> Supposed? {
    guard let record = try page(about: SubjectID(kind: .deal, ids: [deal]))?.review.deal(deal) else {
      return nil
    }
    return try Failure.ofQuestion {
      let prefix = try PreflightRun.idPrefix { try hasNone(of: $0) }
      let activities = try run.read(lines, on: record, idPrefix: prefix)
      return try preflight(activities, on: record, run).map { Supposed(deal: record, preflight: $0) }
    }
  }
}

extension Failure {
  fileprivate static func ofQuestion<Answer>(_ body: () throws -> Answer) throws -> Answer {
    do { return try body() } catch let problem as PreflightRun.Problem {
      throw usage("--if: \(problem.message)")
    }
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
