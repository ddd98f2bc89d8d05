import CEL
import EventTime
import RulePacks
import Testing

@testable import Engine

@Suite("The history of a rule on a subject")
struct RuleHistoryTests {
  @Test("is none of a subject that the log does not have, and none of another kind than the rule's")
  func noSubject() throws {
    let one = try ExplainedCase(rule: "when: call.held", log: "day 0 call.held", asOf: "day 1")
    let rule = try #require(one.pack.rule(named: "one"))
    #expect(one.inquiry(of: rule, .deal("D1")) != nil)
    #expect(one.inquiry(of: rule, .deal("D2")) == nil)
    #expect(one.inquiry(of: rule, SubjectID(kind: .rep, ids: ["R1"])) == nil)
  }

  @Test("has the values that each condition read, and what its facts are made of")
  func values() throws {
    let one = try ExplainedCase(
      rule: "when: proposal.sent\nif: data.amount > params.large\nexpect: { that: facts.people_met >= 2 }",
      beside: """
        params: { large: { type: number, default: 1000 } }
        facts: { people_met: { distinct: activity.contacts, of: call.held, within: 10 days } }
        """,
      log: """
        day 0 call.held contacts=ben
        day 12 call.held contacts=ana
        day 13 proposal.sent amount=5000
        """, asOf: "day 14")
    let history = try one.inquiry().history()
    let moment = try #require(history.moment(of: "a003"))
    #expect(moment.readings.map(\.place) == [.if, .that])
    let comparison = try #require(moment.readings[1].trace.comparisons.first)
    #expect(comparison.left == "facts.people_met")
    #expect(comparison.leftValue == .int(1))
    #expect(comparison.operation == Operator.greaterEquals)
    #expect(!comparison.holds)
    #expect(moment.readings[0].trace.comparisons.map(\.rightValue) == [.double(1000)])
    #expect(moment.sources.map(\.items) == [[.init(activity: "a002", value: .list([.text("ana")]))]])
    #expect(history.clearing.values.map(\.result) == [.bool(false)])
  }

  @Test("has the element that decided an exists or all")
  func witnesses() throws {
    let one = try ExplainedCase(
      rule:
        "when: call.held\nif: 'data.topics.exists(t, t == \"legal\") && !data.topics.all(t, t != \"price\")'",
      log: "day 0 call.held topics=[price,legal]", asOf: "day 1")
    let trace = try #require(try one.inquiry().history().moments.first?.readings.first?.trace)
    #expect(trace.witnesses.map(\.element) == [.text("legal"), .text("price")])
    #expect(trace.witnesses.map(\.isCounterExample) == [false, true])
  }

  @Test("says the same as a run that nobody looks at")
  func sameFindings() throws {
    let one = try ExplainedCase(
      rule: "while: facts.calls >= 2\nfor: 2 days",
      beside: "facts: { calls: { count: call.held, within: 5 days } }",
      log: "day 0 call.held\nday 1 call.held\nday 9 call.held", asOf: "day 10")
    let history = try one.inquiry().history()
    #expect(history.findings.map(\.id) == one.evaluate().findings.map(\.id))
    #expect(history.findings.map(\.status) == one.evaluate().findings.map(\.status))
    let turns = history.moments.flatMap(\.readings).filter { $0.place == .state }.map(\.trace.result.isTrue)
    #expect(turns == [false, true, true, false])
  }
}

@Suite("Why a rule has not spoken")
struct DecisionTests {
  private func reasons(
    _ rule: String, beside: String = "", _ log: String, asOf: String = "day 9"
  ) throws -> [String] {
    let one = try ExplainedCase(rule: rule, beside: beside, log: log, asOf: asOf)
    return try one.inquiry().history().decisions.map { decision in
      switch decision.reason {
      case .raised: "raised"
      case .closed: "closed"
      case .outOfScope(let trace): "out of scope \(trace.comparisons.map(\.leftValue.description))"
      case .met(let ids): "met \(ids)"
      case .void(let id): "void \(id)"
      case .ended: "ended"
      case .excepted(let name, _): "excepted \(name)"
      case .unknown(let missing, let nothingYet): "unknown \(missing) \(nothingYet)"
      case .fault: "fault"
      case .waiting(let due): "waiting \(due?.dayAndTime ?? "")"
      case .heldBack: "held back"
      case .stateFalse(let trace): "not so \(trace.comparisons.map(\.leftValue.description))"
      }
    }
  }

  private static let later = "when: email.received\nexpect: { later: email.sent, within: 2 days }"

  @Test("is that nothing called for it")
  func noTrigger() throws {
    #expect(try reasons(Self.later, "day 0 call.held").isEmpty)
  }

  @Test("is a condition that was false, with what it read")
  func scope() throws {
    #expect(
      try reasons("when: proposal.sent\nif: data.amount > 1000.0", "day 0 proposal.sent amount=50")
        == ["out of scope [\"50\"]"])
  }

  @Test("is that it was answered, that it waits, or that the sentence was ended")
  func answers() throws {
    #expect(try reasons(Self.later, "day 0 email.received\nday 1 email.sent") == ["met [\"a002\"]"])
    #expect(
      try reasons(Self.later, "day 8 email.received", asOf: "day 9") == ["waiting day 10"])
    #expect(
      try reasons(Self.later + "\nunless: call.held", "day 0 email.received\nday 1 call.held")
        == ["void a002"])
    #expect(
      try reasons(Self.later, "day 0 email.received\nday 1 deal.lost\nday 2 email.received")
        == ["ended", "closed"])
  }

  @Test("is an exception, a cool-down, or a field that is not on record")
  func others() throws {
    #expect(
      try reasons(
        "when: proposal.sent\nexceptions: [{ name: small, if: data.amount < 100.0, reason: Small. }]",
        "day 0 proposal.sent amount=50") == ["excepted small"])
    #expect(
      try reasons("when: proposal.sent\ncool_down: 5 days", "day 0 proposal.sent\nday 1 proposal.sent")
        == ["raised", "held back"])
    #expect(
      try reasons("when: proposal.sent\nif: data.amount > 1000.0", "day 0 proposal.sent")
        == ["unknown [\"data.amount\"] false"])
  }

  @Test("of a state is that it is not so")
  func state() throws {
    #expect(
      try reasons(
        "while: facts.calls >= 2", beside: "facts: { calls: { count: call.held } }", "day 0 call.held")
        == ["not so [\"1\"]"])
  }

  @Test("traces a condition that is nothing but a truth as one part")
  func literal() throws {
    let one = try ExplainedCase(rule: "when: call.held\nif: true", log: "day 0 call.held", asOf: "day 1")
    let readings = try one.inquiry().history().moments.flatMap(\.readings)
    #expect(readings.map { $0.trace.parts.map(\.source) } == [["true"]])
  }
}
