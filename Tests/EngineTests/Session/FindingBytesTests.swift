import EventTime
import RulePacks
import Testing

@testable import Engine

@Suite("A finding as bytes")
struct FindingBytesTests {
  private let subject = SubjectID(kind: .pair(.manager, .rep), ids: ["M1", "R1"])

  private func day(_ day: Int64) -> Instant { Instant(milliseconds: 1_767_571_200_000 + day * 86_400_000) }

  /// With something in every part.
  private func full(_ period: Period = .month) -> Finding {
    var evidence = Evidence()
    evidence.trigger = "a1"
    evidence.found = ["a2", "a3"]
    evidence.searched = Evidence.Search(event: "a call", from: day(1), to: day(2))
    evidence.due = day(3)
    (evidence.count, evidence.before) = (4, 7)
    evidence.period = Evidence.CalendarPeriod(
      period: period, start: day(0), end: day(31), name: "January 2026")
    evidence.reads = [
      Evidence.Reading(name: "facts.calls", value: "3"), Evidence.Reading(name: "deal.amount", value: nil),
    ]
    evidence.norms = [
      Evidence.Norm(
        name: "usual", quantile: 750, since: day(-90), deal: "D7", deals: 12, values: 40,
        by: ["deal.stage", "rep.id"], among: ["D1", "D7"])
    ]
    evidence.witnesses = [.witness, .counterExample, .selection].map {
      Evidence.Witness(source: "xs.exists(x, x > 1)", kind: $0, elements: ["2", "3"])
    }
    return Finding(
      id: "0123456789abcdef", rule: 5, subject: subject, at: day(3), deal: "D1", account: "A1", rep: "R1",
      manager: "M1", evidence: evidence,
      nudge: RenderedNudge(rep: "To you.", manager: "To them.", ask: ["Why?", "Who?"], do: ["Call."]))
  }

  private func returned(_ finding: Finding) -> Finding? {
    Finding(bytes: finding.bytes, rule: finding.rule, subject: finding.subject)
  }

  @Test("comes back with all its parts, whatever has become of it")
  func parts() {
    let bare = Finding(id: "f", rule: 5, subject: subject, at: day(0))
    let statuses: [Finding.Status] = [
      .open, .cleared(at: day(4), by: "a9"), .cleared(at: day(4), by: nil), .expired(at: day(5)), .due,
    ]
    for var finding in [full(), bare] {
      for status in statuses {
        finding.status = status
        #expect(returned(finding) == finding)
      }
    }
    for period in Period.allCases { #expect(returned(full(period)) == full(period)) }
  }

  @Test("is none where its bytes end early or are others")
  func damaged() {
    let bytes = full().bytes
    for count in bytes.indices {
      #expect(Finding(bytes: Array(bytes[..<count]), rule: 5, subject: subject) == nil, "\(count)")
    }
    #expect(Finding(bytes: bytes + [0], rule: 5, subject: subject) == nil)
    var refused = 0
    for place in bytes.indices {
      var other = bytes
      other[place] = 0xFF
      if Finding(bytes: other, rule: 5, subject: subject) == nil { refused += 1 }
    }
    #expect(refused > bytes.count / 8)
  }
}
