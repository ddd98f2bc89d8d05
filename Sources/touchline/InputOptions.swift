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

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      """
      Rule packs, files or folders: exactly these are used; where the configuration has 'use', those that it names \
      from among them and the shipped ones. Without it, the shipped packs.
      """, valueName: "pack"))
  var packs: [String] = []

  @Option(help: ArgumentHelp("People, accounts and deals: NDJSON or YAML.", valueName: "file"))
  var directory: String?

  @Option(help: ArgumentHelp("The site's configuration, touchline.yaml.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Kinds of activities; the file's domain is the only one, its kinds the only kinds.", valueName: "file"))
  var kinds: String?

  @Option(
    help: ArgumentHelp(
      "Nothing later exists: an instant, or a day in the site's zone (default: now).", valueName: "instant"))
  var asOf: String?

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
    if let threads, threads < 1 { throw ValidationError("--threads wants a number from 1 on") }
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
