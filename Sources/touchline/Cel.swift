import ArgumentParser

/// The tools for expressions; each is a file of its own.
struct Cel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cel",
    abstract: "Evaluate CEL expressions, try them out, and run the tests of the language.",
    discussion: "Example: touchline cel eval 'size(contacts) > 1' --bindings deal.json",
    subcommands: [CelEval.self, CelRepl.self, CelTest.self])
}
