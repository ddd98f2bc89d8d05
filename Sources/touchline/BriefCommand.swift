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
      Example: touchline brief D000001 --store team.store --for R0007
      """)

  @Argument(help: "The deal.")
  var deal: String

  @OptionGroup var input: InputOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var reader: ReaderOption

  func run() throws {
    let premises = try Premises(input)
    let options = EvaluationOptions(asOf: premises.asOf, verdicts: true, brief: true, witnesses: true)
    try premises.page(
      read: { try $0.page(about: [deal], options) },
      whole: { inputs in
        var options = options
        options.onlyDeals = try inputs.deals([deal])
        return PageInputs(premises, inputs, options)
      }, write)
  }

  private func write(_ inputs: PageInputs) throws {
    let record = try inputs.record(of: deal)
    try reader.check(inputs.premises, record.holder(at: inputs.premises.asOf))
    let brief = BriefPage(
      record, review: inputs.review, timeline: inputs.timeline, names: inputs.names, speech: inputs.speech,
      answers: inputs.answers, provesEnds: page.format == .json)
    page.format.write(brief.sheet, brief.text(.forReading(page.color))) { brief.json }
  }
}

extension PageInputs {
  func record(of deal: String) throws(Failure) -> DealSummary {
    guard let record = review.deal(deal) else {
      throw .usage("there is no deal '\(deal)' as of \(premises.asOf)")
    }
    return record
  }
}

extension DealSummary {
  /// Whom it concerns; empty where the log names nobody.
  func holder(at instant: Instant) -> [(person: String, at: Instant)] { rep.map { [($0, instant)] } ?? [] }
}
