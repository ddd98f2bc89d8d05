import Activity
import CEL
import EventTime
import RulePacks
import SourceText
import Testing

@testable import Engine

@Suite("A question that no rule asks")
struct QuestionTests {
  private func answers(
    _ condition: String, about subject: SubjectID?, beside: String = "", _ log: String, asOf: String
  ) throws -> Question.Answer {
    let one = try ExplainedCase(
      rule: "when: proposal.sent\nif: '\(condition)'", beside: beside, log: log, asOf: asOf)
    guard case .when(_, if: let asked?, expect: _) = one.pack.rules[0].form else {
      throw QuestionError.noCondition
    }
    return Question(asked, of: one.pack).answer(
      about: subject, timeline: one.timeline(), directory: one.directory, site: one.site, asOf: one.test.asOf)
  }

  private enum QuestionError: Error { case noCondition }

  @Test("is answered of its subject, with the latest activity at hand")
  func subject() throws {
    let log = """
      day 0 call.held deal=D1
      day 1 call.held deal=D2
      day 1 call.held deal=D2
      day 2 proposal.sent deal=D2 amount=50
      """
    let facts = "facts: { calls: { count: call.held } }"
    for (deal, holds) in [("D1", TracedValue.missing(["data.amount"])), ("D2", .bool(true))] {
      let answer = try answers(
        "facts.calls >= 1 && data.amount > 20", about: .deal(deal), beside: facts, log, asOf: "day 3")
      #expect(answer.trace.result == holds)
      #expect(answer.fault == nil)
    }
    let other = try answers("facts.calls == 0", about: .deal("D9"), beside: facts, log, asOf: "day 3")
    #expect(other.trace.result == .bool(true))
  }

  @Test("about nobody knows no subject")
  func nobody() throws {
    let log = "day 0 deal.opened amount=5"
    #expect(
      try answers("deal.amount > 1", about: nil, log, asOf: "day 1").trace.result == .missing(["deal.amount"])
    )
    #expect(
      try answers("deal.amount > 1", about: .deal("D1"), log, asOf: "day 1").trace.result == .bool(true))
  }

  @Test("about nobody knows what a pack says and what time it is")
  func nothingAtHand() throws {
    let beside = """
      params:
        most: { type: int, default: 3 }
      lists:
        words: [price, legal]
      """
    for condition in [
      "params.most == 3", "\"price\" in lists.words", "now > timestamp(\"2026-01-05T23:00:00Z\")",
    ] {
      let answer = try answers(
        condition, about: nil, beside: beside, "day 0 deal.opened amount=5", asOf: "day 1")
      #expect(answer.trace.result == .bool(true), "\(condition)")
    }
  }

  @Test("may be one that no pack asks")
  func withoutPack() throws {
    let one = try ExplainedCase(
      rule: "when: proposal.sent\nif: deal.amount > 20", log: "day 0 deal.opened amount=50", asOf: "day 1")
    guard case .when(_, if: let asked?, expect: _) = one.pack.rules[0].form else {
      throw QuestionError.noCondition
    }
    let answer = Question(asked, of: nil).answer(
      about: .deal("D1"), timeline: one.timeline(), asOf: one.test.asOf)
    #expect(answer.trace.result == .bool(true) && answer.fault == nil)
  }

  @Test("sees whom the directory names on that day, and nobody of a later one")
  func directoryDates() throws {
    for (asOf, manager) in [("day 0", "M1"), ("day 2", "M2"), ("day 4", "M2"), ("day 6", "M3")] {
      let one = try ExplainedCase(
        """
        touchline: 1
        pack: demo
        version: 1.0.0
        title: Demo
        summary: A pack of a test.
        domain: demo
        rules:
          one: { title: One, per: rep, when: call.held, if: 'rep.fields.lead == "\(manager)"', nudge: { rep: Look. } }
        tests:
          - name: it
            with:
              directory:
                - { person: R1, lead: M1 }
                - { person: R1, lead: M2, from: 2026-01-07 }
                - { person: R1, lead: M3, from: 2026-01-11 }
            log: |
              day 0 00:00 call.held
              day 3 00:00 call.held
            as_of: \(asOf)
            expect: silent
        """)
      guard case .when(_, if: let asked?, expect: _) = one.pack.rules[0].form else {
        throw QuestionError.noCondition
      }
      let answer = Question(asked, of: one.pack).answer(
        about: SubjectID(kind: .rep, ids: ["R1"]), timeline: one.timeline(), directory: one.directory,
        site: one.site, asOf: one.test.asOf)
      #expect(answer.trace.result == .bool(true), "\(asOf)")
    }
  }

  @Test("is asked when all timers have run, those of that very instant too")
  func windows() throws {
    let facts = "facts: { calls: { count: call.held, within: 2 days } }"
    for (asOf, count) in [("day 1", Int64(1)), ("day 1 23:59", 1), ("day 2", 0)] {
      let answer = try answers(
        "facts.calls == 1", about: .deal("D1"), beside: facts, "day 0 call.held", asOf: asOf)
      #expect(answer.trace.comparisons.map(\.leftValue) == [.int(count)])
    }
  }

  @Test("that fails says where, and what to do")
  func faults() throws {
    let answer = try answers(
      "int(deal.name) > 1", about: .deal("D1"), "day 0 deal.opened name=x", asOf: "day 1")
    guard case .failed = answer.trace.result else {
      Issue.record("\(answer.trace.result)")
      return
    }
    #expect(answer.fault != nil)
  }
}
