import ArgumentParser
import Store

/// Makes the file of a store as small as what it holds.
struct StoreCompact: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact",
    abstract: "Make the file of a store as small as what it holds.",
    discussion: """
      Needs as much free room again as the store takes, and nobody else who writes to it.

      Example: touchline store compact team.store
      """)

  @Argument(help: "The store.")
  var store: String

  func run() throws {
    let (before, after) = try Failure.of { () throws(StoreProblem) in
      let store = try Store.open(store)
      let before = store.bytes
      try store.compact()
      return (before, store.bytes)
    }
    Console.standardOutput.write("\(store): \(before) bytes before, \(after) now\n")
  }
}
