import Activity
import ArgumentParser
import Coaching
import Engine
import EventTime
import RulePacks
import SourceText

/// The agenda of a one-to-one.
struct AgendaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agenda",
    abstract: "Prepare a one-to-one: one word of praise, one pattern, one deal.",
    discussion: """
      Before them what the manager owes, and what was agreed last time and whether it happened (coaching.held, with the \
      task that was agreed). Nothing is in it of which the rep has not had a working day to hear. What came back from \
      nudges stands behind it where the log has nudge.* activities.

      Example: touchline agenda --rep R0007 --log q1.ndjson --directory people.ndjson
      Example: touchline agenda --rep R0007 --log q1.ndjson --directory people.ndjson --format html > monday.html
      """)

  @Option(help: ArgumentHelp("With whom the talk is.", valueName: "id"))
  var rep: String

  @OptionGroup var input: InputOptions

  @Option(help: "text, markdown, html or json.")
  var format = SheetFormat.text

  @Option(help: "auto, always or never.")
  var color: ColorChoice = .auto

  func run() throws {
    let inputs = try Inputs(input)
    let people = inputs.directory.entries.filter { $0.kind == .person }.map(\.id)
    guard let entry = inputs.directory.entry(.person, rep, at: inputs.asOf) else {
      throw Failure.unknownPerson(rep, among: people)
    }
    guard let manager = entry.manager else {
      throw Failure.usage("the directory names nobody who leads '\(rep)' on that day")
    }
    let page = AgendaPage(
      rep: rep, manager: manager, inputs.wholeReview(verdicts: true), timeline: inputs.timeline,
      directory: inputs.directory, names: Names(inputs.directory, asOf: inputs.asOf),
      speech: Speech(zone: inputs.site.defaultCalendar.zone, asOf: inputs.asOf))
    format.write(page.sheet, color) { page.json }
    try inputs.failIfIncomplete()
  }
}

extension Failure {
  /// A wrong id is answered with the nearest.
  static func unknownPerson(_ id: String, among ids: [String]) -> Failure {
    let meant = nearest(id, among: Set(ids)).map { "; did you mean '\($0)'?" } ?? ""
    return .usage("the directory knows nobody '\(id)' on that day\(meant)")
  }
}

extension Inputs {
  /// Everything that is found, with nothing held back for want of room.
  func wholeReview(verdicts: Bool) -> Review {
    let evaluation = evaluate(
      EvaluationOptions(asOf: asOf, verdicts: verdicts, threads: options.threadCount))
    return Review(evaluation, rules: rules, site: site, asOf: asOf, timeline: timeline, budget: .unlimited)
  }
}
