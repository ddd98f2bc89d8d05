import Activity
import ArgumentParser
import Authoring
import Coaching
import EventTime
import RulePacks
import SourceText
import Symbols

/// Says what a change of packs or of their tuning does to a log.
struct PackImpact: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact",
    abstract:
      "Say what a change of packs or tuning does to a log: what comes, goes and moves, and whose week it changes.",
    discussion: """
      Both sides are packs, folders of packs, or configurations (touchline.yaml); the word shipped stands for the packs \
      that the program ships. --config holds on a side that is packs; --packs are those that a configuration chooses from.
      A finding moves where rule, subject and the activity that it begins with are the same, and its instant, level or \
      text is not. Nudges are counted as they would be told on both sides, before any budget for a day.

      Examples:
        touchline pack impact --from old/touchline.yaml --to touchline.yaml --log year.ndjson --directory people.ndjson
        touchline pack impact --from shipped --to shipped my-pack.yaml --log year.ndjson --as-of 2026-12-31 --format markdown
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("What holds now: packs, folders, configurations, or shipped.", valueName: "path"))
  var from: [String]

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("What would hold instead, named likewise.", valueName: "path"))
  var to: [String]

  @OptionGroup var input: InputOptions

  @Option(help: "text, json or markdown.")
  var format = Format.text

  @Option(help: "auto, always or never.")
  var color = ColorChoice.auto

  func validate() throws {
    if input.log.isEmpty {
      throw ValidationError("--log is missing: name the activity log, or - for standard input")
    }
  }

  func run() throws {
    let (old, new) = (try side(from), try side(to))
    var symbols = SymbolTable()
    let run = ImpactRun(
      from: ImpactSide(packs: old.packs, site: old.site), to: ImpactSide(packs: new.packs, site: new.site),
      symbols: &symbols)
    let zone = new.site.defaultCalendar.zone
    let directory = try SiteFiles.directory(input.directory, site: new.site)
    let log = try new.log(input, content: run.content, symbols: symbols)
    let note = Waiting("judging both sides")
    let impact = run.impact(log.timeline, directory: directory, asOf: new.asOf, threads: input.threadCount)
    note.finish()
    let page = ImpactPage(
      impact, from: from.joined(separator: " "), to: to.joined(separator: " "),
      names: Names(directory, asOf: new.asOf), speech: Speech(zone: zone, asOf: new.asOf))
    write(page)
    try log.summary.failIfIncomplete(strict: input.strict)
  }

  private func write(_ page: ImpactPage) {
    let stream = Console.standardOutput
    switch format {
    case .text:
      stream.write(page.text(TextLayout(width: Console.width, color: color.isOn(stream.descriptor))))
    case .json: stream.write(page.json)
    case .markdown: stream.write(page.markdown)
    }
  }

  /// A configuration, or packs beside the configuration of both sides.
  private func side(_ paths: [String]) throws -> SitePacks {
    var options = input.setting
    let sites = try paths.filter(Self.isSite)
    guard sites.count <= 1 else {
      throw Failure.usage("\(sites.joined(separator: " and ")): a side has one configuration")
    }
    if let site = sites.first { options.config = site }
    let packs = paths.filter { !sites.contains($0) }
    if !packs.isEmpty { options.packs = packs }
    return try SitePacks(options)
  }

  /// Whether a file is a configuration: of all files of the language, packs and tests alone name a pack at the margin.
  private static func isSite(_ path: String) throws -> Bool {
    guard !Files.isFolder(path), path != PackFiles.shipped || Files.exists(path) else { return false }
    let file = try Files.read(path)
    return !file.lineStarts.contains { file.utf8[$0...].starts(with: "pack:".utf8) }
  }
}
