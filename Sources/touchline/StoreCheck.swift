import ArgumentParser
import Store

/// Looks whether a store is whole.
struct StoreCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look whether a store is whole; 1 where it is not.",
    discussion: """
      Looks at every page and every line: whether each line is an activity still, and stands under the deal, the \
      account, the rep and the time that it says.

      Example: touchline store check team.store
      """)

  @Argument(help: "The store.")
  var store: String

  @Option(
    help: ArgumentHelp(
      "Kinds of activities; the file's domain is the only one, its kinds the only kinds.", valueName: "file"))
  var kinds: String?

  func run() throws {
    let catalogue = try Domains(kindsFile: kinds, site: try SiteFiles.site(nil)).catalogue
    let faults = try Failure.of { () throws(StoreProblem) in
      try Store.open(store, isReadOnly: true).faults(catalogue)
    }
    guard !faults.isEmpty else { return Console.standardOutput.write("\(store) is whole\n") }
    Console.standardOutput.write(faults.map { "\(store): \($0)\n" }.joined())
    throw Failure(
      status: .found, message: "bring back a copy with: touchline store restore COPY \(store)")
  }
}
