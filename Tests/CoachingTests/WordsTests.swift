import Coaching
import EventTime
import Testing

@Suite("Findings in words")
struct WordsTests {
  @Test("say what happened, what is missing since when, and what would end it")
  func earlier() throws {
    let point = try point(
      """
      events:
        understanding: { kind: issue.confirmed, says: the customer confirmed an issue }
      rules:
        one:
          title: Understand first
          when: proposal.sent
          expect: { earlier: understanding, within: 120 days }
          nudge: { rep: Ask. }
      """, ["2026-03-03": "proposal.sent"])
    #expect(
      point.reasons == [
        "Proposal sent Tue 3 Mar; not on record since 3 Nov: the customer confirmed an issue."
      ])
    #expect(point.clears == "Clears when the customer confirms an issue.")
  }

  @Test("speak of kinds where an event has no phrase")
  func later() throws {
    let point = try point(
      """
      rules:
        one:
          title: Answer in time
          when: email.received
          expect: { later: [email.sent, call.held, meeting.held], within: 2 days }
          nudge: { rep: Write., do: [Write one line.] }
      """, ["2026-03-03": "email.received"])
    #expect(point.lead == "Write one line.")
    #expect(
      point.reasons == [
        "Write.",
        "Email received Tue 3 Mar; no email sent or call or meeting held by Thu 5 Mar, 10:00.",
      ])
    #expect(point.clears == "Clears when an email is sent or a call or a meeting is held.")
  }

  @Test("give what a condition read, and the limit it must reach")
  func condition() throws {
    let point = try point(
      """
      facts:
        people_met: { distinct: activity.contacts, of: call.held }
      rules:
        one:
          title: Know two people
          when: proposal.sent
          expect: { that: facts.people_met >= 2 }
          nudge: { rep: Meet a second one. }
      """, ["2026-03-03": "proposal.sent"])
    #expect(point.reasons == ["Proposal sent Tue 3 Mar; people met: 0."])
    #expect(point.clears == "Clears when people met is at least 2.")
  }

  @Test(
    "keep 'and' and 'or' apart",
    arguments: [
      (
        "(facts.a >= 2 || facts.b >= 3) && facts.c >= 4",
        "a is at least 2 or b is at least 3, and c is at least 4"
      ),
      (
        "facts.a >= 2 || facts.b >= 3 && facts.c >= 4",
        "a is at least 2, or b is at least 3 and c is at least 4"
      ),
      ("facts.a >= 2 && facts.b >= 3", "a is at least 2 and b is at least 3"),
    ])
  func nested(condition: String, words: String) throws {
    let point = try point(
      """
      facts:
        a: { count: call.held }
        b: { count: email.sent }
        c: { count: email.received }
      rules:
        one:
          title: Enough
          when: proposal.sent
          expect: { that: \(condition) }
          nudge: { rep: More. }
      """, ["2026-03-03": "proposal.sent"])
    #expect(point.clears == "Clears when \(words).")
  }

  @Test("count the days of a silence")
  func silence() throws {
    let point = try point(
      """
      rules:
        one:
          title: Gone quiet
          while: deal.open
          without: email.received
          in_last: 5 days
          nudge: { rep: Call. }
      """, ["2026-03-01": "email.received"])
    #expect(point.reasons == ["No email received since Sun 1 Mar, 9 days ago."])
    #expect(point.clears == "Clears when an email is received.")
  }

  @Test(
    "name days near and far",
    arguments: [
      ("2026-03-03T10:00:00Z", "Tue 3 Mar"), ("2025-11-06T10:00:00Z", "6 Nov"),
      ("2024-05-02T10:00:00Z", "2 May 2024"), ("2026-03-31T00:00:00Z", "31 Mar"),
    ])
  func days(instant: String, spoken: String) throws {
    let asOf = try #require(RFC3339.parse("2026-03-10T08:00:00Z"))
    let speech = Speech(zone: .utc, asOf: asOf)
    #expect(speech.day(try #require(RFC3339.parse(instant))) == spoken)
  }

  @Test("speak dates in the site's zone")
  func zone() throws {
    let asOf = try #require(RFC3339.parse("2026-03-10T08:00:00Z"))
    let speech = Speech(zone: TimeZoneRules(name: "+09:00", secondsEast: 9 * 3_600), asOf: asOf)
    #expect(speech.fullMoment(asOf) == "Tue 10 Mar 2026, 17:00")
    #expect(speech.day(try #require(RFC3339.parse("2026-03-03T20:00:00Z"))) == "Wed 4 Mar")
  }

  @Test(
    "write money so that it can be read",
    arguments: [(180_000.0, "EUR 180,000"), (-1_250.5, "EUR -1,250.50"), (999, "EUR 999")])
  func money(amount: Double, spoken: String) {
    #expect(Speech.money(amount, "EUR") == spoken)
  }

  private func point(_ pack: String, _ log: [String: String]) throws -> CheckPage.Point {
    var activities = try log.map { try logged($0.key, $0.value) }
    // So that every rule is captured.
    for kind in ["issue.confirmed", "email.sent", "call.held", "email.received"] {
      activities.append(try logged("2026-01-02", kind, deal: "D9", [], contacts: ["ana"]))
    }
    let points = try PackFixture(pack, log: activities).page().people.flatMap(\.subjects)
    return try #require(points.first { $0.title == "D1" }?.points.first)
  }
}
