import TestFiles
import TestKit
import Testing

@Suite("The engine on the benchmark's logs", .enabled(if: TestFiles.shared != nil, "no ../shared"))
struct WorkloadTests {
  private func workload(_ log: String) throws -> Workload {
    let pack = try #require(TestFiles.sharedBytes("bench/workload.yaml"))
    return try Workload(pack: pack, log: try #require(TestFiles.shared) + "/bench/" + log)
  }

  @Test("finds what the oracle finds in hand-made cases, no more and no less")
  func edges() throws {
    let expected = try #require(TestFiles.sharedBytes("bench/edge.expected"))
    #expect(try workload("edge.ndjson").findings == Workload.lines(expected))
  }

  @Test("finds what the oracle finds where activities are dense and at the edges of windows")
  func denseEvaluation() throws {
    let expected = try #require(TestFiles.bytes("Tests/Logs/dense.expected"))
    #expect(try dense.findings == Workload.lines(expected))
  }

  @Test("finds that in sessions, too", arguments: SessionComparison.Mode.allCases)
  func denseSessions(mode: SessionComparison.Mode) throws {
    let sessions = try dense.sessions
    for seed in UInt64(1)...2 {
      if let disagreement = sessions.disagreement(mode, seed: seed) { Issue.record("\(disagreement)") }
    }
  }

  private var dense: Workload {
    get throws {
      let pack = try #require(TestFiles.sharedBytes("bench/workload.yaml"))
      return try Workload(pack: pack, log: TestFiles.package + "/Tests/Logs/dense.ndjson")
    }
  }

  @Test("finds it in a session, too, however the log comes in", arguments: SessionComparison.Mode.allCases)
  func sessions(mode: SessionComparison.Mode) throws {
    let sessions = try workload("edge.ndjson").sessions
    for seed in UInt64(1)...2 {
      if let disagreement = sessions.disagreement(mode, seed: seed) { Issue.record("\(disagreement)") }
    }
  }
}
