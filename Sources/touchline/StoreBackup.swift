import ArgumentParser
import Store

/// Copies a store.
struct StoreBackup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy a store while others go on to work with it.",
    discussion: """
      The copy appears when it is whole, and is a store itself. To copy the file with other tools is safe only while \
      nothing has it open.

      Example: touchline store backup team.store monday.store
      """)

  @Argument(help: "The store.")
  var store: String

  @Argument(help: "A file that does not exist yet.")
  var copy: String

  func run() throws {
    try Failure.of { () throws(StoreProblem) in try Store.open(store, isReadOnly: true).backUp(to: copy) }
    Console.standardOutput.write("\(copy) holds what \(store) holds\n")
  }
}
