import Activity
import ArgumentParser
import Store

/// Brings people, accounts and deals into a store.
struct ImportDirectory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "directory",
    abstract: "Bring people, accounts and deals into a store.",
    discussion: """
      Entries are added to those that are there; one that begins on the same day as another of its subject takes its \
      place. A file with a line that is no entry is refused as a whole.

      Example: touchline import directory people.ndjson --store team.store
      Example: touchline import directory everybody.yaml --store team.store --replace
      """)

  @Argument(help: "Directories: NDJSON or YAML.")
  var files: [String]

  @OptionGroup var place: StoreOption

  @Option(
    help: ArgumentHelp(
      "The site's configuration, touchline.yaml: in its zone bare dates begin.", valueName: "file"))
  var config: String?

  @Flag(help: "Forget the directory that is there.")
  var replace = false

  func run() throws {
    let site = try SiteFiles.site(config)
    var entries: [Directory.Entry] = []
    for file in files { entries += try SiteFiles.directory(file, site: site).entries }
    let store = try place.open()
    if replace {
      try Failure.of { () throws(StoreProblem) in try store.replaceDirectory(entries) }
      Console.standardOutput.write("\(place.store): \(entries.count) entries, and no others\n")
    } else {
      let taken = try Failure.of { () throws(StoreProblem) in try store.take(entries) }
      Console.standardOutput.write(
        "\(place.store): \(taken.added) entries kept, \(taken.known) there already\n")
    }
  }
}
