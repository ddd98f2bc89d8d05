import ArgumentParser
import TestFiles
import TestKit

/// Holds the engine in batch against an oracle, and sessions of every kind against the engine in batch.
struct CompareSessions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sessions",
    abstract: "Hold sessions against an evaluation of the whole log, and that against an oracle.",
    usage: "compare sessions --pack PACK LOG:EXPECTED ...")

  @Option(help: "The pack of rules.")
  var pack: String

  @Option(help: "The seed of what comes in disorder.")
  var seed: UInt64 = 1

  @Option(help: "How the session gets the log: inOrder, bulk, shuffled, resumed; all by default.")
  var mode: [String] = []

  @Argument(help: "Logs, each with the file of what an oracle finds in it behind a colon.")
  var logs: [String]

  func run() throws {
    guard let text = TestFiles.bytes(pack) else { throw ValidationError("\(pack) cannot be read") }
    var isRight = true
    for log in logs {
      let parts = log.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, let expected = TestFiles.bytes(parts[1]) else {
        throw ValidationError("\(log) is no log with what is expected of it")
      }
      let workload = try Workload(pack: text, log: parts[0])
      let disagreements = disagreements(workload, Workload.lines(expected))
      let verdict = disagreements.isEmpty ? "agrees in every mode" : disagreements.joined(separator: "\n")
      print("\(parts[0]): \(workload.count) activities, \(workload.findings.count) findings, \(verdict)")
      if !disagreements.isEmpty { isRight = false }
    }
    if !isRight { throw ExitCode.failure }
  }

  private func disagreements(_ workload: Workload, _ expected: [String]) -> [String] {
    var found: [String] = []
    if workload.findings != expected { found.append("the evaluation finds something else than the oracle") }
    let sessions = workload.sessions
    if let disagreement = sessions.disagreement(ofThreads: 2) { found.append(disagreement) }
    for mode in SessionComparison.Mode.allCases where self.mode.isEmpty || self.mode.contains(mode.rawValue) {
      if let disagreement = sessions.disagreement(mode, seed: seed) { found.append(disagreement) }
    }
    return found
  }
}
