import ArgumentParser
import Authoring
import Parallel
import RulePacks
import SourceText

/// Says what the tests of packs show of each rule, and what they do not.
struct PackCoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Say what the tests of packs show of each rule.",
    discussion: """
      For each rule: whether a test shows it not applicable, met, raised, cleared, expired, void and unknown, as far as \
      its form has these; how many edges of durations are tried to their very end; whether 'if' was false where all else \
      was as for a finding; how many texts were said with a value in each hole. What no test shows is named.

      Examples:
        touchline pack coverage Rules/customer-concept
        touchline pack coverage my-pack.yaml --format json
      """)

  @OptionGroup var arguments: PackArguments

  @Option(help: "How to print: text or json.")
  var format = PackTests.Format.text

  @Option(help: "How many threads to work on; by default one for each processor.")
  var threads: Int?

  func run() throws {
    let domains = try arguments.domains()
    let run = CoverageRun(
      MutationRun(
        reader: domains.reader, runner: PackTestRunner(catalogue: domains.catalogue),
        threads: threads ?? processorCount))
    var packs: [PackCoverage] = []
    for source in try arguments.sources() {
      let (pack, diagnostics) = domains.reader.read(source.file, testFiles: source.tests)
      guard let pack else {
        try Problems.report(diagnostics, warnings: false)
        continue
      }
      packs.append(run.coverage(of: pack))
    }
    Console.standardOutput.write(
      format == .json ? packs.json : packs.map(\.page).joined(separator: "\n"))
  }
}
