import ArgumentParser

/// The program: one subcommand, one file.
@main
struct Touchline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "touchline",
    abstract: "Coaching rules for sales teams, judged over logged activity.",
    discussion: """
      Rules are written in YAML packs; the log is NDJSON. Results go to standard output, everything else to \
      standard error. Exit status: 0 done, 1 found what it was asked to fail on, 2 wrong usage, 3 input that \
      cannot be used, 4 internal fault.

      Example: touchline check --log q1.ndjson --directory people.ndjson
      """,
    version: "touchline 0.1.0",
    subcommands: [Check.self, BriefCommand.self, Explain.self, Pack.self])
}
