import Activity
import ArgumentParser
import Coaching
import EventTime
import RulePacks

/// A manager's week.
struct DigestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest",
    abstract: "A manager's week: the few points that matter, what moved, what was held back and why.",
    discussion: """
      At most three things that the manager owes, at most five points about the team, one of each deal and of each rule; \
      what was settled and answered; with whom there was no talk for long. Nothing about a rep's work of which the rep has \
      not had a working day to hear.

      Example: touchline digest --manager M003 --log q1.ndjson --directory people.ndjson
      """)

  @Option(help: ArgumentHelp("Whose week it is.", valueName: "id"))
  var manager: String

  @OptionGroup var input: InputOptions

  @Option(help: "text, markdown, html or json.")
  var format = SheetFormat.text

  @Option(help: "auto, always or never.")
  var color: ColorChoice = .auto

  func run() throws {
    let inputs = try Inputs(input)
    let leaders = inputs.directory.entries.compactMap(\.manager)
    guard leaders.contains(manager) else { throw Failure.unknownPerson(manager, among: leaders) }
    let page = DigestPage(
      manager: manager, inputs.wholeReview(verdicts: false), timeline: inputs.timeline,
      directory: inputs.directory, names: Names(inputs.directory, asOf: inputs.asOf),
      speech: Speech(zone: inputs.site.defaultCalendar.zone, asOf: inputs.asOf))
    format.write(page.sheet, color) { page.json }
    try inputs.failIfIncomplete()
  }
}
