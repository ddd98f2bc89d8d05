import ArgumentParser

struct BriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "brief", abstract: "brief")
}
