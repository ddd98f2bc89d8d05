import ArgumentParser
import Authoring
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
      """)

  @OptionGroup var arguments: PackArguments

  @Option(help: "Only tests whose name contains this text.")
  var filter: String?

  @Flag(name: .shortAndLong, help: "Name every test, not only those that fail.")
  var verbose = false

  @Option(help: "How to print: text or json.")
  var format = Format.text

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func run() throws {
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
    let line = result.test.file.position(at: result.test.range.start).line
    let place = "\(result.test.file.name):\(line)"
    switch result.status {
    case .passed: return "passed  \(name)\n"
    case .failed: return "FAILED  \(name)\n    \(place)\n\(result.timeline)\n"
    case .todo(let reason): return "todo    \(name): \(reason)\n"
    case .passedTodo: return "FAILED  \(name)\n    \(place): it passes now; take its todo away\n"
    }
  }

  private func summarise(_ results: [TestResult]) {
    let failed = results.count(where: \.isFailure)
    let todo = results.count {
      if case .todo = $0.status { true } else { false }
    }
    let passed = results.count - failed - todo
    guard format == .text else { return Console.standardOutput.write(json(results, passed, failed, todo)) }
    if todo > 0 { Console.standardOutput.write("\(todo) test\(todo == 1 ? "" : "s") still to do\n") }
    Console.standardOutput.write("\(passed) passed, \(failed) failed\n")
  }

  private func json(_ results: [TestResult], _ passed: Int, _ failed: Int, _ todo: Int) -> String {
    var json = JSONWriter()
    json.object { json in
      json.pair("passed", passed)
      json.pair("failed", failed)
      json.pair("todo", todo)
      json.key("tests")
      json.array { json in
        for result in results {
          json.object { json in
            json.pair("pack", result.pack)
            json.pair("name", result.test.name)
            json.pair("file", result.test.file.name)
            json.pair("line", result.test.file.position(at: result.test.range.start).line)
            json.pair("status", result.status.word)
            if result.isFailure { json.pair("timeline", result.timeline) }
          }
        }
      }
    }
    json.newline()
    return json.text
  }
}

extension TestResult.Status {
  fileprivate var word: String {
    switch self {
    case .passed: "passed"
    case .failed, .passedTodo: "failed"
    case .todo: "todo"
    }
  }
}
