import ArgumentParser
import Parallel

/// What every command that judges a log is given.
struct InputOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The activity log: files, folders, or - for standard input; NDJSON, plain, gzip or zstd.",
      valueName: "log"))
  var log: [String] = []

  @Option(help: ArgumentHelp("A store, in place of a log and a directory.", valueName: "file"))
  var store: String?

  @OptionGroup var setting: SettingOptions

  @Option(help: ArgumentHelp("People, accounts and deals: NDJSON or YAML.", valueName: "file"))
  var directory: String?

  @Option(help: ArgumentHelp("Nothing that was recorded later exists.", valueName: "instant"))
  var knownAt: String?

  @Option(
    help: ArgumentHelp(
      "Writes lines of the log that are no activities here, with place and reason.", valueName: "file"))
  var rejects: String?

  @Option(
    help: ArgumentHelp(
      "How many threads read and judge the log (default: as many as there are processors).",
      valueName: "number"))
  var threads: Int?

  @Flag(help: "End with status 3 where lines of the log were rejected.")
  var strict = false

  func validate() throws {
    if store != nil, !log.isEmpty { throw ValidationError("give --log or --store, not both") }
    if let threads, threads < 1 { throw ValidationError("--threads wants a number from 1 on") }
  }

  var packs: [String] {
    get { setting.packs }
    set { setting.packs = newValue }
  }

  var config: String? {
    get { setting.config }
    set { setting.config = newValue }
  }

  var kinds: String? { setting.kinds }

  var asOf: String? {
    get { setting.asOf }
    set { setting.asOf = newValue }
  }

  /// How many threads may work at a time.
  var threadCount: Int { threads ?? processorCount }
}

/// When text is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  func isOn(_ descriptor: Int32) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      Console.isTerminal(descriptor) && (Console.environment("NO_COLOR") ?? "").isEmpty
        && Console.environment("TERM") != "dumb"
    }
  }
}
