import EventTime
import RulePacks
import SourceText
import Testing

@testable import Engine

@Suite("Counter-evidence of a finding")
struct NearMissTests {
  private static let hour: Int64 = 3_600_000
  private static let day: Int64 = 24 * hour

  private func misses(_ rule: String, beside: String = "", _ log: String, asOf: String) throws -> [NearMiss] {
    let one = try ExplainedCase(rule: rule, beside: beside, log: log, asOf: asOf)
    let inquiry = try one.inquiry()
    let finding = try #require(inquiry.findings().first)
    return NearMisses(inquiry, inquiry.history()).of(finding)
  }

  @Test("of 'earlier' is what came after the trigger, and what had left the window")
  func earlier() throws {
    let found = try misses(
      "when: proposal.sent\nexpect: { earlier: call.held, within: 3 days }",
      "day 0 call.held\nday 5 proposal.sent\nday 5 02:00 call.held", asOf: "day 6")
    #expect(found.map(\.activity) == ["a003", "a001"])
    #expect(found.map(\.kind) == [.late(by: 2 * Self.hour), .early(by: 2 * Self.day)])
  }

  @Test("of 'earlier since' is what came before what it must follow")
  func since() throws {
    let found = try misses(
      "when: proposal.sent\nexpect: { earlier: call.held, since: demo.held }",
      "day 0 call.held\nday 1 demo.held\nday 5 proposal.sent", asOf: "day 6")
    #expect(found.map(\.kind) == [.beforeSince("a002")])
    // The trigger is none of what it must follow; another one of its instant may be.
    for (event, log) in [
      ("[proposal.sent, demo.held]", "day 0 call.held\nday 1 demo.held\nday 5 proposal.sent"),
      ("previous", "day 0 call.held\nday 5 proposal.sent\nday 5 proposal.sent"),
    ] {
      let own = try misses(
        "when: proposal.sent\nexpect: { earlier: call.held, since: \(event) }", log, asOf: "day 6")
      #expect(own.map(\.kind) == [.beforeSince("a002")], "\(event)")
    }
  }

  @Test("of 'later' is the answer after the deadline, and one about something else")
  func later() throws {
    let late = try misses(
      "when: email.received\nexpect: { later: email.sent, within: 1 day }",
      "day 0 email.received\nday 1 03:00 email.sent", asOf: "day 6")
    #expect(late.map(\.kind) == [.late(by: 3 * Self.hour)])
    let other = try misses(
      "when: email.received\nexpect: { later: email.sent, within: 1 day }\nsame: [data.thread]",
      "day 0 email.received thread=t1\nday 0 03:00 email.sent thread=t2", asOf: "day 6")
    #expect(other.map(\.kind) == [.disagrees(["data.thread"])])
  }

  @Test("of 'never' is counted in the calendar that holds for the subject")
  func calendar() throws {
    let one = try ExplainedCase(
      rule: "when: objection.raised\nexpect: { never: discount.offered, within: 3 business days }",
      log: "day 0 objection.raised\nday 1 discount.offered", asOf: "day 9")
    // Two days off before the window is over.
    let closed = [1, 2].compactMap { CivilDate(year: 2026, month: 1, day: 5 + $0) }
    let site = SiteConfiguration(
      calendars: ["default": one.test.calendar, "ours": WorkCalendar(zone: .utc, closed: closed)],
      calendarFor: [
        SiteConfiguration.CalendarChoice(
          subject: .deal, id: "D1", calendar: "ours", range: SourceRange(start: 0, end: 0))
      ])
    let inquiry = try one.inquiry(site: site)
    let finding = try #require(inquiry.findings().first)
    let found = NearMisses(inquiry, inquiry.history()).of(finding)
    let usual = NearMisses(try one.inquiry(), try one.inquiry().history()).of(finding)
    #expect(usual.map(\.kind) == [.withinBy(2 * Self.day + 18 * Self.hour)])
    #expect(found.map(\.kind) == [.withinBy(6 * Self.day + 18 * Self.hour)])
  }

  @Test("names the field that kept an activity of the right kind from being the event")
  func mismatch() throws {
    let field = try misses(
      "when: proposal.sent\nexpect: { earlier: { kind: objection.raised, with: { topic: price } } }",
      "day 0 objection.raised topic=legal\nday 5 proposal.sent", asOf: "day 6")
    #expect(
      field.map(\.kind) == [.mismatch([.field("topic", is: .text("legal"), wanted: [.text("price")])])])
    let condition = try misses(
      "when: proposal.sent\nexpect: { earlier: { kind: call.held, where: data.minutes >= 10 } }",
      "day 0 call.held minutes=5\nday 5 proposal.sent", asOf: "day 6")
    guard case .mismatch(let reasons)? = condition.first?.kind, case .condition(let trace)? = reasons.first
    else {
      Issue.record("\(condition)")
      return
    }
    #expect(trace.comparisons.map(\.leftValue) == [.int(5)])
    #expect(trace.result == .bool(false))
  }

  @Test("of 'never' is how near the end of the window it came, of 'next' the answer that came second")
  func neverAndNext() throws {
    let never = try misses(
      "when: objection.raised\nexpect: { never: discount.offered, within: 7 days, until: call.held }",
      "day 0 objection.raised\nday 6 discount.offered\nday 6 02:00 call.held", asOf: "day 9")
    #expect(never.map(\.kind) == [.withinBy(Self.day), .late(by: 2 * Self.hour)])
    let next = try misses(
      "when: objection.raised\nexpect: { next: call.held, among: [call.held, email.sent] }",
      "day 0 objection.raised\nday 1 email.sent\nday 1 05:00 call.held", asOf: "day 9")
    #expect(next.map(\.kind) == [.late(by: 5 * Self.hour)])
  }

  @Test("of a silence is the word that came too late, of a quota what belongs to another period")
  func silenceAndQuota() throws {
    let silence = try misses(
      "while: deal.open\nwithout: call.held\nin_last: 5 days",
      "day 0 call.held\nday 5 04:00 call.held", asOf: "day 6")
    #expect(silence.map(\.kind) == [.late(by: 4 * Self.hour)])
    let quota = try misses(
      "every: week\nexpect: { at_least: 1, of: call.held }\nafter_close: true",
      "day -1 call.held\nday 8 call.held", asOf: "day 9")
    #expect(
      quota.map(\.kind) == [
        .otherPeriod(by: Self.day, isBefore: false), .otherPeriod(by: Self.day, isBefore: true),
      ])
  }

  @Test("of a sentence with 'never' that was kept is what came after the window")
  func outside() throws {
    let one = try ExplainedCase(
      rule: "when: objection.raised\nexpect: { never: discount.offered, within: 7 days }",
      log: "day 0 objection.raised\nday 8 discount.offered", asOf: "day 9")
    let inquiry = try one.inquiry()
    let history = inquiry.history()
    let met = try #require(history.moments.flatMap(\.verdicts).first { $0.outcome == .met })
    #expect(NearMisses(inquiry, history).outside(met).map(\.kind) == [.outside(by: Self.day)])
  }
}
