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
      Example: touchline agenda --rep R0007 --store team.store --for M003
      """)

  @Option(help: ArgumentHelp("With whom the talk is.", valueName: "id"))
  var rep: String

  @OptionGroup var input: InputOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var reader: ReaderOption

  func run() throws {
    let premises = try Premises(input)
    let people = premises.directory.entries.filter { $0.kind == .person }.map(\.id)
    guard let entry = premises.directory.entry(.person, rep, at: premises.asOf) else {
      throw Failure.unknownPerson(rep, among: people)
    }
    guard let manager = entry.manager else {
      throw Failure.usage("the directory names nobody who leads '\(rep)' on that day")
    }
    try reader.check(premises, [(rep, premises.asOf)])
    let options = EvaluationOptions(asOf: premises.asOf, verdicts: true)
    try premises.page(
      read: { try $0.page(about: [rep], of: manager, anew: true, options) },
      whole: { PageInputs(premises, $0, options) }, { write($0, manager) })
  }

  private func write(_ inputs: PageInputs, _ manager: String) {
    let agenda = AgendaPage(
      rep: rep, manager: manager, inputs.review, timeline: inputs.timeline,
      directory: inputs.premises.directory, names: inputs.names, speech: inputs.speech,
      isForRep: reader.reader == rep)
    page.format.write(agenda.sheet, page.color) { agenda.json }
  }
}

extension Failure {
  /// A wrong id is answered with the nearest.
  static func unknownPerson(_ id: String, among ids: [String]) -> Failure {
    let meant = nearest(id, among: Set(ids)).map { "; did you mean '\($0)'?" } ?? ""
    return .usage("the directory knows nobody '\(id)' on that day\(meant)")
  }
}
