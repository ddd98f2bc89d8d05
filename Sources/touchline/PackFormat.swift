import ArgumentParser
import RulePacks
import SourceText

/// Brings packs and their tests into the one order and spacing.
struct PackFormat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Bring packs and their tests into the one order and spacing.",
    discussion: """
      Keys come in the order in which a rule is read aloud; comments go with the key below them. The meaning stays. \
      Files are written in place; with --check they are only named, and the status is 1 where one is not in order.

      Examples:
        touchline pack fmt my-pack.yaml
        touchline pack fmt --check Rules
      """)

  @Argument(help: "Packs, or folders of packs; their tests go with them.")
  var packs: [String]

  @Flag(help: "Write nothing; name the files that are not in order.")
  var check = false

  func run() throws {
    var unordered: [String] = []
    for source in try PackSource.load(packs) {
      for (file, document) in [(source.file, EditorSchema.Document.pack)] + source.tests.map({ ($0, .tests) })
      {
        guard let formatted = PackFormatter(document).format(file) else {
          throw Failure.input("\(file.name) cannot be read; touchline pack lint says why")
        }
        guard Array(formatted.utf8) != file.utf8 else { continue }
        unordered.append(file.name)
        if !check { try Files.replace(file.name, by: formatted) }
      }
    }
    for name in unordered { Console.standardOutput.write("\(name)\n") }
    if check, !unordered.isEmpty { throw ExitCode(Failure.Status.found.rawValue) }
  }
}
