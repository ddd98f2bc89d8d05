import Authoring
import RulePacks
import SourceText

// How the results of tests are printed for other programs.
extension PackTests {
  func json(_ results: [TestResult]) -> String {
    let tally = Tally(results)
    var json = JSONWriter()
    json.object { json in
      json.pair("passed", tally.passed)
      json.pair("failed", tally.failed)
      json.pair("todo", tally.todo)
      json.key("tests")
      json.array { json in
        for result in results {
          json.object { json in
            json.pair("pack", result.pack)
            json.pair("name", result.test.name)
            json.pair("file", result.test.file.name)
            json.pair("line", result.line)
            json.pair("status", result.status.word)
            if result.isFailure { json.pair("timeline", result.timeline) }
          }
        }
      }
    }
    json.newline()
    return json.text
  }

  /// JUnit's XML as build servers read it: a suite for each pack, a case for each test.
  func junit(_ results: [TestResult]) -> String {
    let tally = Tally(results)
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<testsuites tests="\#(results.count)" failures="\#(tally.failed)" skipped="\#(tally.todo)">"#,
    ]
    for suite in Dictionary(grouping: results, by: \.pack).sorted(by: { $0.key < $1.key }) {
      let tally = Tally(suite.value)
      lines.append(
        #"  <testsuite name="\#(xml(suite.key))" tests="\#(suite.value.count)" failures="\#(tally.failed)" skipped="\#(tally.todo)">"#
      )
      for result in suite.value { lines += testCase(result) }
      lines.append("  </testsuite>")
    }
    return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
  }

  private func testCase(_ result: TestResult) -> [String] {
    let head =
      #"    <testcase classname="\#(xml(result.pack))" name="\#(xml(result.test.name))" file="\#(xml(result.test.file.name))" line="\#(result.line)""#
    switch result.status {
    case .passed: return [head + "/>"]
    case .todo(let reason):
      return [head + ">", #"      <skipped message="\#(xml(reason))"/>"#, "    </testcase>"]
    case .failed, .passedTodo:
      return [
        head + ">",
        #"      <failure message="\#(xml(result.complaint))">"# + xml(result.timeline) + "</failure>",
        "    </testcase>",
      ]
    }
  }

  /// An annotation for each test that fails, at its place.
  func github(_ results: [TestResult]) -> String {
    let failures = results.filter(\.isFailure).map { result in
      let start = result.test.range.start
      return Diagnostic(
        "test", file: result.test.file, range: SourceRange(start: start, end: start + 1),
        "\(result.pack): \(result.test.name): \(result.complaint)", help: result.timeline)
    }
    return Diagnostic.render(failures, as: .github)
  }

  /// Text as XML has it: without the characters that it has no way to write.
  private func xml(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n": escaped += "&#10;"
      case let scalar where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        escaped += "?"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

/// How many tests came out how.
struct Tally {
  let passed: Int
  let failed: Int
  let todo: Int

  init(_ results: [TestResult]) {
    failed = results.count(where: \.isFailure)
    todo = results.count {
      if case .todo = $0.status { true } else { false }
    }
    passed = results.count - failed - todo
  }
}

extension TestResult {
  /// The line on which the test begins.
  var line: Int { test.file.position(at: test.range.start).line }

  /// Why it counts against the run, in a few words.
  var complaint: String {
    status == .passedTodo
      ? "it passes now; take its todo away"
      : missing.isEmpty ? "something happened that was not expected" : "something expected did not happen"
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
