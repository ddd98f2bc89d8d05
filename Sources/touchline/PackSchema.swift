import Activity
import ArgumentParser
import BuiltInDomains
import DomainKit
import RulePacks

/// Prints what editors need to help with packs.
struct PackSchema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print a JSON Schema, with which editors complete and check packs.",
    discussion: """
      Kinds are offered from the core and from every domain. docs/editors.md says how to set up an editor.

      Examples:
        touchline pack schema > pack.schema.json
        touchline pack schema --for site > site.schema.json
      """)

  @Option(name: .customLong("for"), help: "What kind of file: pack, tests or site.")
  var document = EditorSchema.Document.pack

  func run() {
    let kinds = KindCatalogue.core + BuiltInDomains.all.flatMap(\.kinds)
    Console.standardOutput.write(EditorSchema(document, kinds: kinds.map(\.name).sorted()).json)
  }
}

extension EditorSchema.Document: ExpressibleByArgument {}
