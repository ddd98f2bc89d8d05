import ArgumentParser
import Authoring
import Glibc
import RulePacks
import SourceText

/// Runs the tests of packs and shows, for one that fails, what happened when.
struct PackTests: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the tests of packs.",
    discussion: """
      Runs the tests in each pack and in the NAME.test.yaml beside it. A test that fails prints a time line of its log \
      with what the rules said. Ends with 1 where a test fails, with 3 where a pack has errors.

      Examples:
        touchline pack test
        touchline pack test my-pack.yaml --filter "price"
        touchline pack test my-pack.yaml --watch
      """)

  @OptionGroup var arguments: PackArguments

  @Option(help: "Only tests whose name contains this text.")
  var filter: String?

  @Flag(name: .shortAndLong, help: "Name every test, not only those that fail.")
  var verbose = false

  @Option(help: "How to print: text, json, junit or github.")
  var format = Format.text

  @Flag(help: "Stay, and run them again whenever one of the files changes.")
  var watch = false

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, junit, github
  }

  func validate() throws {
    if watch, arguments.packs.isEmpty { throw ValidationError("--watch needs the packs to look at") }
  }

  func run() throws {
    guard watch else { return try runOnce() }
    var seen: [[UInt8]]?
    while true {
      let contents = (try? arguments.sources())?.flatMap { [$0.file.utf8] + $0.tests.map(\.utf8) }
      if contents != seen {
        seen = contents
        try runAgain()
      }
      usleep(300_000)
    }
  }

  /// What is wrong now may be mended in a moment.
  private func runAgain() throws {
    do {
      try runOnce()
    } catch let failure as Failure {
      failure.report()
    } catch is ExitCode {
      // The tests that fail have been shown.
    }
    Console.error("waiting for a change; Ctrl-C ends")
  }

  private func runOnce() throws {
    let domains = try arguments.domains()
    let reader = domains.reader
    let runner = PackTestRunner(catalogue: domains.catalogue)
    var results: [TestResult] = []
    var hasErrors = false
    for source in try arguments.sources() {
      let (read, diagnostics) = reader.read(source.file, testFiles: source.tests)
      var pack = read
      if let filter { pack?.tests.removeAll { !$0.name.contains(filter) } }
      if let pack {
        let tested = runner.run(pack)
        report(tested, of: pack)
        results += tested
      }
      let errors = diagnostics.filter { $0.severity == .error }
      if !errors.isEmpty { Console.error(Diagnostic.render(errors, as: .text, color: paints)) }
      hasErrors = hasErrors || !errors.isEmpty
    }
    summarise(results)
    if hasErrors { throw Failure.input("a pack with errors was not tested") }
    if results.contains(where: \.isFailure) { throw ExitCode(Failure.Status.found.rawValue) }
  }

  private var paints: Bool { arguments.color.isOn(2) }

  private func report(_ results: [TestResult], of pack: RulePack) {
    guard format == .text else { return }
    for result in results where verbose || result.status != .passed {
      Console.standardOutput.write(describe(result))
    }
  }

  private func describe(_ result: TestResult) -> String {
    let name = "\(result.pack): \(result.test.name)"
    let place = "\(result.test.file.name):\(result.line)"
    switch result.status {
    case .passed: return "passed  \(name)\n"
    case .failed: return "FAILED  \(name)\n    \(place)\n\(result.timeline)\n"
    case .todo(let reason): return "todo    \(name): \(reason)\n"
    case .passedTodo: return "FAILED  \(name)\n    \(place): \(result.complaint)\n"
    }
  }

  private func summarise(_ results: [TestResult]) {
    switch format {
    case .json: Console.standardOutput.write(json(results))
    case .junit: Console.standardOutput.write(junit(results))
    case .github: Console.standardOutput.write(github(results))
    case .text:
      let tally = Tally(results)
      if tally.todo > 0 {
        Console.standardOutput.write("\(tally.todo) test\(tally.todo == 1 ? "" : "s") still to do\n")
      }
      Console.standardOutput.write("\(tally.passed) passed, \(tally.failed) failed\n")
    }
  }
}
