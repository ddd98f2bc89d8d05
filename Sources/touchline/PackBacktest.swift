import Activity
import ArgumentParser
import Authoring
import Coaching
import EventTime
import RulePacks
import SourceText
import Symbols

/// Says how deals went on which rules were kept, beside those on which they were broken.
struct PackBacktest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Compare deals on which each rule was kept with those on which it was broken.",
    discussion: """
      For each rule per deal: win rate, days to winning and amount, with counts, difference and interval. A deal is judged \
      by what was known at a landmark after it opened, and only if it was still open then: neither what was recorded \
      later nor a longer life decides on which side it stands. Differences are taken among deals of one stage and of \
      about one amount, and corrected for the number of comparisons. Where there are too few deals it says so.

      Of win rates the interval is Newcombe's; of days and amounts it is drawn by rep (bootstrap). Win rates take deals \
      for independent of each other.

      Examples:
        touchline pack backtest --log year.ndjson
        touchline pack backtest --log year.ndjson --packs my-pack.yaml --landmark 45 --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("How long after a deal's opening it is judged.", valueName: "days"))
  var landmark = 30

  @Flag(help: "Name also the rules with too few deals.")
  var all = false

  @Option(help: "How to print: text or json.")
  var format = Format.text

  @Option(help: "auto, always or never.")
  var color = ColorChoice.auto

  /// Beyond some years no deal is left.
  private static let longest = 3_650

  func validate() throws {
    guard (1...Self.longest).contains(landmark) else {
      throw ValidationError("--landmark is a number of days from 1 to \(Self.longest)")
    }
    if input.log.isEmpty {
      throw ValidationError("--log is missing: name the activity log, or - for standard input")
    }
  }

  func run() throws {
    let setting = try SitePacks(input.setting)
    var symbols = SymbolTable()
    let run = BacktestRun(setting.packs, site: setting.site, symbols: &symbols)
    let log = try setting.log(input, content: run.content, symbols: symbols)
    let note = Waiting("comparing deals")
    let backtest = run.backtest(
      log.timeline, directory: try SiteFiles.directory(input.directory, site: setting.site),
      asOf: setting.asOf,
      landmark: landmark, threads: input.threadCount)
    note.finish()
    let speech = Speech(zone: setting.site.defaultCalendar.zone, asOf: setting.asOf)
    let page = BacktestPage(backtest, speech: speech, showsAll: all)
    let stream = Console.standardOutput
    stream.write(
      format == .json
        ? page.json : page.text(TextLayout(width: Console.width, color: color.isOn(stream.descriptor))))
    try log.summary.failIfIncomplete(strict: input.strict)
  }
}
