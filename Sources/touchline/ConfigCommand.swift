import ArgumentParser

/// What a site's configuration comes to.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Say what a site's configuration comes to.",
    discussion: "Example: touchline config explain customer-concept/answer-in-time --config touchline.yaml",
    subcommands: [ConfigExplain.self])
}
