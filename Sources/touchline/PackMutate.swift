import ArgumentParser
import Authoring
import Parallel
import RulePacks
import SourceText

/// Says which changes of a pack its tests would not notice.
struct PackMutate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutate",
    abstract: "Change packs in one place at a time and see whether their tests notice.",
    discussion: """
      Durations become one unit longer and shorter, counts one more and one less; 'if', 'unless', 'until', 'same', \
      'where' and single terms of a condition are left out. A change that no test notices is named with the test that \
      is missing; what only the brief reads or an aim names is left alone. Ends with 1 where fewer changes of a pack are \
      noticed than --at-least asks for.

      With --probe, a test is looked for that notices what none does: one of those that are there with a small change of \
      its log. What is printed has been run: it passes on the pack and fails on the changed one. Read it, then put it \
      where it belongs.

      Examples:
        touchline pack mutate Rules/customer-concept
        touchline pack mutate my-pack.yaml --at-least 95
        touchline pack mutate my-pack.yaml --probe --proposals my-pack.proposed.yaml
      """)

  @OptionGroup var arguments: PackArguments

  @Option(
    help: ArgumentHelp(
      "How many of a hundred changes of each pack must be noticed.", valueName: "percent"))
  var atLeast = 90

  @Option(help: "How many threads to work on; by default one for each processor.")
  var threads: Int?

  @Flag(help: "Propose tests that notice what none does.")
  var probe = false

  @Option(help: ArgumentHelp("With --probe: write them here instead of printing them.", valueName: "file"))
  var proposals: String?

  func validate() throws {
    if proposals != nil, !probe { throw ValidationError("--proposals goes with --probe") }
    guard (0...100).contains(atLeast) else {
      throw ValidationError("--at-least is a percentage from 0 to 100")
    }
  }

  func run() throws {
    let domains = try arguments.domains()
    let run = MutationRun(
      reader: domains.reader, runner: PackTestRunner(catalogue: domains.catalogue),
      threads: threads ?? processorCount)
    var noticed = 0
    var all = 0
    var isShort = false
    var proposed = ""
    for source in try arguments.sources() {
      let (pack, diagnostics) = domains.reader.read(source.file, testFiles: source.tests)
      guard let pack else {
        try Problems.report(diagnostics, warnings: false)
        continue
      }
      let results = run.results(for: pack)
      let seen = results.count(where: \.isNoticed)
      isShort = isShort || seen * 100 < results.count * atLeast
      noticed += seen
      all += results.count
      Console.standardOutput.write(report(results, of: pack))
      if probe { proposed += self.proposed(run, results, of: pack) }
    }
    let share = all == 0 ? 100 : noticed * 100 / all
    Console.standardOutput.write("\(noticed) of \(all) changes noticed, \(share) %\n")
    try write(proposed)
    if isShort { throw ExitCode(Failure.Status.found.rawValue) }
  }

  private func write(_ proposed: String) throws {
    guard probe else { return }
    guard !proposed.isEmpty else { return Console.error("no test is proposed") }
    if let proposals {
      try Files.replace(proposals, by: proposed)
    } else {
      Console.standardOutput.write("\n" + proposed)
    }
  }

  /// A test file of the proposals for one pack; nothing where there are none.
  private func proposed(_ run: MutationRun, _ results: [MutationResult], of pack: RulePack) -> String {
    let survivors = results.filter { !$0.isNoticed }.map(\.mutant)
    let probe = MutationProbe(run, of: pack)
    let tests = concurrently(survivors.count, threads: run.threads) { probe.proposal(for: survivors[$0]) }
    let found = tests.compactMap(\.self)
    Console.error("\(pack.id): \(found.count) of \(survivors.count) unnoticed changes have a proposal")
    guard !found.isEmpty else { return "" }
    return "touchline: 1\npack: ./\(pack.id).yaml\ntests:\n" + found.joined(separator: "\n")
  }

  private func report(_ results: [MutationResult], of pack: RulePack) -> String {
    let noticed = results.count(where: \.isNoticed)
    var lines = ["\(pack.id): \(noticed) of \(results.count) changes noticed"]
    for result in results where !result.isNoticed {
      let mutant = result.mutant
      let line = pack.file.position(at: mutant.place.start).line
      lines.append("  unnoticed  \(mutant.owner): \(mutant.change)")
      lines.append("             \(pack.file.name):\(line)")
      lines.append("             missing: \(mutant.missingTest)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
