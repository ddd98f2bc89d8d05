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
