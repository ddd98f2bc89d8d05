import ArgumentParser
import CELWorkbench
import SourceText

/// Runs files of the public test suite of CEL and counts, suite file by suite file.
struct CelTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the tests of the language, one JSON object a line.",
    discussion: """
      Each test has id, file, expr, and value, error or deduced_type. One line is printed for each suite file, the total \
      last; a test that fails is named with what was expected and what came. Suite files that need block or network \
      extensions are skipped. Ends with 1 where a test fails, with 3 for a file that holds no tests.

      Example: touchline cel test vectors.jsonl
      """)

  @Argument(help: ArgumentHelp("Files of tests, or - for standard input.", valueName: "file"))
  var files: [String]

  @Option(help: "text or json.")
  var format = CelEval.Format.text

  func run() throws {
    var tallies: [String: ConformanceTally] = [:]
    var total = ConformanceTally()
    var failures: [Failed] = []
    for vector in try vectors() {
      let outcome = vector.run()
      tallies[vector.file, default: ConformanceTally()].count(vector, outcome)
      total.count(vector, outcome)
      guard case .failed(let expected, let came) = outcome else { continue }
      if format == .text { report(vector, expected, came) }
      failures.append((vector, expected, came))
    }
    write(tallies, total, failures)
    if total.failed > 0 { throw ExitCode(Failure.Status.found.rawValue) }
  }

  private typealias Failed = (vector: ConformanceVector, expected: String, came: String)

  private func write(_ tallies: [String: ConformanceTally], _ total: ConformanceTally, _ failures: [Failed]) {
    if format == .json { return writeJSON(tallies, total, failures) }
    let width = tallies.keys.map(\.count).max() ?? 0
    for (file, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      let name = Console.clean(file) + String(repeating: " ", count: width - file.count)
      Console.standardOutput.write("\(name)  \(tally.summary)\(tally.kinds)\n")
    }
    Console.standardOutput.write("\(total.summary)\n")
  }

  private func writeJSON(
    _ tallies: [String: ConformanceTally], _ total: ConformanceTally, _ failures: [Failed]
  ) {
    var json = JSONWriter()
    json.object { json in
      json.key("files")
      json.object { json in
        for (file, tally) in tallies.sorted(by: { $0.key < $1.key }) {
          json.key(file)
          json.object { tally.write(to: &$0) }
        }
      }
      json.key("total")
      json.object { total.write(to: &$0) }
      json.key("failures")
      json.array { json in
        for (vector, expected, came) in failures {
          json.object { json in
            json.pair("id", vector.id)
            json.pair("expr", vector.source)
            json.pair("expected", expected)
            json.pair("came", came)
          }
        }
      }
    }
    json.newline()
    Console.standardOutput.write(json.utf8)
  }

  /// All files are read before a test runs, so that a wrong one is not found out halfway.
  private func vectors() throws -> [ConformanceVector] {
    var vectors: [ConformanceVector] = []
    for path in files {
      let file = try Files.read(path)
      do throws(ConformanceSuite.Malformed) {
        vectors += try ConformanceSuite(reading: file).vectors
      } catch {
        throw Failure.input("\(file.name):\(error.line): \(error.message)")
      }
    }
    return vectors
  }

  private func report(_ vector: ConformanceVector, _ expected: String, _ came: String) {
    let lines = [vector.id, vector.source, expected, came].map(Console.clean)
    Console.standardOutput.write(
      "FAILED  \(lines[0])\n    \(lines[1])\n    expected: \(lines[2])\n    came:     \(lines[3])\n")
  }
}

extension ConformanceTally {
  fileprivate var summary: String { "\(passed) passed, \(failed) failed, \(skipped) skipped" }

  fileprivate func write(to json: inout JSONWriter) {
    json.pair("passed", passed)
    json.pair("failed", failed)
    json.pair("skipped", skipped)
  }

  /// What was run, by what the tests expect: ` (28 of 28 values, 2 of 2 errors)`.
  fileprivate var kinds: String {
    let kinds = [(values, "values"), (errors, "errors"), (types, "types")].filter { $0.0.all > 0 }
    guard !kinds.isEmpty else { return "" }
    return " (" + kinds.map { "\($0.passed) of \($0.all) \($1)" }.joined(separator: ", ") + ")"
  }
}
