import ArgumentParser
import Store

/// Makes an empty store.
struct StoreInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make an empty store.",
    discussion: "Example: touchline store init team.store")

  @Argument(help: "A file that does not exist yet.")
  var store: String

  func run() throws {
    _ = try Failure.of { () throws(StoreProblem) in try Store.make(at: store) }
    Console.standardOutput.write(
      "\(store) is made; bring a log into it with: touchline import ndjson LOG --store \(store)\n")
  }
}
