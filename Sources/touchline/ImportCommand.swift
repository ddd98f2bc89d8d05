import ArgumentParser

/// Brings data into a store; each kind of data is a file of its own.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring a log or a directory into a store.",
    discussion: """
      What is there already is not kept twice: an import that was broken off is simply given again.

      Example: touchline import ndjson q1.ndjson --store team.store
      Example: touchline import directory people.ndjson --store team.store
      """,
    subcommands: [ImportLog.self, ImportDirectory.self])
}
