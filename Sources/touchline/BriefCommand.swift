import ArgumentParser
import Coaching
import Engine
import EventTime
import RulePacks
import SourceText

/// The page before a call.
struct BriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: "The page before a call: what is working, what is not, what is next.",
    discussion: """
      One screen: three headings of at most five lines, what not to do on this call, people met and not met with what \
      they want, promises on both sides, what to ask, what cannot be told. What not to do was tried on this log. The \
      other formats leave nothing out; json says of each open point what would end it, tried likewise.

      Example: touchline brief D000001 --log q1.ndjson --directory people.ndjson
      Example: touchline brief D000001 --log q1.ndjson --format html > brief.html
      """)

  @Argument(help: "The deal.")
  var deal: String

  @OptionGroup var input: InputOptions

  @Option(help: "text, markdown, html or json.")
  var format = SheetFormat.text

  @Option(help: "auto, always or never.")
  var color: ColorChoice = .auto

  func run() throws {
    let inputs = try Inputs(input)
    let only = try inputs.deals([deal])
    let evaluation = Evaluator.evaluate(
      inputs.rules, timeline: inputs.timeline, directory: inputs.directory, site: inputs.site,
      options: EvaluationOptions(
        asOf: inputs.asOf, verdicts: true, brief: true, witnesses: true, onlyDeals: only))
    guard let record = evaluation.deals.first(where: { $0.id == deal }) else {
      throw Failure.usage("there is no deal '\(deal)' as of \(inputs.asOf)")
    }
    let review = Review(
      evaluation, rules: inputs.rules, site: inputs.site, asOf: inputs.asOf,
      timeline: inputs.timeline,
      budget: .unlimited)
    let page = BriefPage(
      record, review: review, timeline: inputs.timeline, names: Names(inputs.directory, asOf: inputs.asOf),
      speech: Speech(zone: inputs.site.defaultCalendar.zone, asOf: inputs.asOf),
      answers: ClearingAnswers(
        timeline: inputs.timeline, catalogue: inputs.catalogue, directory: inputs.directory),
      provesEnds: format == .json)
    format.write(page.sheet, page.text(.forReading(color))) { page.json }
    try inputs.failIfIncomplete()
  }
}
