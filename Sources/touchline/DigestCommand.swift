import Activity
import ArgumentParser
import Coaching
import Engine
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
      Example: touchline digest --manager M003 --store team.store
      """)

  @Option(help: ArgumentHelp("Whose week it is.", valueName: "id"))
  var manager: String

  @OptionGroup var input: InputOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var reader: ReaderOption

  func run() throws {
    let premises = try Premises(input)
    let leaders = premises.directory.entries.compactMap(\.manager)
    guard leaders.contains(manager) else { throw Failure.unknownPerson(manager, among: leaders) }
    if let person = reader.reader, person != manager {
      throw Failure.usage("'\(person)' may not see this: it is the week of '\(manager)' and of nobody else")
    }
    let people = premises.directory.people(ledBy: manager, at: premises.asOf)
    let options = EvaluationOptions(asOf: premises.asOf)
    try premises.page(
      read: { try $0.page(about: Set(people), of: manager, anew: false, options) },
      whole: { PageInputs(premises, $0, options) }, write)
  }

  private func write(_ inputs: PageInputs) {
    let digest = DigestPage(
      manager: manager, inputs.review, timeline: inputs.timeline, directory: inputs.premises.directory,
      names: inputs.names, speech: inputs.speech)
    page.format.write(digest.sheet, page.color) { digest.json }
  }
}
