import ArgumentParser
import Coaching
import Engine
import EventTime
import RulePacks
import Store

/// Whether nudges bring about what they are for.
struct EffectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "effect",
    abstract: "Say whether nudges help, by those that were left unsaid by chance.",
    discussion: """
      A site that agrees to it writes hold_out: { share: 20%, salt: spring, from: 2026-01-05 } into its configuration: \
      that share of nudges is left unsaid, by a hash of rule, subject and trigger that nobody can choose; rules with \
      the tag safety never. What each rule aims at (its 'aim', or that it clears within 7 days) is then counted for both \
      lots: the difference with its interval, how many nudges it takes for one more, whether it fades, and what to retire.

      Example: touchline effect --log year.ndjson --config touchline.yaml --directory people.ndjson
      With --store it is also said how many were handed over, and what the difference is where one was.

      Example: touchline effect --log year.ndjson --config touchline.yaml --format json
      Example: touchline effect --store team.store --config touchline.yaml
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var page: PageOptions

  @Option(
    help: ArgumentHelp("Count from this day on (default: since nudges are held out).", valueName: "day"))
  var since: String?

  func run() throws {
    let inputs = try Inputs(input)
    guard let holdOut = inputs.site.holdOut else {
      throw Failure.usage(
        "the configuration holds nothing out, so there is nothing to compare; see touchline effect --help")
    }
    let zone = inputs.site.defaultCalendar.zone
    let start = zone.startOfDay(holdOut.from)
    let from = try since.map { text throws(Failure) in try Moment.parse(text, "--since", zone) } ?? start
    let evaluation = inputs.evaluate(
      EvaluationOptions(asOf: inputs.asOf, texts: false, threads: input.threadCount))
    let review = Review(
      evaluation, rules: inputs.rules, site: inputs.site, asOf: inputs.asOf, timeline: inputs.timeline,
      budget: .unlimited)
    let effect = EffectRun(
      review, holdOut: holdOut, timeline: inputs.timeline, directory: inputs.directory, shown: try shown
    ).effect(from: max(from, start))
    let result = EffectPage(effect, speech: Speech(zone: zone, asOf: inputs.asOf))
    page.format.write(result.sheet, page.color) { effect.json }
    try inputs.failIfIncomplete()
  }

  /// A log does not say what was handed over; a store does.
  private var shown: Set<String>? {
    get throws {
      guard let path = input.store else { return nil }
      return try Failure.ofStore { try Store.open(path, isReadOnly: true).read { try $0.shownFindings() } }
    }
  }
}
