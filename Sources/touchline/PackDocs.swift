import Activity
import ArgumentParser
import BuiltInDomains
import DomainKit
import RulePacks
import SourceText

/// Prints what packs expect and say as a page for people.
struct PackDocs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Print what packs expect and say, as Markdown.",
    discussion:
      "Example: touchline pack docs Rules/customer-concept/customer-concept.yaml > customer-concept.md")

  @OptionGroup var arguments: PackArguments

  @Flag(help: "Print the kinds of activities instead: the core's and those of every domain.")
  var catalogue = false

  func run() throws {
    guard !catalogue else { return Console.standardOutput.write(kindsPage.markdown) }
    let reader = try arguments.domains().reader
    var diagnostics: [Diagnostic] = []
    for source in try arguments.sources() {
      let read = reader.read(source.file)
      diagnostics += read.diagnostics
      if let pack = read.pack { Console.standardOutput.write(PackPage(pack).markdown) }
    }
    try Problems.report(diagnostics, warnings: false)
  }
  private var kindsPage: KindsPage {
    KindsPage([("Core", KindCatalogue.core)] + BuiltInDomains.all.map { ($0.title, $0.kinds) })
  }
}
