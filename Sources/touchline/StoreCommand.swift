import ArgumentParser
import Store

/// Care of a store; each tool is a file of its own.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store",
    abstract: "Make, inspect, copy and repair a store.",
    discussion: """
      A store is one file that keeps a team's log and directory. While a program has it open, two more stand beside \
      it, with -wal and -shm behind its name; they belong to it.

      Example: touchline store init team.store
      Example: touchline store backup team.store monday.store
      """,
    subcommands: [
      StoreInit.self, StoreInfo.self, StoreCheck.self, StoreBackup.self, StoreRestore.self, StoreCompact.self,
      StoreExport.self, StorePerson.self,
    ])
}

/// The store that a command works on.
struct StoreOption: ParsableArguments {
  @Option(help: ArgumentHelp("The store.", valueName: "file"))
  var store: String

  /// Opened for writing.
  func open() throws(Failure) -> Store {
    try Failure.of { () throws(StoreProblem) in try Store.open(store) }
  }
}

extension Failure {
  /// Does something with a store and puts what goes wrong into words.
  static func of<Result>(_ body: () throws(StoreProblem) -> Result) throws(Failure) -> Result {
    do {
      return try body()
    } catch {
      throw error.isUsage ? .usage(error.message) : .input(error.message)
    }
  }

  /// Does something with a store, among other things that may go wrong.
  static func ofStore<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let problem as StoreProblem {
      throw problem.isUsage ? Failure.usage(problem.message) : .input(problem.message)
    }
  }
}
