import TestKit
import Testing

@Suite("The engine and the reference on cases that once parted them")
struct KnownCasesTests {
  private static func pack(_ rule: String, _ log: String) -> String {
    """
    touchline: 1
    pack: p
    version: 1.0.0
    title: P
    summary: P
    domain: conformance
    rules:
      r0: { title: T, \(rule), nudge: { rep: Look. } }
    tests:
      - name: it
        with: { directory: [{ deal: D2, name: Crane, until: 2026-01-14 }] }
        log: |
          \(log)
        as_of: 2026-02-02
        expect: silent
    """
  }

  @Test(
    "agree",
    arguments: [
      // Somebody else's activity takes the deal away, and between it and the next of that instant there is a point.
      (
        "per: rep, while: rep.open_deals < 1",
        [
          "2026-01-07 call.held deal=D2", "2026-01-22 call.held deal=D2 rep=R2",
          "2026-01-22 note.logged deal= seq=1",
          "2026-01-22 call.held seq=2",
        ], 2
      ),
      // The day on which the directory's name of a deal ends.
      (
        "while: deal.name == \"Crane\" || deal.amount > 1",
        ["2026-01-11 call.held deal=D2", "2026-01-20 call.held"], 3
      ),
      (
        "per: [rep, organisation], when: call.held, expect: { that: rep.open_deals > 1 }",
        ["2026-01-11 call.held"], 1
      ),
      // A close and a reopening in one instant: two findings of one instant, which do not end alike.
      (
        "while: \"deal.open\"",
        [
          "2026-01-11T09:00:00Z deal.opened", "2026-01-11T09:00:00Z deal.won",
          "2026-01-11T09:00:00Z deal.reopened",
          "2026-01-13T09:00:00Z deal.won",
        ], 4
      ),
    ])
  func agree(_ rule: String, _ log: [String], least: Int) {
    let files = CaseFiles(packs: [Self.pack(rule, log.joined(separator: "\n          "))])
    switch Comparison.compare(files, settled: files) {
    case .agreed(let outcomes): #expect(outcomes.filter { $0.rule == "p/r0" }.count >= least, "\(outcomes)")
    case .refused(let reason): Issue.record("\(reason)")
    case .disagreed(let disagreement): Issue.record("\(disagreement)")
    }
  }
}
