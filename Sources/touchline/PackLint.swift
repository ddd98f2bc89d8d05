import ArgumentParser
import RulePacks
import SourceText

/// Says everything that is wrong with packs, each problem with its place and a remedy.
struct PackLint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Say everything that is wrong with packs, and where.",
    discussion: """
      Reads each pack and the tests beside it, and reports all problems in one run. Ends with 1 where one of them is \
      an error; warnings and notes do not fail. What a rule mutes is looked for in all of these packs and in the shipped ones.

      Examples:
        touchline pack lint Rules
        touchline pack lint my-pack.yaml --format github
      """)

  @OptionGroup var arguments: PackArguments

  @Option(help: "How to print: text, json, github or sarif.")
  var format = Diagnostic.Format.text

  func run() throws {
    let domains = try arguments.domains()
    let sources = try arguments.sources()
    let read = sources.map { domains.reader.read($0.file, testFiles: $0.tests) }
    let together = PackSet.problems(in: read.compactMap(\.pack), beside: domains.shippedPacks)
    let diagnostics = sources.indices.flatMap { place in
      let own = together.filter { $0.file.name == sources[place].file.name }
      return Diagnostic.ordered(read[place].diagnostics + own)
    }
    let color = arguments.color.isOn(Console.standardOutput.descriptor)
    Console.standardOutput.write(Diagnostic.render(diagnostics, as: format, color: color))
    if format == .text { Console.error(summary(of: diagnostics, packs: sources.count)) }
    if diagnostics.hasErrors { throw ExitCode(Failure.Status.found.rawValue) }
  }

  private func summary(of diagnostics: [Diagnostic], packs: Int) -> String {
    func count(_ severity: Diagnostic.Severity, _ noun: String) -> String {
      let count = diagnostics.count { $0.severity == severity }
      return "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
    let counts = [count(.error, "error"), count(.warning, "warning"), count(.note, "note")]
    return "\(packs) pack\(packs == 1 ? "" : "s"): " + counts.joined(separator: ", ")
  }
}

extension Diagnostic.Format: ExpressibleByArgument {}
