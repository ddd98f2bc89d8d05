import ArgumentParser
import Store

/// Brings a copy of a store back.
struct StoreRestore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Bring a copy of a store back.",
    discussion: """
      The copy is looked through first; one that is not whole changes nothing. A store that is there is overwritten \
      only with --force, in one step: who reads it meanwhile sees the one or the other.

      Example: touchline store restore monday.store team.store --force
      """)

  @Argument(help: "The copy, which stays as it is.")
  var copy: String

  @Argument(help: "The store that becomes as the copy is.")
  var store: String

  @Flag(help: "Overwrite the store that is there.")
  var force = false

  func run() throws {
    let catalogue = try Domains(kindsFile: nil, site: try SiteFiles.site(nil)).catalogue
    try Failure.of { () throws(StoreProblem) in
      let copy = try Store.open(copy, isReadOnly: true)
      if let fault = try copy.faults(catalogue).first { throw .damaged(self.copy, fault) }
      if force, Files.exists(store) {
        try copy.overwrite(store)
      } else {
        try copy.backUp(to: store)
      }
    }
    Console.standardOutput.write("\(store) holds what \(copy) holds\n")
  }
}
