import ArgumentParser

/// The tools of people who write packs; each is a file of its own.
struct Pack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Check, test and document rule packs.",
    discussion: "Example: touchline pack test Rules/customer-concept/customer-concept.yaml",
    subcommands: [])
}
