import ArgumentParser
import Authoring
import Coaching
import EventTime
import RulePacks
import SourceText
import Symbols

/// Tools for a site's tuning of packs.
struct PackTune: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Look after what a site's configuration tunes and excepts.",
    discussion: "Example: touchline pack tune report --config touchline.yaml --log year.ndjson",
    subcommands: [PackTuneReport.self])
}

/// Says which tunings and exceptions do nothing, do too much, or end.
struct PackTuneReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Say which tunings and exceptions do nothing on a log, do too much, or end.",
    discussion: """
      The log is judged with the configuration and again without each part of it. Something is unused where nothing on \
      the log is otherwise without it, and too broad where it takes away more than a share of what would be said.

      Examples:
        touchline pack tune report --config touchline.yaml --log year.ndjson --directory people.ndjson
        touchline pack tune report --config touchline.yaml --log year.ndjson --too-broad 80 --soon 60 --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("What takes away more than this share is too broad.", valueName: "percent"))
  var tooBroad = 50

  @Option(help: ArgumentHelp("What ends within so many days ends soon.", valueName: "days"))
  var soon = 30

  @Option(help: "text or json.")
  var format = Format.text

  @Option(help: "auto, always or never.")
  var color = ColorChoice.auto

  func validate() throws {
    guard (0...100).contains(tooBroad) else {
      throw ValidationError("--too-broad is a percentage from 0 to 100")
    }
    guard (0...366).contains(soon) else { throw ValidationError("--soon is a number of days from 0 to 366") }
    if input.config == nil { throw ValidationError("--config is missing: name the site's touchline.yaml") }
    if input.log.isEmpty {
      throw ValidationError("--log is missing: name the activity log, or - for standard input")
    }
  }

  func run() throws {
    let setting = try SitePacks(input.setting)
    let run = TuningRun(
      setting.packs, site: setting.site, limits: .init(broad: Double(tooBroad) / 100, soon: soon))
    var symbols = SymbolTable()
    let content = run.content(&symbols)
    let log = try setting.log(input, content: content, symbols: symbols)
    let note = Waiting("judging the log without each part of the configuration")
    let report = run.report(
      log.timeline, directory: try SiteFiles.directory(input.directory, site: setting.site),
      asOf: setting.asOf,
      threads: input.threadCount)
    note.finish()
    let page = TuningPage(report)
    switch format {
    case .text: Console.standardOutput.write(page.text(.forReading(color)))
    case .json: Console.standardOutput.write(page.json)
    }
    try log.summary.failIfIncomplete(strict: input.strict)
  }
}
